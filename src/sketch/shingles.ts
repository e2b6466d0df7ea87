import { BASE, mix32 } from '../tokenize/hash.js';

/**
 * Shingles: n consecutive tokens, hashed to 32 bits from the tokens' own hashes by a rolling polynomial
 * (Karp and Rabin 1987), so a shingle costs two multiplications whatever n is.
 */

/** Number of shingles of a text of `tokens` tokens: one for a text shorter than n, none for an empty one. */
export const shingleCount = (tokens: number, n: number): number =>
  tokens === 0 ? 0 : Math.max(1, tokens - n + 1);

/**
 * Writes the shingle hashes of `hash[0, count)` into `out`, in the order of the text; returns how many.
 * A text of fewer than n tokens has one shingle, of all its tokens. `out` must hold `shingleCount` values.
 */
export function shingle(hash: Uint32Array | Uint8Array, count: number, n: number, out: Uint32Array): number {
  if (count === 0) return 0;
  const first = Math.min(n, count);
  let rolling = 0;
  let leading = 1;
  for (let i = 0; i < first; i++) {
    rolling = (Math.imul(rolling, BASE) + hash[i]) | 0;
    if (i > 0) leading = Math.imul(leading, BASE);
  }
  out[0] = mix32(rolling);
  for (let i = n; i < count; i++) {
    rolling = (Math.imul(rolling - Math.imul(hash[i - n], leading), BASE) + hash[i]) | 0;
    out[i - n + 1] = mix32(rolling);
  }
  return shingleCount(count, n);
}
