import { INSIDE } from './edges.js';
import type { Segment, Sorted } from './segments.js';
import type { Store, Table } from './store.js';
import { ByteReader, ByteWriter } from './varint.js';

/**
 * Chunks of postings: those of one range of keys in one segment, sorted by key and then by article. Of each the step from
 * the key before it, twice the step from the article before it under the same key, else from the segment's least,
 * with a bit that says whether a place follows, and the place.
 */

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
  table: Table,
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

/** Reads a chunk posting by posting: after each `next` that is true, `key`, `number` and `edge` are those of one more. */
export class ChunkReader {
  key: number;
  number: number;
  edge = INSIDE;
  readonly #reader: ByteReader;
  readonly #base: number;

  /**
   * @param start the least key of its range
   * @param base the least article number of its segment
   */
  constructor(bytes: Uint8Array, start: number, base: number) {
    this.#reader = new ByteReader(bytes);
    this.#base = base;
    this.key = start;
    this.number = -1;
  }

  next(): boolean {
    const reader = this.#reader;
    if (reader.done) return false;
    const step = reader.number();
    const more = reader.number();
    this.edge = (more & 1) === 0 ? INSIDE : reader.number();
    this.number = (step === 0 && this.number >= 0 ? this.number : this.#base) + (more >>> 1);
    this.key += step;
    return true;
  }
}
