import type { Verdict } from '../judge/settle.js';
import { estimatedJaccard, type Sketches } from '../sketch/sketches.js';

/**
 * Families: articles that are versions of one text. Ties are taken strongest first (Kruskal 1956); a tie joins two groups
 * only when most of the members of the one resemble most of the other's, so that no round-up page and no chain of
 * weak ties draws two stories together. So must their texts, prints of one being counted once: a round-up is as like both
 * of its stories in forty papers as in one.
 */

/** A tie between two articles, by index. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  /** share of the side that shares more, 0 to 1 */
  readonly strength: number;
}

/** Share of the longer article under which an excerpt is no version of it. */
const LEAST_PART = 0.2;

/** Ties that make families: one text, or versions of it of which each carries a good part. */
export function tiesOf(verdicts: readonly Verdict[]): Tie[] {
  const ties: Tie[] = [];
  for (const { a, b, relation, shareA, shareB } of verdicts) {
    const carries = relation === 'excerpt' && Math.min(shareA, shareB) >= LEAST_PART;
    if (relation === 'identical' || relation === 'near-duplicate' || relation === 'version' || carries) {
      ties.push({ a, b, strength: Math.max(shareA, shareB) });
    }
  }
  return ties;
}

export interface FamilyGroup {
  /** ascending */
  readonly members: number[];
  /** the member that most others resemble; the pairs of the family run from it */
  readonly representative: number;
}

/** The family of each article that is in one, by its place. */
export function familyOf(families: readonly FamilyGroup[]): Map<number, number> {
  const family = new Map<number, number>();
  families.forEach(({ members }, f) => {
    for (const member of members) family.set(member, f);
  });
  return family;
}

/** What of the sketches families are grouped by. */
type Signed = Pick<Sketches, 'tokens' | 'k' | 'signatures'>;

/** Members of each group, and texts, that a tie is checked by. */
const SAMPLE = 12;
/** Estimated Jaccard similarity from which two members are prints of one text, and the texts of a group that are told apart. */
const ONE_TEXT = 0.7;
const MOST_TEXTS = 64;
/** Estimated containment from which two members resemble each other. */
const RESEMBLES = 0.25;
/** Of the checked pairs of members, those that must resemble each other; and of those of texts, what must be exceeded. */
const MOST = 2 / 3;
const HALF = 0.5;

/** Groups articles by their ties; `folded` gives the article that each near-duplicate was folded into. */
export function groupFamilies(sketches: Sketches, ties: readonly Tie[], folded: Uint32Array): FamilyGroup[] {
  const foldedInto = new Uint32Array(sketches.count);
  for (let i = 0; i < sketches.count; i++) if (folded[i] !== i) foldedInto[folded[i]]++;
  return groupTied(sketches, ties, foldedInto);
}

/** The same, where it is known how many articles were folded into each. */
export function groupTied(
  sketches: Signed,
  ties: readonly Tie[],
  foldedInto: ArrayLike<number>,
): FamilyGroup[] {
  const group = new Map<number, Group>();
  const order = [...ties].sort((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b);
  for (const { a, b } of order) {
    const ofA = group.get(a) ?? { members: [a], texts: [a] };
    const ofB = group.get(b) ?? { members: [b], texts: [b] };
    if (ofA === ofB || !cohere(sketches, ofA, ofB)) continue;
    const [kept, taken] = ofA.members.length >= ofB.members.length ? [ofA, ofB] : [ofB, ofA];
    for (const member of taken.members) {
      kept.members.push(member);
      group.set(member, kept);
    }
    for (const text of taken.texts) addText(sketches, kept.texts, text);
    group.set(a, kept);
    group.set(b, kept);
  }
  return [...new Set(group.values())]
    .map(({ members }) => members.sort((x, y) => x - y))
    .sort((x, y) => y.length - x.length || x[0] - y[0])
    .map((members) => ({ members, representative: representativeOf(sketches, members, foldedInto) }));
}

interface Group {
  readonly members: number[];
  /** of the members that are prints of one text, the shortest: what others have more than it may be another story */
  readonly texts: number[];
}

/** The place of a text among others, or of another print of it; -1 where it is not among them. */
function placeOf(sketches: Signed, texts: readonly number[], text: number): number {
  return texts.findIndex((known) => estimatedJaccard(sketches, known, text) >= ONE_TEXT);
}

function addText(sketches: Signed, texts: number[], text: number): void {
  const at = placeOf(sketches, texts, text);
  if (at < 0 && texts.length < MOST_TEXTS) texts.push(text);
  if (at >= 0 && sketches.tokens[text] < sketches.tokens[texts[at]]) texts[at] = text;
}

/** By members, for a few odd prints must not decide; and by texts, for many prints of one must not either. */
function cohere(sketches: Signed, left: Group, right: Group): boolean {
  // two single articles are tied by what was aligned: nothing is left to estimate
  if (left.members.length === 1 && right.members.length === 1) return true;
  if (alike(sketches, left.members, right.members) < MOST) return false;
  // a text that both have is no evidence for the others
  const others = right.texts.filter((text) => placeOf(sketches, left.texts, text) < 0);
  return others.length === 0 || alike(sketches, left.texts, others) > HALF;
}

/** The proportion of pairs between two groups that resemble each other. */
function alike(sketches: Signed, left: readonly number[], right: readonly number[]): number {
  let resembling = 0;
  let checked = 0;
  for (const x of spread(left)) {
    for (const y of spread(right)) {
      checked++;
      if (containment(sketches, x, y) >= RESEMBLES) resembling++;
    }
  }
  return resembling / checked;
}

/** At most SAMPLE of them, evenly spread. */
function spread(members: readonly number[]): readonly number[] {
  if (members.length <= SAMPLE) return members;
  return Array.from({ length: SAMPLE }, (_, i) => members[Math.floor((i * members.length) / SAMPLE)]);
}

/** Containment of the smaller shingle set in the larger, estimated from signatures and sizes. */
function containment(sketches: Signed, x: number, y: number): number {
  const { tokens } = sketches;
  const jaccard = estimatedJaccard(sketches, x, y);
  const shared = (jaccard * (tokens[x] + tokens[y])) / (1 + jaccard);
  return Math.min(1, shared / Math.max(1, Math.min(tokens[x], tokens[y])));
}

/**
 * The member that most near-duplicates were folded into, for its pairs are aligned already; among equals the one whose
 * signature agrees most with the others', then the longest, then the first.
 */
function representativeOf(
  sketches: Signed,
  members: readonly number[],
  foldedInto: ArrayLike<number>,
): number {
  const { tokens } = sketches;
  const others = spread(members);
  const most = members.reduce((n, member) => Math.max(n, foldedInto[member]), 0);
  let best = -1;
  let bestAgreement = 0;
  for (const member of members) {
    if (foldedInto[member] < most) continue;
    let sum = 0;
    for (const other of others) sum += estimatedJaccard(sketches, member, other);
    const mean = others.includes(member) ? (sum - 1) / Math.max(1, others.length - 1) : sum / others.length;
    if (best < 0 || mean > bestAgreement || (mean === bestAgreement && tokens[member] > tokens[best])) {
      bestAgreement = mean;
      best = member;
    }
  }
  return best;
}
