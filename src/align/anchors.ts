import { type GramIndex, gramKey, type Side } from './side.js';

/**
 * Anchors: maximal exact runs of at least three tokens common to two texts, found once each, on the diagonal
 * of a shared 3-gram.
 */

/** Anchors as parallel arrays, of which `count` entries hold. Spans are token indices. */
export class Anchors {
  count = 0;
  /** runs may be missing: a seed was over the occurrence limit */
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

let lastEnd = new Int32Array(4096);
let tried = new Uint8Array(4096);

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
  if (tried.length < a.count) tried = new Uint8Array(a.count * 2);
  let clean = false;
  for (let j = 0; j + size <= b.count; j++) {
    // where a lacks the pair that ends this gram, it also lacks the next gram, if that is of three
    const pair = gramKey(bh, j + size - 2, 2);
    if (((pairs[pair >>> 19] >>> ((pair >>> 16) & 7)) & 1) === 0) {
      j += size - 2;
      continue;
    }
    const head = heads[(size === 2 ? pair : gramKey(bh, j, 3)) >>> shift];
    if (head < 0) continue;
    const first = firstHit(ah, bh, next, head, j, size);
    if (first < 0) continue;
    if (!clean) {
      // most pairs of texts share no seed: they pay for no clearing
      lastEnd.fill(0, 0, diagonals);
      tried.fill(0, 0, a.count);
      clean = true;
    }
    let hits = 1;
    for (let i = next[first]; i >= 0 && hits <= limit; i = next[i]) if (sameGram(ah, bh, i, j, size)) hits++;
    if (hits > limit) {
      out.capped = true;
      if (tried[first] === 0) {
        tried[first] = 1;
        anchorAt(a, b, first, j, size, out);
      }
      continue;
    }
    for (let i = first; i >= 0; i = next[i])
      if (sameGram(ah, bh, i, j, size)) anchorAt(a, b, i, j, size, out);
  }
}

/**
 * Makes anchors of a and b those of b and a, as `findAnchors` would find them; false where that must be asked, since a 3-gram
 * of b may be over its limit.
 */
export function turnAnchors(anchors: Anchors, b: Side): boolean {
  const { count } = anchors;
  // a gram that b holds many times lies in as many anchors
  if (anchors.capped || count > occurrenceLimit(b.count)) return false;
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

function firstHit(
  ah: Uint32Array,
  bh: Uint32Array,
  next: Int32Array,
  i: number,
  j: number,
  size: number,
): number {
  while (i >= 0 && !sameGram(ah, bh, i, j, size)) i = next[i];
  return i;
}

/** Pushes the maximal run through (i, j), unless its diagonal was already followed past it. */
function anchorAt(a: Side, b: Side, i: number, j: number, size: number, out: Anchors): void {
  const diagonal = j - i + a.count;
  if (lastEnd[diagonal] > j) return;
  const ah = a.hash;
  const bh = b.hash;
  let from = j;
  while (from > 0 && i - j + from > 0 && ah[i - j + from - 1] === bh[from - 1]) from--;
  let to = j + size;
  while (to < b.count && i - j + to < a.count && ah[i - j + to] === bh[to]) to++;
  lastEnd[diagonal] = to;
  let weight = 0;
  for (let p = from; p < to; p++) weight += Math.min(a.weight[i - j + p], b.weight[p]);
  out.push(i - j + from, from, to - from, weight);
}
