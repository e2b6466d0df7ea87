/**
 * What a crowd of articles says of a fingerprint that they share. Text that recurs in one outlet over different stories,
 * at their edges or in a good part of them, is the outlet's standing text; what many unrelated articles hold is
 * a phrase. Both are found from the articles at hand: no list is needed. A copy taken for standing text would be hidden,
 * which is worse than a footer told: where the two cannot be told apart, it is no standing text.
 */

/** Unlike articles of one outlet that make a text at the edge of them its standing text, and the share of all its articles. */
export const STORIES = 3;
const LEAST_PART = 0.02;
/** Unlike articles that make it so wherever it stands, if it is in this share of the outlet's articles. */
const MANY = 8;
const PART = 0.25;
/** Of the articles that hold the text, those that must be of an outlet where it recurs: what others have too is news. */
const AT_HOME = 0.7;
/** Of an outlet's articles that hold it, those that must hold it at an edge; of fewer than MANY, at the same distance from it. */
const AT_EDGE = 0.75;
/** Share of the articles of each of several outlets that must hold what is standing text of all. */
const CHAIN_PART = 0.1;
/** The edges of an article: tokens from its start and to its end, and the shares of it that they are at most. */
const HEAD = 60;
const TAIL = 120;
const HEAD_PART = 0.2;
const TAIL_PART = 0.35;
/** Tokens by which distances from an edge may differ and be the same: a date or a name may stand in between. */
const NEAR = 8;
/** Estimated Jaccard similarity from which two articles are one story, or its versions. */
const ONE_STORY = 0.25;
/** Articles that hold a phrase, and unlike ones among them, that make it a common one. */
const COMMON = 12;
/** Holders that are looked at to find unlike ones: among very many the first tell enough. */
export const LOOKED_AT = 400;

/** The articles that hold one fingerprint, in the order of their ids, and where: `owner[list[x]]`, `place[list[x]]` for x below `length`. */
export interface Holders {
  readonly owner: Uint32Array;
  readonly place: Uint32Array;
  readonly list: Uint32Array;
  readonly length: number;
}

/** The articles that owners are, by index. */
export interface Owners {
  /** a number for the outlet of each, from 0; -1 where it is not known */
  readonly outlet: Int32Array;
  /** tokens of each */
  readonly tokens: Uint32Array;
  /** estimated Jaccard similarity of two */
  alike(i: number, j: number): number;
}

/** What the holders of a fingerprint say of it. */
export interface Say {
  /** the outlets whose standing text it is, -1 for that of articles of no known outlet */
  readonly standing: readonly number[];
  /** whether it is a common phrase */
  readonly common: boolean;
}

export const NOTHING: Say = { standing: [], common: false };

/** What articles have for a number whose outlet is not known: they are taken together, as if they were of one. */
const UNKNOWN = -1;

/** Unlike articles of an outlet that must hold a text; of those that may be of many outlets as many as make it sure. */
const leastOf = (outlet: number): number => (outlet === UNKNOWN ? MANY : STORIES);

/** An outlet in which a text recurs. */
interface Recurring {
  readonly outlet: number;
  /** its articles that hold the text */
  readonly held: number;
  /** most of them at one distance from an edge */
  readonly fast: boolean;
}

/** Some holders, and what is found out of them wherever they hold something: those of one footer hold all its fingerprints. */
export interface HolderGroup extends Omit<Holders, 'place'> {
  readonly owners: Owners;
  /** those of outlets that have enough of them, by outlet */
  readonly byOutlet: ReadonlyMap<number, HolderGroup>;
  /** unlike ones among them, up to MANY; -1 until it is asked */
  unlike: number;
}

const NO_GROUPS: ReadonlyMap<number, HolderGroup> = new Map();

const headOf = (words: number): number => Math.min(HEAD, HEAD_PART * words);
const tailOf = (words: number): number => Math.min(TAIL, TAIL_PART * words);

/** Asks the holders of one fingerprint after another. */
export class Inquiry {
  /** articles of each outlet, by its number */
  readonly #size: Uint32Array;
  /** of the holders, how many are of each outlet, by one more than its number */
  readonly #held: Uint32Array;
  readonly #unlike: number[] = [];
  /** holders by their distance from an edge */
  readonly #fromStart = new Uint32Array(HEAD);
  readonly #toEnd = new Uint32Array(TAIL);

  constructor(size: Uint32Array) {
    this.#size = size;
    this.#held = new Uint32Array(size.length + 1);
  }

  ask(owners: Owners, holders: Holders): Say {
    return holders.length < STORIES ? NOTHING : this.hear(this.group(owners, holders), holders.place);
  }

  /** What is found out of holders before it is asked where they hold something. */
  group(owners: Owners, { owner, list, length }: Omit<Holders, 'place'>): HolderGroup {
    const { outlet } = owners;
    const held = this.#held;
    let recurs = false;
    for (let x = 0; x < length; x++) {
      const o = outlet[owner[list[x]]];
      if (++held[o + 1] >= leastOf(o)) recurs = true;
    }
    const group = { owners, owner, list, length, unlike: -1 };
    const byOutlet = recurs ? this.#byOutlet(group) : NO_GROUPS;
    for (let x = 0; x < length; x++) held[outlet[owner[list[x]]] + 1] = 0;
    return { ...group, byOutlet };
  }

  /** What the holders of one fingerprint say, by where each holds it: of holder `list[x]`, `place[list[x]]`. */
  hear(group: HolderGroup, place: Uint32Array): Say {
    const standing = group.byOutlet.size > 0 ? this.#outletsOf(group, place) : NOTHING.standing;
    const common = group.length >= COMMON && this.#unlikeIn(group) >= MANY;
    return standing.length > 0 || common ? { standing, common } : NOTHING;
  }

  /** Outlets where the text recurs over different stories, if they hold most of it. */
  #outletsOf({ byOutlet, length }: HolderGroup, place: Uint32Array): number[] {
    let standing: Recurring[] = [];
    for (const [outlet, own] of byOutlet) {
      const recurring = this.#recurringIn(outlet, own, place);
      if (recurring !== null) standing.push(recurring);
    }
    // a paragraph that two outlets have in many stories each is news; the footer of a chain stands fast in all its sites
    if (standing.length > 1) {
      standing = standing.filter(
        ({ outlet, held, fast }) => fast && (outlet === UNKNOWN || held >= CHAIN_PART * this.#size[outlet]),
      );
    }
    const home = standing.reduce((sum, { held }) => sum + held, 0);
    return home >= AT_HOME * length ? standing.map(({ outlet }) => outlet) : [];
  }

  /** The holders of a group by outlet, of those that have enough of them. */
  #byOutlet({ owners, owner, list, length }: Omit<HolderGroup, 'byOutlet'>): Map<number, HolderGroup> {
    const { outlet } = owners;
    const groups = new Map<number, number[]>();
    for (let x = 0; x < length; x++) {
      const o = outlet[owner[list[x]]];
      if (this.#held[o + 1] < leastOf(o)) continue;
      const group = groups.get(o);
      if (group === undefined) groups.set(o, [list[x]]);
      else group.push(list[x]);
    }
    const asGroup = (group: readonly number[]): HolderGroup => ({
      owners,
      owner,
      list: Uint32Array.from(group),
      length: group.length,
      byOutlet: NO_GROUPS,
      unlike: -1,
    });
    return new Map(Array.from(groups, ([o, group]) => [o, asGroup(group)]));
  }

  /** What the holders of one outlet say. */
  #recurringIn(outlet: number, holders: HolderGroup, place: Uint32Array): Recurring | null {
    const held = holders.length;
    const known = outlet !== UNKNOWN;
    if (known && held < LEAST_PART * this.#size[outlet]) return null;
    const unlike = this.#unlikeIn(holders);
    if (unlike < leastOf(outlet)) return null;
    const fast = this.#standsFast(holders, place);
    // of how many outlets those are is not known: what stands fast in many stories is a footer all the same
    if (!known) return fast ? { outlet, held, fast } : null;
    const everywhere = unlike >= MANY && held >= PART * this.#size[outlet];
    const often = unlike >= MANY && this.#countAtEdge(holders, place) >= AT_EDGE * held;
    return fast || everywhere || often ? { outlet, held, fast } : null;
  }

  /** Holders no two of which are alike, up to MANY. */
  #unlikeIn(group: HolderGroup): number {
    if (group.unlike >= 0) return group.unlike;
    const { owners, owner, list, length } = group;
    const unlike = this.#unlike;
    unlike.length = 0;
    // among very many holders the first tell enough
    const last = Math.min(length, LOOKED_AT);
    for (let x = 0; x < last && unlike.length < MANY; x++) {
      const i = owner[list[x]];
      if (unlike.every((j) => owners.alike(i, j) < ONE_STORY)) unlike.push(i);
    }
    group.unlike = unlike.length;
    return unlike.length;
  }

  #countAtEdge({ owners, owner, list, length }: HolderGroup, place: Uint32Array): number {
    const { tokens } = owners;
    let count = 0;
    for (let x = 0; x < length; x++) {
      const i = owner[list[x]];
      const from = place[list[x]];
      if (from < headOf(tokens[i]) || tokens[i] - from < tailOf(tokens[i])) count++;
    }
    return count;
  }

  /** Whether most of the holders have the text at one distance from their start or their end. */
  #standsFast({ owners, owner, list, length }: HolderGroup, place: Uint32Array): boolean {
    const { tokens } = owners;
    const fromStart = this.#fromStart.fill(0);
    const toEnd = this.#toEnd.fill(0);
    for (let x = 0; x < length; x++) {
      const i = owner[list[x]];
      const from = place[list[x]];
      if (from < headOf(tokens[i])) fromStart[from]++;
      if (tokens[i] - from < tailOf(tokens[i])) toEnd[tokens[i] - from]++;
    }
    const least = AT_EDGE * length;
    return nearMedian(fromStart) >= least || nearMedian(toEnd) >= least;
  }
}

/** How many distances, counted by their size, differ from their median by no more than NEAR. */
export function nearMedian(counts: Uint32Array): number {
  let before = counts.reduce((sum, n) => sum + n, 0) >> 1;
  let median = 0;
  while (median < counts.length && before >= counts[median]) before -= counts[median++];
  return counts.subarray(Math.max(0, median - NEAR), median + NEAR + 1).reduce((sum, n) => sum + n, 0);
}
