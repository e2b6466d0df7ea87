import { type PairTable, partedBy } from './pairs.js';

/**
 * Kin: articles that share a good part of their fingerprints with one other, as cut and updated versions of a story do that
 * are too far apart to be folded. They will most likely be one family, whose pairs run from one member: those between two
 * kin are put off until it shows that they are none.
 */

/** Shares of the smaller one's fingerprints, and of the larger one's, from which two articles are kin. */
const MOST = 0.5;
const PART = 0.25;

/** Kin of one article, itself among them, up to which all their pairs are aligned: more evidence of who had it first, for a few pairs. */
export const FEW_KIN = 8;

/** Pairs to be aligned at once, and those that are put off. */
interface Parted {
  readonly pairs: PairTable;
  readonly between: PairTable;
}

/**
 * Puts off the pairs between kin of one article, but for those by which each is tied to it or to what it was folded
 * into. The table is used up.
 */
export function partKin(pairs: PairTable, representative: Uint32Array, size: (i: number) => number): Parted {
  const head = findHeads(pairs, representative, size);
  const kin = new Uint32Array(head.length);
  for (const h of head) kin[h]++;
  const atOnce = new Uint8Array(pairs.count).fill(1);
  for (let p = 0; p < pairs.count; p++) {
    const [a, b] = [pairs.a[p], pairs.b[p]];
    // what only skip-grams or folds tie stays: kin share fingerprints
    if (pairs.shared[p] > 0 && kin[head[a]] > FEW_KIN && isBetween(head, representative, a, b)) atOnce[p] = 0;
  }
  const { kept, others } = partedBy(pairs, atOnce);
  return { pairs: kept, between: others };
}

/** Whether a and b are kin of one article, and neither is tied to the other: as its head, or by a fold. */
function isBetween(head: Uint32Array, representative: Uint32Array, a: number, b: number): boolean {
  const tied = (x: number, y: number): boolean =>
    representative[x] === y || (representative[x] === x && head[x] === y);
  return head[a] === head[b] && !tied(a, b) && !tied(b, a);
}

/** Whether two articles of so many fingerprints, of which they share some, are near enough to be kin. */
export const areKin = (shared: number, sizeA: number, sizeB: number): boolean =>
  shared > 0 && shared >= MOST * Math.min(sizeA, sizeB) && shared >= PART * Math.max(sizeA, sizeB);

/**
 * The article that each is kin to, itself where there is none; what was folded goes with its representative. Those come
 * first that most others are kin to, for they leave the fewest pairs. `size` gives the fingerprints of each.
 */
export function findHeads(
  { count, a, b, shared }: Pick<PairTable, 'count' | 'a' | 'b' | 'shared'>,
  representative: Uint32Array,
  size: (i: number) => number,
): Uint32Array {
  const near: [number, number][] = [];
  const degree = new Uint32Array(representative.length);
  for (let p = 0; p < count; p++) {
    const [x, y] = [a[p], b[p]];
    if (representative[x] !== x || representative[y] !== y || !areKin(shared[p], size(x), size(y))) continue;
    near.push([x, y]);
    degree[x]++;
    degree[y]++;
  }
  const before = (x: number, y: number): number => degree[y] - degree[x] || size(y) - size(x) || x - y;
  for (const pair of near) pair.sort(before);
  near.sort(([x, y], [z, w]) => before(x, z) || y - w);
  const head = Uint32Array.from(representative, (_, i) => i);
  // whether x is kin itself is known by the time that others could be kin to it
  for (const [x, y] of near) if (head[x] === x && head[y] === y) head[y] = x;
  return head.map((_, i) => head[representative[i]]);
}
