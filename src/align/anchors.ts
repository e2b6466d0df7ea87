import { type GramIndex, gramKey, nextPair, type Side } from './side.js';

/**
 * Anchors: maximal exact runs of at least three tokens common to two texts, found once each, on the diagonal
 * of a shared 3-gram.
 */

/** Anchors as parallel arrays, of which `count` entries hold. Spans are token indices. */
export class Anchors {
  count = 0;
  /** runs may be missing: a seed was over the occurrence limit, or behind too many others */
  capped = false;
  a = new Int32Array(256);
  b = new Int32Array(256);
  length = new Int32Array(256);
  /** the lesser of the two sides' weights, summed: tenths of a plain word */
  weight = new Int32Array(256);

  push(a: number, b: number, length: number, weight: number): void {
    if (this.count === this.a.length) {
      for (const field of ['a', 'b', 'length', 'weight'] as const) {
        const grown = new Int32Array(this.count * 2);
        grown.set(this[field]);
        this[field] = grown;
      }
    }
    const x = this.count++;
    this.a[x] = a;
    this.b[x] = b;
    this.length[x] = length;
    this.weight[x] = weight;
  }
}

/**
 * A 3-gram that text a holds more often than this is no seed of its own: runs through it are found from the
 * rarer 3-grams they also hold. Falls with the length of the text, so that the hits stay in proportion.
 */
const occurrenceLimit = (tokens: number): number =>
  Math.max(4, Math.min(64, Math.floor(262144 / (tokens + 1))));

/**
 * Other grams on one slot that are passed over in search of a gram. Chance seldom puts a second one there, but that one a
 * long text may say all over; and a text that was made so must not take the square of its length.
 */
const OTHERS = 2048;
const TOO_MANY = -2;

/**
 * How far each diagonal was followed, and which 3-grams of a were tried. Both count from a base that each pair of texts
 * moves on past all places of the one before, so that nothing need be cleared: what was written before lies below it.
 */
let lastEnd = new Int32Array(4096);
let tried = new Int32Array(4096);
let base = 1;
/** Where the count begins anew; so low that it is no rare case. */
const MOST = 1 << 16;

/**
 * Writes all anchors of a and b into `out`, in the order of b. A 3-gram over the occurrence limit is tried once, at its
 * first place in both texts, so that texts that are nothing but repetition still meet.
 */
export function findAnchors(a: Side, index: GramIndex, b: Side, out: Anchors): void {
  out.count = 0;
  out.capped = false;
  const { heads, next, shift, size, pairs } = index;
  const ah = a.hash;
  const bh = b.hash;
  const limit = occurrenceLimit(a.count);
  const diagonals = a.count + b.count + 1;
  if (lastEnd.length < diagonals) lastEnd = new Int32Array(diagonals * 2);
  if (tried.length < a.count) tried = new Int32Array(a.count * 2);
  if (base > MOST) {
    lastEnd.fill(0);
    tried.fill(0);
    base = 1;
  }
  for (let j = 0; ; j++) {
    // where a lacks the pair that ends a gram, it also lacks the next gram, if that is of three
    j = nextPair(bh, j + size - 2, b.count - 1, size - 1, pairs) - (size - 2);
    if (j + size > b.count) break;
    const head = heads[gramKey(bh, j, size) >>> shift];
    if (head < 0) continue;
    const first = firstHit(ah, bh, next, head, j, size);
    if (first < 0) {
      if (first === TOO_MANY) out.capped = true;
      continue;
    }
    let hits = 1;
    let others = 0;
    for (let i = next[first]; i >= 0 && hits <= limit && others <= OTHERS; i = next[i]) {
      if (sameGram(ah, bh, i, j, size)) hits++;
      else others++;
    }
    if (hits > limit || others > OTHERS) {
      out.capped = true;
      if (tried[first] !== base) {
        tried[first] = base;
        anchorAt(a, b, first, j, size, out);
      }
      continue;
    }
    for (let i = first; i >= 0; i = next[i])
      if (sameGram(ah, bh, i, j, size)) anchorAt(a, b, i, j, size, out);
  }
  base += b.count + 1;
}

/**
 * Makes anchors of a and b those of b and a, as `findAnchors` would find them; false where that must be asked, since a 3-gram
 * of b may be over its limit.
 */
export function turnAnchors(anchors: Anchors, b: Side): boolean {
  const { count } = anchors;
  // a gram that b holds many times lies in as many anchors
  if (anchors.capped || count > occurrenceLimit(b.count) || b.count > OTHERS) return false;
  const { a, b: inB, length, weight } = anchors;
  for (let x = 0; x < count; x++) {
    const [at, inA, size, worth] = [inB[x], a[x], length[x], weight[x]];
    let y = x;
    for (; y > 0 && (inB[y - 1] > inA || (inB[y - 1] === inA && a[y - 1] > at)); y--) {
      a[y] = a[y - 1];
      inB[y] = inB[y - 1];
      length[y] = length[y - 1];
      weight[y] = weight[y - 1];
    }
    a[y] = at;
    inB[y] = inA;
    length[y] = size;
    weight[y] = worth;
  }
  return true;
}

const sameGram = (ah: Uint32Array, bh: Uint32Array, i: number, j: number, size: number): boolean =>
  ah[i] === bh[j] && ah[i + 1] === bh[j + 1] && (size === 2 || ah[i + 2] === bh[j + 2]);

/** The first place of a chain, from `i` on, that holds the gram at `j` in b; -1 where none does, or `TOO_MANY`. */
function firstHit(
  ah: Uint32Array,
  bh: Uint32Array,
  next: Int32Array,
  i: number,
  j: number,
  size: number,
): number {
  for (let others = 0; i >= 0 && !sameGram(ah, bh, i, j, size); i = next[i])
    if (++others > OTHERS) return TOO_MANY;
  return i;
}

/** Pushes the maximal run through (i, j), unless its diagonal was already followed past it. */
function anchorAt(a: Side, b: Side, i: number, j: number, size: number, out: Anchors): void {
  const diagonal = j - i + a.count;
  if (lastEnd[diagonal] > base + j) return;
  const ah = a.hash;
  const bh = b.hash;
  let from = j;
  while (from > 0 && i - j + from > 0 && ah[i - j + from - 1] === bh[from - 1]) from--;
  let to = j + size;
  while (to < b.count && i - j + to < a.count && ah[i - j + to] === bh[to]) to++;
  lastEnd[diagonal] = base + to;
  let weight = 0;
  for (let p = from; p < to; p++) weight += Math.min(a.weight[i - j + p], b.weight[p]);
  out.push(i - j + from, from, to - from, weight);
}
