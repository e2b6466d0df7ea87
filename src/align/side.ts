/** n-grams of a text by hash: `heads` by the key's high bits, then chains through `next` in text order. */
export interface GramIndex {
  /** tokens in a gram */
  readonly size: 2 | 3;
  readonly shift: number;
  readonly heads: Int32Array;
  readonly next: Int32Array;
  /** a bit for each gram by 16 bits of its key: a look-up that finds nothing mostly ends here, in 8 kB */
  readonly bits: Uint8Array;
}

/** Key of the gram at `i`, 32 bits; the high bits are the well-mixed ones. */
export function gramKey(hash: Uint32Array, i: number, size: number): number {
  const pair = Math.imul(hash[i], 0x9e3779b1) + Math.imul(hash[i + 1], 0x85ebca77);
  const sum = size === 3 ? pair + hash[i + 2] : pair;
  return Math.imul(sum ^ (sum >>> 15), 0xc2b2ae3d);
}

/** One text for alignment. */
export interface Side {
  readonly count: number;
  readonly hash: Uint32Array;
  /** what each token is worth, in tenths of a plain word */
  readonly weight: Uint8Array;
  /** key of the 3-gram at each token but the last two, and perhaps room behind: looked up once for every other text that this one meets */
  readonly keys: Uint32Array;
}

/** @param keys room for the keys, where there is some: a large scan makes a side for nearly every pair */
export function sideOf(
  { count, hash, weight }: Omit<Side, 'keys'>,
  keys = new Uint32Array(Math.max(0, count - 2)),
): Side {
  for (let i = 0; i < count - 2; i++) keys[i] = gramKey(hash, i, 3);
  return { count, hash, weight, keys };
}

/** The index made last of each size, in memory that the next one uses again. */
const indexes = { 2: reusable(2), 3: reusable(3) };

function reusable(size: 2 | 3): { of: Side | null; grams: GramIndex } {
  const grams = {
    size,
    shift: 0,
    heads: new Int32Array(0),
    next: new Int32Array(0),
    bits: new Uint8Array(8192),
  };
  return { of: null, grams };
}

/**
 * The grams of a text, good until those of another are asked for: pairs come ordered by their first article, which is the
 * one to be indexed.
 */
export function gramsOf(side: Side, size: 2 | 3): GramIndex {
  const made = indexes[size];
  if (made.of === side) return made.grams;
  const { hash, count } = side;
  let bits = 4;
  while (1 << bits < count) bits++;
  // four to eight slots a gram: nearly all look-ups that find nothing end at an empty slot
  bits += 2;
  let { heads, next } = made.grams;
  const { bits: seen } = made.grams;
  if (heads.length < 1 << bits) heads = new Int32Array(1 << bits);
  if (next.length < count) next = new Int32Array(count * 2);
  const shift = 32 - bits;
  heads.fill(-1, 0, 1 << bits);
  seen.fill(0);
  for (let i = count - size; i >= 0; i--) {
    const key = gramKey(hash, i, size);
    seen[key >>> 19] |= 1 << ((key >>> 16) & 7);
    const slot = key >>> shift;
    next[i] = heads[slot];
    heads[slot] = i;
  }
  made.of = side;
  made.grams = { size, shift, heads, next, bits: seen };
  return made.grams;
}
