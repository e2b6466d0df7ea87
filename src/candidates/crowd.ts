import { agreement } from '../sketch/signature.js';
import type { Sketches } from '../sketch/sketches.js';
import { SpanBuilder, type SpanTable } from './spans.js';

/**
 * What a crowd of articles says of a fingerprint that they share. Text that recurs in one outlet over different stories,
 * at their edges or in a good part of them, is the outlet's standing text; what many unrelated articles hold is
 * a phrase. Both are found from the articles at hand: no list is needed. A copy taken for standing text would be hidden,
 * which is worse than a footer told: where the two cannot be told apart, it is no standing text.
 */

/** Unlike articles of one outlet that make a text at the edge of them its standing text, and the share of all its articles. */
const STORIES = 3;
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

/** The articles that hold one fingerprint, ascending, and where: `owner[list[x]]`, `place[list[x]]` for x below `length`. */
export interface Holders {
  readonly owner: Uint32Array;
  readonly place: Uint32Array;
  readonly list: Uint32Array;
  readonly length: number;
}

/** An outlet in which a text recurs. */
interface Recurring {
  readonly outlet: number;
  /** its articles that hold the text */
  readonly held: number;
  /** most of them at one distance from an edge */
  readonly fast: boolean;
}

const headOf = (words: number): number => Math.min(HEAD, HEAD_PART * words);
const tailOf = (words: number): number => Math.min(TAIL, TAIL_PART * words);

export class Crowd {
  readonly #sketches: Sketches;
  readonly #outlet: Int32Array;
  /** articles of each outlet that stand for themselves */
  readonly #size: Uint32Array;
  /** outlets whose standing text a fingerprint is */
  readonly #standing = new Map<number, number[]>();
  readonly #common = new Set<number>();
  readonly #held: Uint32Array;
  readonly #unlike: number[] = [];

  /** @param outlet a number for each article, from 0; -1 where it is not known */
  constructor(sketches: Sketches, outlet: Int32Array, representative: Uint32Array) {
    this.#sketches = sketches;
    this.#outlet = outlet;
    const outlets = outlet.reduce((most, o) => Math.max(most, o + 1), 0);
    this.#size = new Uint32Array(outlets);
    for (let i = 0; i < sketches.count; i++) {
      if (outlet[i] >= 0 && representative[i] === i) this.#size[outlet[i]]++;
    }
    this.#held = new Uint32Array(outlets);
  }

  /** Learns from the holders of a fingerprint. */
  examine(fingerprint: number, holders: Holders): void {
    if (holders.length < STORIES) return;
    const { owner, list, length } = holders;
    const held = this.#held;
    let most = 0;
    for (let x = 0; x < length; x++) {
      const o = this.#outlet[owner[list[x]]];
      if (o >= 0) most = Math.max(most, ++held[o]);
    }
    if (most >= STORIES) {
      const standing = this.#outletsOf(holders);
      if (standing.length > 0) this.#standing.set(fingerprint, standing);
    }
    for (let x = 0; x < length; x++) {
      const o = this.#outlet[owner[list[x]]];
      if (o >= 0) held[o] = 0;
    }
    if (length >= COMMON && this.#countUnlike(holders, -1, MANY) >= MANY) this.#common.add(fingerprint);
  }

  /** The outlets whose standing text it is; null for any other fingerprint. */
  standingIn(fingerprint: number): readonly number[] | null {
    return this.#standing.get(fingerprint) ?? null;
  }

  /** Outlets where the text recurs over different stories, if they hold most of it. */
  #outletsOf(holders: Holders): number[] {
    const { owner, list, length } = holders;
    let standing: Recurring[] = [];
    const seen = new Set<number>();
    for (let x = 0; x < length; x++) {
      const o = this.#outlet[owner[list[x]]];
      if (o < 0 || this.#held[o] < STORIES || seen.has(o)) continue;
      seen.add(o);
      const recurring = this.#recurringIn(o, holders);
      if (recurring !== null) standing.push(recurring);
    }
    // a paragraph that two outlets have in many stories each is news; the footer of a chain stands fast in all its sites
    if (standing.length > 1) {
      standing = standing.filter(({ outlet, held, fast }) => fast && held >= CHAIN_PART * this.#size[outlet]);
    }
    const home = standing.reduce((sum, { held }) => sum + held, 0);
    return home >= AT_HOME * length ? standing.map(({ outlet }) => outlet) : [];
  }

  #recurringIn(outlet: number, holders: Holders): Recurring | null {
    const held = this.#held[outlet];
    if (held < LEAST_PART * this.#size[outlet]) return null;
    const unlike = this.#countUnlike(holders, outlet, MANY);
    if (unlike < STORIES) return null;
    const fast = this.#standsFast(holders, outlet, held);
    const everywhere = unlike >= MANY && held >= PART * this.#size[outlet];
    const often = unlike >= MANY && this.#countAtEdge(holders, outlet) >= AT_EDGE * held;
    return fast || everywhere || often ? { outlet, held, fast } : null;
  }

  /** Holders of an outlet (-1: of any) no two of which are alike, up to `enough`. */
  #countUnlike({ owner, list, length }: Holders, outlet: number, enough: number): number {
    const { signatures, k } = this.#sketches;
    const unlike = this.#unlike;
    unlike.length = 0;
    // among very many holders the first tell enough
    const last = Math.min(length, LOOKED_AT);
    for (let x = 0; x < last && unlike.length < enough; x++) {
      const i = owner[list[x]];
      if (outlet >= 0 && this.#outlet[i] !== outlet) continue;
      if (unlike.every((j) => agreement(signatures, i * k, signatures, j * k, k) < ONE_STORY)) unlike.push(i);
    }
    return unlike.length;
  }

  #countAtEdge({ owner, place, list, length }: Holders, outlet: number): number {
    const { tokens } = this.#sketches;
    let count = 0;
    for (let x = 0; x < length; x++) {
      const i = owner[list[x]];
      if (this.#outlet[i] !== outlet) continue;
      const from = place[list[x]];
      if (from < headOf(tokens[i]) || tokens[i] - from < tailOf(tokens[i])) count++;
    }
    return count;
  }

  /** Whether most of the holders of an outlet have the text at one distance from their start or their end. */
  #standsFast({ owner, place, list, length }: Holders, outlet: number, held: number): boolean {
    const { tokens } = this.#sketches;
    const fromStart: number[] = [];
    const toEnd: number[] = [];
    for (let x = 0; x < length; x++) {
      const i = owner[list[x]];
      if (this.#outlet[i] !== outlet) continue;
      const from = place[list[x]];
      if (from < headOf(tokens[i])) fromStart.push(from);
      if (tokens[i] - from < tailOf(tokens[i])) toEnd.push(tokens[i] - from);
    }
    return [fromStart, toEnd].some((distances) => {
      const median = distances.sort((x, y) => x - y)[distances.length >> 1];
      return distances.filter((d) => Math.abs(d - median) <= NEAR).length >= AT_EDGE * held;
    });
  }

  /** Where each article holds standing text and common phrases. */
  marks(shingle: number): CrowdMarks {
    const { count, starts, fingerprints, places, tokens } = this.#sketches;
    const known = new Set(this.#common);
    for (const fingerprint of this.#standing.keys()) known.add(fingerprint);
    const filter = new Uint8Array(1 << 16);
    for (const fingerprint of known) filter[fingerprint & 0xffff] = 1;
    const standing = new SpanBuilder(count);
    const common = new SpanBuilder(count);
    for (let i = 0; i < count; i++) {
      for (let p = starts[i]; p < starts[i + 1]; p++) {
        const fingerprint = fingerprints[p];
        if (filter[fingerprint & 0xffff] === 0) continue;
        const end = Math.min(places[p] + shingle, tokens[i]);
        if (this.#standing.get(fingerprint)?.includes(this.#outlet[i])) standing.add(places[p], end);
        if (this.#common.has(fingerprint)) common.add(places[p], end);
      }
      standing.close(i, LEAST_RUN);
      common.close(i, 0);
    }
    return { standing: standing.table(), common: common.table() };
  }
}

/** Tokens of standing text under which it is taken for chance. */
const LEAST_RUN = 8;
/** Holders that are looked at to find unlike ones. */
const LOOKED_AT = 400;

/** What the crowd says of each article's words. */
export interface CrowdMarks {
  /** the outlet's standing text */
  readonly standing: SpanTable;
  /** phrases that many unrelated articles hold */
  readonly common: SpanTable;
}
