import type { Sketches } from '../sketch/sketches.js';
import type { OwnFingerprints } from './own.js';
import { PairList, type PairTable } from './pairs.js';
import { type CrowdView, joinPostings } from './postings.js';

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
  cap: number,
  crowd: CrowdView,
): PairTable {
  const { count, starts } = sketches;
  const head = findHeads(pairs, count, (i) => starts[i + 1] - starts[i]);
  const theirs = new PairList();
  joinPostings(sketches, head, own, cap, theirs, { ...crowd, learns: false });
  const keep = new Set<number>();
  for (let p = 0; p < theirs.count; p++) keep.add(theirs.a[p] * sketches.count + theirs.b[p]);
  const kept = new Uint8Array(pairs.count);
  let n = 0;
  for (let p = 0; p < pairs.count; p++) {
    const a = pairs.a[p];
    const b = pairs.b[p];
    const kin = head[a] >= 0 && head[a] === head[b];
    const folded = representative[a] === b || representative[b] === a;
    if (kin && !folded && !keep.has(a * sketches.count + b)) continue;
    kept[p] = 1;
    n++;
  }
  const only = (values: Uint32Array): Uint32Array => values.filter((_, p) => kept[p] === 1);
  return {
    count: n,
    a: only(pairs.a),
    b: only(pairs.b),
    shared: only(pairs.shared),
  };
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
