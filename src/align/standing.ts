import type { Anchors } from './anchors.js';
import type { Side } from './side.js';

/** Standing text of two articles, as the crowd has it: spans of tokens, flat (begin, end) pairs, ascending. */
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
    for (let p = 0; p < length; p++)
      if (holds(ofA, i + p) && holds(ofB, j + p)) weight -= Math.min(a.weight[i + p], b.weight[j + p]);
    left[x] = weight;
  }
  return left;
}

function holds(spans: ArrayLike<number>, at: number): boolean {
  for (let s = 0; s < spans.length && spans[s] <= at; s += 2) if (at < spans[s + 1]) return true;
  return false;
}
