/** n-grams of a text by hash: `heads` by the key's high bits, then chains through `next` in text order. */
export interface GramIndex {
  /** tokens in a gram */
  readonly size: 2 | 3;
  readonly shift: number;
  readonly heads: Int32Array;
  readonly next: Int32Array;
  /** a bit for each pair of tokens in a row, by its `pairBit`: a look-up that finds nothing mostly ends here, in 8 kB */
  readonly pairs: Uint8Array;
}

/** Which of 65,536 bits stands for the pair of tokens at `i`: their hashes are well mixed, so that this need not be. */
const pairBit = (hash: Uint32Array, i: number): number =>
  (hash[i] ^ Math.imul(hash[i + 1], 0x85ebca77)) >>> 16;

/** The first of the pairs at `i`, `i + step` … that a text with these bits may hold; `end` where there is none before it. */
export function nextPair(hash: Uint32Array, i: number, end: number, step: number, pairs: Uint8Array): number {
  for (let p = i; p < end; p += step) {
    const bit = pairBit(hash, p);
    if (((pairs[bit >>> 3] >>> (bit & 7)) & 1) !== 0) return p;
  }
  return end;
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
}

/** An index, in memory that the next one uses again. */
interface Reusable {
  of: Side | null;
  grams: GramIndex;
}

const reusable = (size: 2 | 3): Reusable => {
  const none = new Int32Array(0);
  return { of: null, grams: { size, shift: 0, heads: none, next: none, pairs: new Uint8Array(8192) } };
};

/** The index of the text that comes many times in a row, and the one made last of each size for any other. */
const lasting = reusable(3);
const passing = { 2: reusable(2), 3: reusable(3) };

/** The 3-grams of a text that will meet many, good until those of another are asked for. */
export const lastingGrams = (side: Side): GramIndex => indexed(side, lasting);

/** The grams of a text, good until those of another are asked for. */
export const gramsOf = (side: Side, size: 2 | 3): GramIndex =>
  indexed(side, size === 3 && lasting.of === side ? lasting : passing[size]);

function indexed(side: Side, made: Reusable): GramIndex {
  if (made.of === side) return made.grams;
  const { hash, count } = side;
  const { size, pairs } = made.grams;
  let bits = 4;
  while (1 << bits < count) bits++;
  // four to eight slots a gram: nearly all look-ups that find nothing end at an empty slot
  bits += 2;
  let { heads, next } = made.grams;
  if (heads.length < 1 << bits) heads = new Int32Array(1 << bits);
  if (next.length < count) next = new Int32Array(count * 2);
  const shift = 32 - bits;
  heads.fill(-1, 0, 1 << bits);
  pairs.fill(0);
  for (let i = count - 2; i >= 0; i--) {
    const bit = pairBit(hash, i);
    pairs[bit >>> 3] |= 1 << (bit & 7);
    if (i > count - size) continue;
    const slot = gramKey(hash, i, size) >>> shift;
    next[i] = heads[slot];
    heads[slot] = i;
  }
  made.of = side;
  made.grams = { size, shift, heads, next, pairs };
  return made.grams;
}
