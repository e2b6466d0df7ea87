import type { Sketches } from '../sketch/sketches.js';
import { radixSort } from './radix.js';

/**
 * Fingerprints to the articles that hold them: postings sorted by fingerprint and joined. Nothing frequent is
 * dropped: a list longer than `cap` is joined as a star to its first article, in place of all its pairs.
 */

/** A growing list of pairs of article indices. */
export class PairList {
  count = 0;
  a = new Uint32Array(1 << 14);
  b = new Uint32Array(1 << 14);

  push(a: number, b: number): void {
    if (this.count === this.a.length) {
      const grownA = new Uint32Array(this.count * 2);
      const grownB = new Uint32Array(this.count * 2);
      grownA.set(this.a);
      grownB.set(this.b);
      this.a = grownA;
      this.b = grownB;
    }
    this.a[this.count] = a;
    this.b[this.count++] = b;
  }
}

/**
 * Joins the postings into `pairs`, smaller index first, a pair once for each list that gives it. A folded
 * article brings only the fingerprints that its representative lacks.
 */
export function joinPostings(
  sketches: Sketches,
  representative: Uint32Array,
  cap: number,
  pairs: PairList,
): void {
  const { count, starts, fingerprints } = sketches;
  const recurs = countRecurring(fingerprints);
  const mask = recurs.length - 1;
  const keys = new Uint32Array(fingerprints.length);
  const articles = new Uint32Array(fingerprints.length);
  let n = 0;
  for (let i = 0; i < count; i++) {
    const r = representative[i];
    let other = starts[r];
    const otherEnd = r === i ? other : starts[r + 1];
    for (let p = starts[i]; p < starts[i + 1]; p++) {
      const fingerprint = fingerprints[p];
      if (recurs[fingerprint & mask] < 2) continue;
      while (other < otherEnd && fingerprints[other] < fingerprint) other++;
      if (other < otherEnd && fingerprints[other] === fingerprint) continue;
      keys[n] = fingerprint;
      articles[n++] = i;
    }
  }
  radixSort(keys, articles, n);
  for (let from = 0, to: number; from < n; from = to) {
    to = from + 1;
    while (to < n && keys[to] === keys[from]) to++;
    joinList(articles, from, to, cap, pairs);
  }
}

/**
 * Counts fingerprints by their low bits, up to two: most stand in one article only, and need not be sorted to find that
 * out. Four slots a fingerprint: some in five of the single ones share a slot and are sorted all the same.
 */
function countRecurring(fingerprints: Uint32Array): Uint8Array {
  let slots = 1024;
  while (slots < fingerprints.length * 4) slots *= 2;
  const counts = new Uint8Array(slots);
  const mask = slots - 1;
  for (let i = 0; i < fingerprints.length; i++) {
    const slot = fingerprints[i] & mask;
    if (counts[slot] < 2) counts[slot]++;
  }
  return counts;
}

/** Articles of one list ascend, for the sort is stable. */
function joinList(articles: Uint32Array, from: number, to: number, cap: number, pairs: PairList): void {
  const centres = to - from > cap ? from + 1 : to;
  for (let x = from; x < centres; x++) {
    for (let y = x + 1; y < to; y++) pairs.push(articles[x], articles[y]);
  }
}
