import type { Sketches } from '../sketch/sketches.js';
import { PairList, type PairTable, uniquePairs } from './pairs.js';
import { countRecurring } from './postings.js';
import { radixSort } from './radix.js';

/**
 * Pairs by skip-grams, for copies of which so many words were exchanged that no fingerprint is left in common. One shared
 * skip-gram is a phrase of the trade; it takes two.
 */

/** Skip-grams that a pair must share. */
export const LEAST_SKIPS = 2;

/**
 * The pairs that share enough skip-grams, beside those that `known` has. Of folded articles only the representatives are
 * asked, and what more than `cap` of these hold is passed over: it is an outlet's footer or a phrase, and what is copied
 * with it has fingerprints in common.
 */
export function skipPairs(
  sketches: Pick<Sketches, 'count' | 'skipStarts' | 'skipgrams'>,
  representative: Uint32Array,
  known: PairTable,
  cap: number,
): PairTable {
  const { count } = sketches;
  const pairs = joinSkips(sketches, representative, cap);
  const found = uniquePairs(pairs, pairs.count, count);
  const had = new Set<number>();
  for (let p = 0; p < known.count; p++) had.add(known.a[p] * count + known.b[p]);
  const fits = (p: number): boolean =>
    found.shared[p] >= LEAST_SKIPS && !had.has(found.a[p] * count + found.b[p]);
  const only = (values: Uint32Array): Uint32Array => values.filter((_, p) => fits(p));
  const a = only(found.a);
  const none = new Uint32Array(a.length);
  return { count: a.length, a, b: only(found.b), shared: none };
}

/** The pairs that share a skip-gram, once for each that they share. */
export function joinSkips(
  { count, skipStarts, skipgrams }: Pick<Sketches, 'count' | 'skipStarts' | 'skipgrams'>,
  representative: Uint32Array,
  cap: number,
): PairList {
  const recurs = countRecurring(skipgrams);
  const mask = recurs.length - 1;
  const keys = new Uint32Array(skipgrams.length);
  const owners = new Uint32Array(skipgrams.length);
  let n = 0;
  for (let i = 0; i < count; i++) {
    if (representative[i] !== i) continue;
    for (let s = skipStarts[i]; s < skipStarts[i + 1]; s++) {
      if (recurs[skipgrams[s] & mask] < 2) continue;
      keys[n] = skipgrams[s];
      owners[n++] = i;
    }
  }
  radixSort(keys, owners, n);
  const pairs = new PairList();
  for (let from = 0, to: number; from < n; from = to) {
    to = from + 1;
    while (to < n && keys[to] === keys[from]) to++;
    if (to - from > 1) joinOwners(owners.subarray(from, to), cap, pairs);
  }
  return pairs;
}

/** Owners of one list ascend; one that repeats the skip-gram counts once. */
function joinOwners(owners: Uint32Array, cap: number, pairs: PairList): void {
  let length = 1;
  for (let x = 1; x < owners.length; x++) {
    if (owners[x] !== owners[length - 1]) owners[length++] = owners[x];
  }
  if (length > cap) return;
  for (let x = 0; x < length; x++) {
    for (let y = x + 1; y < length; y++) pairs.push(owners[x], owners[y]);
  }
}
