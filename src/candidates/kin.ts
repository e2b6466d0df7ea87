import type { Sketches } from '../sketch/sketches.js';
import type { PairTable } from './candidates.js';

/**
 * Kin: articles that share most of their fingerprints with one earlier article, as cut and updated versions of a story do
 * that are too far apart to be folded. They will be one family, whose pairs run from one member: those between two kin
 * need not be aligned, unless they share what the common article lacks.
 */

/** Share of an article's fingerprints, and of the earlier one's, that makes it kin. */
const MOST = 0.5;
const PART = 0.25;

/** Leaves out the pairs between two kin of one article that share no more than either shares with it. */
export function withoutKin(pairs: PairTable, { count, starts }: Sketches): PairTable {
  const head = new Int32Array(count).fill(-1);
  const sharedWithHead = new Uint32Array(count);
  const size = (i: number): number => starts[i + 1] - starts[i];
  // pairs ascend by a: by the time that b is asked for as an a, its head is known
  for (let p = 0; p < pairs.count; p++) {
    const a = pairs.a[p];
    const b = pairs.b[p];
    if (head[a] >= 0 || head[b] >= 0) continue;
    const shared = pairs.shared[p];
    const less = Math.min(size(a), size(b));
    const more = Math.max(size(a), size(b));
    if (shared < MOST * less || shared < PART * more) continue;
    head[b] = a;
    sharedWithHead[b] = shared;
  }
  const kept = new Uint8Array(pairs.count);
  let n = 0;
  for (let p = 0; p < pairs.count; p++) {
    const a = pairs.a[p];
    const b = pairs.b[p];
    const kin = head[a] >= 0 && head[a] === head[b];
    if (kin && pairs.shared[p] <= Math.min(sharedWithHead[a], sharedWithHead[b])) continue;
    kept[p] = 1;
    n++;
  }
  const only = (values: Uint32Array): Uint32Array => values.filter((_, p) => kept[p] === 1);
  return {
    count: n,
    a: only(pairs.a),
    b: only(pairs.b),
    shared: only(pairs.shared),
    placeA: only(pairs.placeA),
    placeB: only(pairs.placeB),
  };
}
