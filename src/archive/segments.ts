import { radixSort } from '../candidates/radix.js';

/**
 * Postings: which articles hold a key (a fingerprint, or a band of a signature). Each batch that is added writes one segment
 * of its own, sorted by key and cut into chunks by equal ranges of keys; many small segments are merged into a larger
 * one, a part of the range of keys at a time, so that no step is long and each leaves the archive whole.
 */
export interface Segment {
  readonly id: number;
  /** a key's range is `key >>> shift` */
  readonly shift: number;
  /** the keys that it answers for, [lo, hi): while it is merged, others answer for the rest */
  lo: number;
  hi: number;
  /** least article number in it */
  readonly base: number;
  postings: number;
  /** how many times its postings were merged */
  readonly level: number;
}

export const POSTING_TABLES = ['fingerprints', 'skipgrams', 'bands'] as const;
export type PostingTable = (typeof POSTING_TABLES)[number];

/**
 * Postings sorted by key, then number of the article that holds it. `edge` says where it holds it, as far as that matters:
 * see edges.ts; null where it does not at all.
 */
export interface Sorted {
  readonly keys: Uint32Array;
  readonly number: Uint32Array;
  readonly edge: Uint8Array | null;
  readonly count: number;
}

/** Sorts postings by key; those of one key must come in the order of their articles, and keep it. */
export function sortPostings(
  keys: Uint32Array,
  numbers: Uint32Array,
  edges: Uint8Array | null,
  count: number,
): Sorted {
  const order = new Uint32Array(count);
  for (let p = 0; p < count; p++) order[p] = p;
  radixSort(keys, order, count);
  const number = new Uint32Array(count);
  const edge = edges === null ? null : new Uint8Array(count);
  for (let x = 0; x < count; x++) {
    number[x] = numbers[order[x]];
    if (edge !== null && edges !== null) edge[x] = edges[order[x]];
  }
  return { keys, number, edge, count };
}

/** Postings in the order in which they come, as many as come. */
export class PostingList {
  keys: Uint32Array;
  number: Uint32Array;
  edge: Uint8Array;
  count = 0;

  /** @param size how many there is room for before it grows */
  constructor(size: number) {
    this.keys = new Uint32Array(size);
    this.number = new Uint32Array(size);
    this.edge = new Uint8Array(size);
  }

  add(key: number, number: number, edge: number): void {
    if (this.count === this.keys.length) this.#grow();
    this.keys[this.count] = key;
    this.number[this.count] = number;
    this.edge[this.count++] = edge;
  }

  #grow(): void {
    const { keys, number, edge } = this;
    const size = keys.length * 2;
    this.keys = new Uint32Array(size);
    this.number = new Uint32Array(size);
    this.edge = new Uint8Array(size);
    this.keys.set(keys);
    this.number.set(number);
    this.edge.set(edge);
  }
}
