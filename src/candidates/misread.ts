import { only, PairSums, type PairTable } from './pairs.js';
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

/**
 * Pairs that may be listed at a time before they are summed up: among tens of thousands of articles there are tens of
 * millions, most of which share a run or two.
 */
const ROOM = 1 << 22;

/** Pairs of articles, at least one of them misread, that share enough runs; smaller index first, ascending. */
export function misreadPairs(hits: LetterHits, misread: Uint8Array): PairTable {
  const found = countRuns(hits, misread);
  return only(found, (p) => found.shared[p] >= LEAST_RUNS);
}

/** Pairs of articles, at least one of them misread, with how many runs they share. */
export function countRuns({ article, run }: LetterHits, misread: Uint8Array): PairTable {
  const keys = run.slice();
  const owners = article.slice();
  radixSort(keys, owners, keys.length);
  const pairs = new PairSums(misread.length, ROOM);
  for (let from = 0, to: number; from < keys.length; from = to) {
    to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    const list = owners.subarray(from, to).sort();
    const centres = list.length > CAP ? 1 : list.length;
    for (let x = 0; x < centres; x++) {
      for (let y = x + 1; y < list.length; y++) {
        if (list[x] !== list[y] && (misread[list[x]] || misread[list[y]])) pairs.push(list[x], list[y]);
      }
    }
  }
  return pairs.table();
}
