import { BASE, mix32 } from '../tokenize/hash.js';

/**
 * Skip-grams: three telling words in a row, whatever words of little weight stand between them, hashed. Where every other
 * word was exchanged no five in a row are left as they were, but a few such threes are. One in two is kept, by its
 * hash, so that both texts keep the same ones.
 */

/** Weight from which a word is telling, in tenths of a plain one. */
const TELLING = 10;
const KEPT = 1;

/**
 * Writes the skip-grams of the tokens into `out` in the order of the text; returns how many. `out` must hold `count` values.
 */
export function skipgrams(
  { count, hash }: { count: number; hash: Uint32Array },
  weight: Uint8Array,
  out: Uint32Array,
): number {
  // one in two is taken here and there: a branch could not be foreseen
  let telling = 0;
  for (let i = 0; i < count; i++) {
    out[telling] = hash[i];
    // 1 where the weight is no less
    telling += (TELLING - 1 - weight[i]) >>> 31;
  }
  let n = 0;
  for (let i = 2; i < telling; i++) {
    const sum = Math.imul(Math.imul(out[i - 2], BASE) + out[i - 1], BASE) + out[i];
    const gram = mix32(sum | 0);
    // the words from i - 1 on are still wanted
    out[n] = gram;
    n += (gram & KEPT) ^ KEPT;
  }
  return n;
}
