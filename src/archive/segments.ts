import { radixSort } from '../candidates/radix.js';
import { INSIDE } from './edges.js';
import type { Store } from './store.js';
import { ByteReader, ByteWriter } from './varint.js';

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
  readonly edge: Uint32Array | null;
  readonly count: number;
}

/** Sorts postings by key; those of one key must come in the order of their articles, and keep it. */
export function sortPostings(
  keys: Uint32Array,
  numbers: Uint32Array,
  edges: Uint32Array | null,
  count: number,
): Sorted {
  const order = Uint32Array.from({ length: count }, (_, p) => p);
  radixSort(keys, order, count);
  return {
    keys,
    number: order.map((p) => numbers[p]),
    edge: edges === null ? null : order.map((p) => edges[p]),
    count,
  };
}

/** One past the largest key. */
export const KEYS = 2 ** 32;

/** Postings in a chunk, 64 to 128: some 400 bytes, of which ten fill a page of the file almost without a gap. */
const CHUNK = 128;

/** The shift that gives ranges of some CHUNK postings. */
export function shiftFor(postings: number): number {
  let bits = 1;
  while (bits < 28 && 2 ** bits * CHUNK < postings) bits++;
  return 32 - bits;
}

export const ranges = ({ shift }: Segment): number => 2 ** (32 - shift);

export function chunkKey(segment: number, range: number): Buffer {
  const key = Buffer.allocUnsafe(8);
  key.writeUInt32BE(segment, 0);
  key.writeUInt32BE(range, 4);
  return key;
}

const writer = new ByteWriter();

/** Writes the chunks of ranges [from, to); every range has one, though it be empty, so that a lost one is missed. */
export function writeChunks(
  store: Store,
  table: PostingTable,
  { id, shift, base }: Segment,
  from: number,
  to: number,
  { keys, number, edge, count }: Sorted,
  last: boolean,
): void {
  let p = 0;
  for (let range = from; range < to; range++) {
    const start = range * 2 ** shift;
    let key = start;
    let before = -1;
    for (; p < count && keys[p] >>> shift === range; p++) {
      const step = keys[p] - key;
      writer.number(step);
      const at = edge === null ? INSIDE : edge[p];
      const more = step === 0 && before >= 0 ? number[p] - before : number[p] - base;
      // the lowest bit says whether a place follows
      writer.number(2 * more + (at === INSIDE ? 0 : 1));
      if (at !== INSIDE) writer.number(at);
      key = keys[p];
      before = number[p];
    }
    store.put(table, chunkKey(id, range), writer.take(), last);
  }
}

/** Reads a chunk: calls `each` for its postings in their order. */
export function readChunk(
  bytes: Uint8Array,
  start: number,
  base: number,
  each: (key: number, number: number, edge: number) => void,
): void {
  const reader = new ByteReader(bytes);
  let key = start;
  let before = -1;
  while (!reader.done) {
    const step = reader.number();
    const more = reader.number();
    const edge = (more & 1) === 0 ? INSIDE : reader.number();
    before = (step === 0 && before >= 0 ? before : base) + (more >>> 1);
    key += step;
    each(key, before, edge);
  }
}

/** Who holds what: key q's holders are `number[starts[q], starts[q + 1])`, ascending. */
export interface Holdings {
  readonly starts: Uint32Array;
  readonly number: Uint32Array;
  readonly edge: Uint32Array;
}

/** Looks keys up, which ascend and are each there once. `lives` says whether an article is still in the archive. */
export function lookUp(
  store: Store,
  table: PostingTable,
  segments: readonly Segment[],
  keys: Uint32Array,
  lives: (number: number) => boolean,
): Holdings {
  // a segment's articles come before those of the next
  const order = [...segments].sort((x, y) => x.base - y.base);
  const hits = Array.from({ length: keys.length }, (): { number: number[]; edge: number[] } => ({
    number: [],
    edge: [],
  }));
  let total = 0;
  for (const { id, shift, lo, hi, base } of order) {
    for (let q = 0; q < keys.length; ) {
      if (keys[q] < lo || keys[q] >= hi) {
        q++;
        continue;
      }
      const range = keys[q] >>> shift;
      let at = q;
      readChunk(store.need(table, chunkKey(id, range)), range * 2 ** shift, base, (key, number, edge) => {
        while (at < keys.length && keys[at] < key) at++;
        if (keys[at] !== key || key < lo || key >= hi || !lives(number)) return;
        hits[at].number.push(number);
        hits[at].edge.push(edge);
        total++;
      });
      while (q < keys.length && keys[q] >>> shift === range) q++;
    }
  }
  const starts = new Uint32Array(keys.length + 1);
  const number = new Uint32Array(total);
  const edge = new Uint32Array(total);
  hits.forEach((own, q) => {
    number.set(own.number, starts[q]);
    edge.set(own.edge, starts[q]);
    starts[q + 1] = starts[q] + own.number.length;
  });
  return { starts, number, edge };
}
