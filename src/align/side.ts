/** n-grams of a text by hash: `heads` by the key's high bits, then chains through `next` in text order. */
export interface GramIndex {
  /** tokens in a gram */
  readonly size: 2 | 3;
  readonly shift: number;
  readonly heads: Int32Array;
  readonly next: Int32Array;
}

/** Key of the gram at `i`, 32 bits; the high bits are the well-mixed ones. */
export function gramKey(hash: Uint32Array, i: number, size: number): number {
  const pair = Math.imul(hash[i], 0x9e3779b1) + Math.imul(hash[i + 1], 0x85ebca77);
  const sum = size === 3 ? pair + hash[i + 2] : pair;
  return Math.imul(sum ^ (sum >>> 15), 0xc2b2ae3d);
}

/** Indexes the grams of `size` tokens of `hash[0, count)`. */
export function indexGrams(hash: Uint32Array, count: number, size: 2 | 3): GramIndex {
  let bits = 4;
  while (1 << bits < count) bits++;
  // four to eight slots a gram: nearly all look-ups that find nothing end at an empty slot
  const shift = 32 - bits - 2;
  const heads = new Int32Array(1 << (bits + 2)).fill(-1);
  const next = new Int32Array(Math.max(0, count - size + 1));
  for (let i = count - size; i >= 0; i--) {
    const slot = gramKey(hash, i, size) >>> shift;
    next[i] = heads[slot];
    heads[slot] = i;
  }
  return { size, shift, heads, next };
}

/**
 * One text made ready for alignment: its tokens' hashes, what each is worth (tenths of a plain word), and indexes of its
 * n-grams, made when first asked for and used for all the text's pairs.
 */
export class Side {
  readonly count: number;
  readonly hash: Uint32Array;
  readonly weight: Uint8Array;
  #pairs: GramIndex | null = null;
  #triples: GramIndex | null = null;

  constructor(hash: Uint32Array, weight: Uint8Array) {
    this.count = hash.length;
    this.hash = hash;
    this.weight = weight;
  }

  grams(size: 2 | 3): GramIndex {
    if (size === 2) {
      this.#pairs ??= indexGrams(this.hash, this.count, 2);
      return this.#pairs;
    }
    this.#triples ??= indexGrams(this.hash, this.count, 3);
    return this.#triples;
  }
}
