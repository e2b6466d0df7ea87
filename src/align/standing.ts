import type { Anchors } from './anchors.js';
import type { Side } from './side.js';

/** Standing text of two articles, as the crowd has it: spans of tokens, flat (begin, end) pairs, ascending and disjoint. */
export interface Standing {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
}

let left = new Int32Array(256);

/**
 * What each anchor weighs without the tokens that are standing text on both sides, in tenths of a plain word: articles of
 * one outlet share its footer, and mostly nothing else. Good until the next call.
 */
export function weightsBeside({ a: ofA, b: ofB }: Standing, a: Side, b: Side, anchors: Anchors): Int32Array {
  if (left.length < anchors.count) left = new Int32Array(2 * anchors.count);
  for (let x = 0; x < anchors.count; x++) {
    const [i, j, length] = [anchors.a[x], anchors.b[x], anchors.length[x]];
    let weight = anchors.weight[x];
    let s = firstBeyond(ofA, i);
    let t = firstBeyond(ofB, j);
    while (s < ofA.length && t < ofB.length) {
      // what the two spans have in common, in tokens from the anchor's start
      const from = Math.max(0, ofA[s] - i, ofB[t] - j);
      if (from >= length) break;
      const to = Math.min(length, ofA[s + 1] - i, ofB[t + 1] - j);
      for (let p = from; p < to; p++) weight -= Math.min(a.weight[i + p], b.weight[j + p]);
      if (ofA[s + 1] - i <= ofB[t + 1] - j) s += 2;
      else t += 2;
    }
    left[x] = weight;
  }
  return left;
}

/** Place of the first span that ends behind a token; the length where there is none. */
function firstBeyond(spans: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[2 * middle + 1] <= at) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}
