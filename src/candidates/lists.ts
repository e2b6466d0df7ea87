import { radixSort } from './radix.js';

/**
 * Lists: for each hash, the articles that hold it. Postings are sorted in slices, by ranges of the hash, so that what is
 * sorted at a time stays within a bound however many articles there are; the lists are the same.
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

/**
 * Calls `take` for each hash that stands more than once, ascending, with the postings that hold it: indices into
 * `owner` and `place`, by owner ascending, which may repeat.
 *
 * @param room postings sorted at a time, more or less
 */
export function eachList(
  held: Hashes,
  room: number,
  take: (hash: number, list: Uint32Array, postings: Postings) => void,
): void {
  const slices = Math.min(MOST_SLICES, Math.max(1, Math.ceil(held.size / room)));
  const counts = new Uint8Array(slotsFor(held.size / slices));
  const postings = new Postings();
  for (let slice = 0; slice < slices; slice++) {
    if (slice > 0) counts.fill(0);
    postings.fill(held, counts, countRecurring(held, slice, slices, counts), slice, slices);
    const order = postings.sorted();
    const { keys, count: n } = postings;
    for (let from = 0, to: number; from < n; from = to) {
      to = from + 1;
      while (to < n && keys[to] === keys[from]) to++;
      if (to - from > 1) take(keys[from], order.subarray(from, to), postings);
    }
  }
}

const MOST_SLICES = 256;

/** The slice of a hash, of so many. */
const sliceOf = (hash: number, slices: number): number =>
  slices === 1 ? 0 : Math.floor(((hash >>> 8) * slices) / 0x1000000);

/** Slots to count so many hashes in: four each, so that some in five of the single ones share one and are sorted all the same. */
function slotsFor(hashes: number): number {
  let slots = 1024;
  while (slots < hashes * 4) slots *= 2;
  return slots;
}

/**
 * Counts the hashes of a slice by their low bits, up to two: most stand in one article only, and need not be sorted to find
 * that out. Returns how many fall into slots with others, at most.
 */
function countRecurring(
  { hashes, plays }: Hashes,
  slice: number,
  slices: number,
  counts: Uint8Array,
): number {
  const mask = counts.length - 1;
  let recurring = 0;
  for (let p = 0; p < plays.length; p++) {
    if (plays[p] === 0 || (slices > 1 && sliceOf(hashes[p], slices) !== slice)) continue;
    const slot = hashes[p] & mask;
    const count = counts[slot];
    if (count < 2) counts[slot] = count + 1;
    // the second of a slot brings the first with it
    recurring += count === 0 ? 0 : count === 1 ? 2 : 1;
  }
  return recurring;
}

/** Postings of a slice: of each its hash, the article and the place in it. */
export class Postings {
  count = 0;
  keys = new Uint32Array(0);
  owner = new Uint32Array(0);
  place = new Uint32Array(0);

  /** Takes those of a slice whose hash is counted more than once, `room` at most. */
  fill(
    { count, starts, hashes, places, plays }: Hashes,
    counts: Uint8Array,
    room: number,
    slice: number,
    slices: number,
  ): void {
    if (this.keys.length < room) {
      this.keys = new Uint32Array(room);
      this.owner = new Uint32Array(room);
      this.place = new Uint32Array(room);
    }
    const { keys, owner, place } = this;
    const mask = counts.length - 1;
    let n = 0;
    for (let i = 0; i < count; i++) {
      const end = starts[i + 1];
      for (let p = starts[i]; p < end; p++) {
        const hash = hashes[p];
        if (plays[p] === 0 || (slices > 1 && sliceOf(hash, slices) !== slice) || counts[hash & mask] < 2)
          continue;
        keys[n] = hash;
        owner[n] = i;
        place[n++] = places[p];
      }
    }
    this.count = n;
  }

  /** Sorts the keys; gives the order in which they came, of equal ones that too. */
  sorted(): Uint32Array {
    const order = new Uint32Array(this.count);
    for (let p = 0; p < this.count; p++) order[p] = p;
    radixSort(this.keys, order, this.count);
    return order;
  }
}
