/**
 * The one hash of the core. A token is hashed over the UTF-16 code units of its folded form, so that the
 * byte path (where a byte is a code unit) and the Unicode path give the same number.
 */

/** FNV-1a, 32 bits: offset basis and prime (Fowler, Noll and Vo; RFC 9923, section 5). */
export const FNV_BASIS = 0x811c9dc5 | 0;
export const FNV_PRIME = 0x01000193;

/** Base of the polynomials by which several hashes in a row are one (Karp and Rabin 1987). */
export const BASE = 0x2c1b3c6d;

/** Finalizer of MurmurHash3: every input bit reaches every output bit. Takes and gives 32 bits, signed. */
export function mix32(x: number): number {
  x ^= x >>> 16;
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** Hash of a folded token given as a string. Unsigned 32 bits. */
export function hashToken(folded: string): number {
  let h = FNV_BASIS;
  for (let i = 0; i < folded.length; i++) h = Math.imul(h ^ folded.charCodeAt(i), FNV_PRIME);
  return mix32(h) >>> 0;
}
