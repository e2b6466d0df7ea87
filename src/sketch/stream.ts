import { FNV_BASIS, FNV_PRIME, mix32 } from '../tokenize/hash.js';

/** Writes the 64-bit hash of a token stream, as two words, at `out[offset]`: equal texts to any tokenizer have it equal. */
export function streamHash(hash: Uint32Array, count: number, out: Uint32Array, offset: number): void {
  let low = FNV_BASIS;
  let high = 0x9e3779b9 | 0;
  for (let i = 0; i < count; i++) {
    low = Math.imul(low ^ hash[i], FNV_PRIME);
    high = (Math.imul(high, 31) + hash[i]) | 0;
  }
  out[offset] = mix32(low);
  out[offset + 1] = mix32(high ^ count);
}
