/**
 * One text made ready for alignment: its tokens' hashes, what each is worth, and an index of its 3-grams.
 * Built once an article and used for all its pairs.
 */
export interface Side {
  readonly count: number;
  readonly hash: Uint32Array;
  /** tenths of a plain word */
  readonly weight: Uint8Array;
}

/** Tokens in a seed: two are everywhere, four lose copies in which every fourth word was changed. */
export const GRAM = 3;

/** 3-grams of a text by hash: `heads` by the key's high bits, then chains through `next` in text order. */
export interface GramIndex {
  readonly shift: number;
  readonly heads: Int32Array;
  readonly next: Int32Array;
}

/** Key of the 3-gram at `i`, 32 bits; the high bits are the well-mixed ones. */
export function gramKey(hash: Uint32Array, i: number): number {
  const sum = Math.imul(hash[i], 0x9e3779b1) + Math.imul(hash[i + 1], 0x85ebca77) + hash[i + 2];
  return Math.imul(sum ^ (sum >>> 15), 0xc2b2ae3d);
}

/** Indexes the 3-grams of `hash[0, count)`. */
export function indexGrams(hash: Uint32Array, count: number): GramIndex {
  let bits = 4;
  while (1 << bits < count) bits++;
  const shift = 32 - bits - 1;
  const heads = new Int32Array(1 << (bits + 1)).fill(-1);
  const next = new Int32Array(Math.max(0, count - GRAM + 1));
  for (let i = count - GRAM; i >= 0; i--) {
    const slot = gramKey(hash, i) >>> shift;
    next[i] = heads[slot];
    heads[slot] = i;
  }
  return { shift, heads, next };
}
