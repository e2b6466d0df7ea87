import { radixSort } from './radix.js';

/**
 * Lists: for each hash, the articles that hold it. Postings are sorted in slices, by ranges of the hash, so that what is
 * sorted at a time stays within a bound however many articles there are; and within a slice in bins, by finer ranges, so
 * that what is counted and sorted at a time stays in the processor's cache. The lists are the same.
 */

/** Hashes of all articles: `hashes[starts[i], starts[i + 1])` are article i's. */
export interface Hashes {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly hashes: Uint32Array;
  /** what a posting carries along for each hash */
  readonly places: Uint32Array | Uint16Array;
  /** 1 for each hash that plays a part, and how many do */
  readonly plays: Uint8Array;
  readonly size: number;
}

/** One of several parts of all hashes: ranges that hold as many each, more or less. */
export interface HashPart {
  /** from 0 */
  readonly index: number;
  readonly of: number;
}

export const WHOLE: HashPart = { index: 0, of: 1 };

/** Hashes of a bin, more or less: the counters of so many take half a megabyte. */
const BIN = 1 << 17;
const MOST_BITS = 16;
/** Bins for each part. */
const FINE = 32;

/**
 * Calls `take` for each hash of a part that stands more than once, ascending, with the postings that hold it: indices
 * into `owner` and `place`, by owner ascending, which may repeat.
 *
 * @param room postings sorted at a time, more or less
 */
export function eachList(
  held: Hashes,
  room: number,
  take: (hash: number, list: Uint32Array, postings: Postings) => void,
  part = WHOLE,
  bin = BIN,
): void {
  let bits = 1;
  while (bits < MOST_BITS && (held.size > bin * 2 ** bits || (part.of - 1) * FINE > 1 << bits)) bits++;
  const shift = 32 - bits;
  const sizes = binSizes(held, shift);
  const counts = new Uint8Array(slotsFor(sizes.reduce((most, size) => Math.max(most, size), 0)));
  const postings = new Postings();
  const last = binAt(sizes, (held.size * (part.index + 1)) / part.of);
  let first = binAt(sizes, (held.size * part.index) / part.of);
  while (first < last) {
    let sum = sizes[first];
    let end = first + 1;
    for (; end < last && sum + sizes[end] <= room; end++) sum += sizes[end];
    const ends = postings.fill(held, sizes, first, end, shift);
    for (let b = first, from = 0; b < end; from = ends[b++ - first]) {
      const count = postings.keepRecurring(from, ends[b - first], counts);
      eachOfBin(postings, from, count, take);
    }
    first = end;
  }
}

/** Sorts the postings `from, from + count` by their keys, and calls `take` for each that stands more than once. */
function eachOfBin(
  postings: Postings,
  from: number,
  count: number,
  take: (hash: number, list: Uint32Array, postings: Postings) => void,
): void {
  const order = new Uint32Array(count);
  for (let p = 0; p < count; p++) order[p] = from + p;
  const keys = postings.keys.subarray(from, from + count);
  // stable: of equal ones the order in which they came
  radixSort(keys, order, count);
  for (let x = 0, y: number; x < count; x = y) {
    y = x + 1;
    while (y < count && keys[y] === keys[x]) y++;
    if (y - x > 1) take(keys[x], order.subarray(x, y), postings);
  }
}

/** The first bin that so many hashes or more stand before. Low hashes are more: fingerprints are the least of a window. */
function binAt(sizes: Uint32Array, before: number): number {
  let sum = 0;
  let bin = 0;
  while (bin < sizes.length && sum < before) sum += sizes[bin++];
  return bin;
}

/** Slots to count so many hashes in: four each, so that some in five of the single ones share one and are sorted all the same. */
function slotsFor(hashes: number): number {
  let slots = 1024;
  while (slots < hashes * 4) slots *= 2;
  return slots;
}

/** How many hashes that play a part fall into each bin: the high bits of a hash are its bin. */
function binSizes({ hashes, plays }: Hashes, shift: number): Uint32Array {
  const sizes = new Uint32Array(1 << (32 - shift));
  for (let p = 0; p < plays.length; p++) sizes[hashes[p] >>> shift] += plays[p];
  return sizes;
}

/** Postings of a slice, bin by bin: of each its hash, the article and the place in it. */
export class Postings {
  keys = new Uint32Array(0);
  owner = new Uint32Array(0);
  place = new Uint32Array(0);

  /** Takes those of the bins from `first` to `end`; returns where each of these ends. */
  fill(
    { count, starts, hashes, places, plays }: Hashes,
    sizes: Uint32Array,
    first: number,
    end: number,
    shift: number,
  ): Uint32Array {
    const bins = end - first;
    // those of no bin of these go to a place behind all others, one over the other: half of them may be, and a branch could not
    // be foreseen
    const next = new Uint32Array(bins + 1);
    for (let b = 1; b <= bins; b++) next[b] = next[b - 1] + sizes[first + b - 1];
    const room = next[bins] + 1;
    if (this.keys.length < room) {
      this.keys = new Uint32Array(room);
      this.owner = new Uint32Array(room);
      this.place = new Uint32Array(room);
    }
    const { keys, owner, place } = this;
    for (let i = 0; i < count; i++) {
      const last = starts[i + 1];
      for (let p = starts[i]; p < last; p++) {
        const bin = (hashes[p] >>> shift) - first;
        // 1 where the bin is one of these, and the hash plays a part
        const taken = ((~bin & (bin - bins)) >>> 31) & plays[p];
        const b = bins + ((bin - bins) & -taken);
        const n = next[b];
        keys[n] = hashes[p];
        owner[n] = i;
        place[n] = places[p];
        next[b] = n + taken;
      }
    }
    return next;
  }

  /**
   * Of the postings of a bin, `from` to `end`, puts those to its front whose hash stands more than once, and returns how
   * many: most stand in one article only, and need not be sorted to find that out. They are counted by their low bits, up
   * to two, so that a few of the others stay.
   */
  keepRecurring(from: number, end: number, counts: Uint8Array): number {
    const { keys, owner, place } = this;
    const slots = slotsFor(end - from);
    const mask = slots - 1;
    counts.fill(0, 0, slots);
    for (let p = from; p < end; p++) {
      const slot = keys[p] & mask;
      counts[slot] += (counts[slot] - 2) >>> 31;
    }
    let n = from;
    for (let p = from; p < end; p++) {
      keys[n] = keys[p];
      owner[n] = owner[p];
      place[n] = place[p];
      // 0 at the first, 1 at the second
      n += counts[keys[p] & mask] >> 1;
    }
    return n - from;
  }
}
