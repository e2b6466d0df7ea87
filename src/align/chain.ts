import { radixSort } from '../candidates/radix.js';
import type { Anchors } from './anchors.js';

/**
 * Chains anchors that run in the same order in both texts, by dynamic programming with gap costs, looking
 * back over a bounded number of anchors (Li 2018, "Minimap2", Bioinformatics 34, section 2.1).
 */

/** Tokens of either text between two anchors of one chain, at most. */
export const MAX_GAP = 40;
/** Cost of a token that a gap leaves unmatched, in tenths of a plain word. */
const GAP_COST = 1;
/** Anchors looked back over. */
const LOOKBACK = 64;

/** Best chains that end in each anchor. Reused from pair to pair. */
let order = new Uint32Array(256);
let sortKeys = new Uint32Array(256);
let score = new Int32Array(256);
let previous = new Int32Array(256);
let used = new Uint8Array(256);
let byScore = new Uint32Array(256);
let chain = new Uint32Array(256);

/**
 * Calls `take` with each chain, the best first: indices of anchors in `chain[0, length)`, in the order of the
 * texts, and what the chain scores. An anchor is in one chain only. Chains under `least` are not told.
 */
export function chainAnchors(
  anchors: Anchors,
  least: number,
  take: (chain: Uint32Array, length: number, score: number) => void,
): void {
  const n = anchors.count;
  scoreChains(anchors);
  used.fill(0, 0, n);
  let ends = 0;
  for (let x = 0; x < n; x++) if (score[x] >= least) byScore[ends++] = x;
  byScore.subarray(0, ends).sort((x, y) => score[y] - score[x] || x - y);
  for (let e = 0; e < ends; e++) {
    const end = byScore[e];
    if (used[end]) continue;
    let length = 0;
    let x = end;
    while (x >= 0 && !used[x]) {
      used[x] = 1;
      chain[length++] = x;
      x = previous[x];
    }
    // what a chain already told has earned is not this one's
    const own = score[end] - (x >= 0 ? score[x] : 0);
    if (own < least) continue;
    for (let i = 0; i < length; i++) chain[i] = order[chain[i]];
    chain.subarray(0, length).reverse();
    take(chain, length, own);
  }
}

/**
 * Whether a chain could score `least` and hold so many tokens: at most what all anchors do that no gap parts. Much
 * cheaper than the best chain, and says no to most. Anchors come in the order of b, none is missing; `weight` has what each
 * counts for.
 */
export function couldChain(
  { b, length, count }: Anchors,
  weight: Int32Array,
  least: number,
  tokens: number,
): boolean {
  let end = 0;
  let weights = 0;
  let lengths = 0;
  for (let x = 0; x < count; x++) {
    if (b[x] - end > MAX_GAP) {
      weights = 0;
      lengths = 0;
    }
    weights += weight[x];
    lengths += length[x];
    if (weights >= least && lengths >= tokens) return true;
    end = Math.max(end, b[x] + length[x]);
  }
  return false;
}

/** Score of the best chain, in tenths of a plain word, and the tokens of its anchors; zeros where there is none. */
export function bestChain(anchors: Anchors): { score: number; tokens: number } {
  scoreChains(anchors);
  let best = -1;
  for (let x = 0; x < anchors.count; x++) if (best < 0 || score[x] > score[best]) best = x;
  let tokens = 0;
  for (let x = best; x >= 0; x = previous[x]) tokens += anchors.length[order[x]];
  return { score: best < 0 ? 0 : score[best], tokens };
}

/** Finds the best chain that ends in each anchor. */
function scoreChains(anchors: Anchors): void {
  const n = anchors.count;
  if (n > order.length) {
    order = new Uint32Array(n * 2);
    sortKeys = new Uint32Array(n * 2);
    score = new Int32Array(n * 2);
    previous = new Int32Array(n * 2);
    used = new Uint8Array(n * 2);
    byScore = new Uint32Array(n * 2);
    chain = new Uint32Array(n * 2);
  }
  sortAnchors(anchors);
  for (let x = 0; x < n; x++) link(anchors, x);
}

/** Orders anchors by their place in b, then in a. */
function sortAnchors({ a, b, count }: Anchors): void {
  for (let x = 0; x < count; x++) order[x] = x;
  if (count > 64) {
    for (let x = 0; x < count; x++) sortKeys[x] = a[x];
    radixSort(sortKeys, order, count);
    for (let x = 0; x < count; x++) sortKeys[x] = b[order[x]];
    radixSort(sortKeys, order, count);
    return;
  }
  for (let x = 1; x < count; x++) {
    const moving = order[x];
    let y = x;
    while (
      y > 0 &&
      (b[order[y - 1]] > b[moving] || (b[order[y - 1]] === b[moving] && a[order[y - 1]] > a[moving]))
    ) {
      order[y] = order[y - 1];
      y--;
    }
    order[y] = moving;
  }
}

/** Finds the best chain that ends in the anchor at place x of the order. */
function link({ a, b, length, weight }: Anchors, x: number): void {
  const anchor = order[x];
  const aAt = a[anchor];
  const bAt = b[anchor];
  const own = weight[anchor];
  const size = length[anchor];
  let best = own;
  let from = -1;
  for (let y = x - 1; y >= 0 && y >= x - LOOKBACK; y--) {
    const before = order[y];
    if (a[before] >= aAt || b[before] >= bAt) continue;
    const gapA = aAt - a[before] - length[before];
    const gapB = bAt - b[before] - length[before];
    if (gapA > MAX_GAP || gapB > MAX_GAP) continue;
    const overlap = Math.max(0, -gapA, -gapB);
    if (overlap >= size) continue;
    const gain = overlap === 0 ? own : Math.trunc((own * (size - overlap)) / size);
    const cost = GAP_COST * Math.max(gapA + overlap, gapB + overlap);
    const total = score[y] + gain - cost;
    if (total > best) {
      best = total;
      from = y;
    }
  }
  score[x] = best;
  previous[x] = from;
}
