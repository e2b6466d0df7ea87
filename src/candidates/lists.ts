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
  { count, starts, hashes, places, plays, size }: Hashes,
  room: number,
  take: (hash: number, list: Uint32Array, postings: Postings) => void,
): void {
  const slices = Math.min(MOST_SLICES, Math.max(1, Math.ceil(size / room)));
  const recurring = new Recurring(size / slices);
  const postings = new Postings();
  for (let slice = 0; slice < slices; slice++) {
    recurring.clear();
    for (let p = 0; p < plays.length; p++) {
      if (plays[p] === 1 && sliceOf(hashes[p], slices) === slice) recurring.add(hashes[p]);
    }
    postings.count = 0;
    for (let i = 0; i < count; i++) {
      for (let p = starts[i]; p < starts[i + 1]; p++) {
        if (plays[p] === 0 || sliceOf(hashes[p], slices) !== slice || !recurring.has(hashes[p])) continue;
        postings.push(hashes[p], i, places[p]);
      }
    }
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

/** Postings of a slice: of each its hash, the article and the place in it. */
export class Postings {
  count = 0;
  keys = new Uint32Array(1 << 12);
  owner = new Uint32Array(1 << 12);
  place = new Uint32Array(1 << 12);

  push(key: number, owner: number, place: number): void {
    if (this.count === this.keys.length) {
      for (const field of ['keys', 'owner', 'place'] as const) {
        const grown = new Uint32Array(this.count * 2);
        grown.set(this[field]);
        this[field] = grown;
      }
    }
    const p = this.count++;
    this.keys[p] = key;
    this.owner[p] = owner;
    this.place[p] = place;
  }

  /** Sorts the keys; gives the order in which they were pushed, of equal ones that too. */
  sorted(): Uint32Array {
    const order = new Uint32Array(this.count);
    for (let p = 0; p < this.count; p++) order[p] = p;
    radixSort(this.keys, order, this.count);
    return order;
  }
}

/**
 * Counts hashes by their low bits, up to two: most stand in one article only, and need not be sorted to find that out.
 * Four slots a hash: some in five of the single ones share a slot and are sorted all the same.
 */
class Recurring {
  readonly #counts: Uint8Array;
  readonly #mask: number;

  /** @param hashes how many there will be, more or less */
  constructor(hashes: number) {
    let slots = 1024;
    while (slots < hashes * 4) slots *= 2;
    this.#counts = new Uint8Array(slots);
    this.#mask = slots - 1;
  }

  clear(): void {
    this.#counts.fill(0);
  }

  add(hash: number): void {
    const slot = hash & this.#mask;
    if (this.#counts[slot] < 2) this.#counts[slot]++;
  }

  has(hash: number): boolean {
    return this.#counts[hash & this.#mask] > 1;
  }
}
