import { radixSort } from './radix.js';

/**
 * Candidates for texts that a machine misread, whose words give few fingerprints in common with anything: pairs that share
 * runs of letters by their shapes.
 */

/** Sampled runs of letters (see tokenize/shapes.ts): `article[h]` holds `run[h]`, each once. */
export interface LetterHits {
  readonly article: Uint32Array;
  readonly run: Uint32Array;
}

/** Runs that a pair must share: with one in four sampled, some sixty letters. */
export const LEAST_RUNS = 4;
/** Articles that hold a run, from which it is joined as a star to the first of them. */
const CAP = 32;

/** Slots of a filter for runs: a bit each. */
const FILTER_BITS = 20;

/** A filter that lets the runs of some articles pass, and few others. */
export function filterOf(runs: Uint32Array): Uint8Array {
  const filter = new Uint8Array(1 << (FILTER_BITS - 3));
  for (const run of runs) {
    const slot = run >>> (32 - FILTER_BITS);
    filter[slot >> 3] |= 1 << (slot & 7);
  }
  return filter;
}

export function passes(filter: Uint8Array, run: number): boolean {
  const slot = run >>> (32 - FILTER_BITS);
  return ((filter[slot >> 3] >> (slot & 7)) & 1) === 1;
}

/** Pairs of articles, at least one of them misread, that share enough runs; smaller index first, ascending. */
export function misreadPairs(hits: LetterHits, misread: Uint8Array): { a: Uint32Array; b: Uint32Array } {
  const articles = misread.length;
  const shared = countRuns(hits, misread);
  const found = [...shared].filter(([, count]) => count >= LEAST_RUNS).map(([pair]) => pair);
  found.sort((x, y) => x - y);
  return {
    a: Uint32Array.from(found, (pair) => Math.floor(pair / articles)),
    b: Uint32Array.from(found, (pair) => pair % articles),
  };
}

/** Runs that pairs of articles, at least one of them misread, share: the count by `a * articles + b`, a the smaller. */
export function countRuns({ article, run }: LetterHits, misread: Uint8Array): Map<number, number> {
  const keys = run.slice();
  const owners = article.slice();
  radixSort(keys, owners, keys.length);
  const shared = new Map<number, number>();
  const articles = misread.length;
  for (let from = 0, to: number; from < keys.length; from = to) {
    to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    const list = owners.subarray(from, to).sort();
    const centres = list.length > CAP ? 1 : list.length;
    for (let x = 0; x < centres; x++) {
      for (let y = x + 1; y < list.length; y++) {
        if (list[x] === list[y] || !(misread[list[x]] || misread[list[y]])) continue;
        const pair = list[x] * articles + list[y];
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
    }
  }
  return shared;
}
