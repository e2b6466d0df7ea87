import type { Sketches } from '../sketch/sketches.js';
import { chooseBands } from './bands.js';
import { fold } from './fold.js';
import { withoutKin } from './kin.js';
import { OwnFingerprints } from './own.js';
import { joinPostings, PairList } from './postings.js';

export interface CandidateOptions {
  /** Jaccard similarity from which two articles are near-duplicates */
  readonly threshold: number;
  /** fold nothing: every pair that shares a fingerprint, also inside families */
  readonly allPairs: boolean;
  /** shingles in a winnowing window */
  readonly window: number;
}

/** Pairs of article indices, `a[i] < b[i]`, ascending by a then b, each once. */
export interface PairTable {
  readonly count: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** fingerprints that gave the pair; 0 for one that only folding ties */
  readonly shared: Uint32Array;
  /** where the first of them begins in a and in b, in tokens */
  readonly placeA: Uint32Array;
  readonly placeB: Uint32Array;
}

/** The pairs worth aligning. */
export interface Candidates extends PairTable {
  /** what each article was folded into, itself where it was not */
  readonly representative: Uint32Array;
}

/**
 * A list of articles that share a fingerprint is joined in all its pairs up to this length. At 32 a list
 * costs at most 496 pairs; the footer of an outlet, or a phrase of the trade, is longer.
 */
export const STAR_CAP = 32;

/**
 * The pairs worth aligning. Any two articles that share a run of n + w - 1 tokens are a pair, or are tied to
 * each other through pairs and folds of articles that hold the run.
 */
export function findCandidates(sketches: Sketches, options: CandidateOptions): Candidates {
  const { count, k } = sketches;
  const representative = options.allPairs
    ? Uint32Array.from({ length: count }, (_, i) => i)
    : fold(sketches, options.threshold, chooseBands(options.threshold, k));
  const pairs = new PairList();
  const own = new OwnFingerprints(sketches, options.window);
  joinPostings(sketches, representative, own, STAR_CAP, pairs);
  const fromPostings = pairs.count;
  for (let i = 0; i < count; i++) {
    const r = representative[i];
    if (r !== i) pairs.push(Math.min(r, i), Math.max(r, i), 0, 0);
  }
  const found = unique(pairs, fromPostings, count);
  return { ...(options.allPairs ? found : withoutKin(found, sketches, own, STAR_CAP)), representative };
}

/** Sorts the pairs by counting, b then a, and takes each once; pairs from `weightless` on count nothing. */
function unique(pairs: PairList, weightless: number, articles: number): PairTable {
  const order = countingOrder(
    pairs.a,
    countingOrder(pairs.b, null, pairs.count, articles),
    pairs.count,
    articles,
  );
  const found = {
    a: new Uint32Array(pairs.count),
    b: new Uint32Array(pairs.count),
    shared: new Uint32Array(pairs.count),
    placeA: new Uint32Array(pairs.count),
    placeB: new Uint32Array(pairs.count),
  };
  const { a, b, shared, placeA, placeB } = found;
  let n = 0;
  for (let i = 0; i < pairs.count; i++) {
    const p = order[i];
    if (n === 0 || a[n - 1] !== pairs.a[p] || b[n - 1] !== pairs.b[p]) {
      a[n] = pairs.a[p];
      b[n] = pairs.b[p];
      placeA[n] = pairs.placeA[p];
      placeB[n++] = pairs.placeB[p];
    }
    if (p < weightless) shared[n - 1]++;
  }
  return {
    count: n,
    a: a.slice(0, n),
    b: b.slice(0, n),
    shared: shared.slice(0, n),
    placeA: placeA.slice(0, n),
    placeB: placeB.slice(0, n),
  };
}

/** Stable order of `keys` (all below `limit`), itself taken in the order `before`. */
function countingOrder(
  keys: Uint32Array,
  before: Uint32Array | null,
  count: number,
  limit: number,
): Uint32Array {
  const place = new Uint32Array(limit + 1);
  for (let i = 0; i < count; i++) place[keys[i] + 1]++;
  for (let v = 0; v < limit; v++) place[v + 1] += place[v];
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const p = before === null ? i : before[i];
    order[place[keys[p]]++] = p;
  }
  return order;
}
