import { mix32 } from '../tokenize/hash.js';

/**
 * Skip-grams: three telling words in a row, whatever words of little weight stand between them, hashed. Where every other
 * word was exchanged no five in a row are left as they were, but a few such threes are. One in two is kept, by its
 * hash, so that both texts keep the same ones.
 */

/** Weight from which a word is telling, in tenths of a plain one. */
const TELLING = 10;
const BASE = 0x2c1b3c6d | 1;
const KEPT = 1;

/**
 * Writes the skip-grams of the tokens into `out` in the order of the text; returns how many. `out` must hold `count` values.
 */
export function skipgrams(
  { count, hash }: { count: number; hash: Uint32Array },
  weight: Uint8Array,
  out: Uint32Array,
): number {
  let n = 0;
  let [first, second] = [0, 0];
  let telling = 0;
  for (let i = 0; i < count; i++) {
    if (weight[i] < TELLING) continue;
    const third = hash[i];
    if (++telling >= 3) {
      const sum = Math.imul(Math.imul(first, BASE) + second, BASE) + third;
      const gram = mix32(sum | 0) >>> 0;
      if ((gram & KEPT) === 0) out[n++] = gram;
    }
    first = second;
    second = third;
  }
  return n;
}
