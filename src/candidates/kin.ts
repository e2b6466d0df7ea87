import type { Sketches } from '../sketch/sketches.js';
import type { OwnFingerprints } from './own.js';
import { alsoIn, only, PairSums, type PairTable } from './pairs.js';
import { type CrowdView, type JoinBounds, joinPostings } from './postings.js';

/**
 * Kin: articles that share most of their fingerprints with one earlier article, as cut and updated versions of a story do
 * that are too far apart to be folded. They will be one family, whose pairs run from one member: those between two kin
 * need not be aligned, unless they share what the common article lacks.
 */

/** Share of an article's fingerprints, and of the earlier one's, that makes it kin. */
const MOST = 0.5;
const PART = 0.25;

/**
 * Leaves out the pairs between two kin of one article, but for those of an article and what it was folded into, and for
 * what both have of their own beside the article they are kin to.
 */
export function withoutKin(
  pairs: PairTable,
  sketches: Sketches,
  representative: Uint32Array,
  own: OwnFingerprints,
  bounds: JoinBounds,
  crowd: CrowdView,
): PairTable {
  const { count, starts } = sketches;
  const head = findHeads(pairs, count, (i) => starts[i + 1] - starts[i]);
  const theirs = new PairSums(count, bounds.room);
  joinPostings(sketches, head, own, bounds, theirs, { ...crowd, learns: false });
  const keep = alsoIn(pairs, theirs.table());
  return only(pairs, (p, a, b) => {
    const kin = head[a] >= 0 && head[a] === head[b];
    const folded = representative[a] === b || representative[b] === a;
    return !kin || folded || keep[p] === 1;
  });
}

/** Whether two articles of so many fingerprints, of which they share some, are near enough to be kin. */
export const areKin = (shared: number, sizeA: number, sizeB: number): boolean =>
  shared >= MOST * Math.min(sizeA, sizeB) && shared >= PART * Math.max(sizeA, sizeB);

/** The article that each of so many is kin to, -1 where there is none; `size` gives the fingerprints of each. */
export function findHeads(
  pairs: Pick<PairTable, 'count' | 'a' | 'b' | 'shared'>,
  articles: number,
  size: (i: number) => number,
): Int32Array {
  const head = new Int32Array(articles).fill(-1);
  const isHead = new Uint8Array(articles);
  // pairs ascend by a: whether a is kin itself is known by the time that others could be kin to it
  for (let p = 0; p < pairs.count; p++) {
    const a = pairs.a[p];
    const b = pairs.b[p];
    if (head[a] >= 0 || head[b] >= 0 || isHead[b]) continue;
    if (!areKin(pairs.shared[p], size(a), size(b))) continue;
    head[b] = a;
    isHead[a] = 1;
  }
  return head;
}
