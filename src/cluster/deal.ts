import type { Schema, Table } from './tables.js';
import { bytesOf, Words } from './words.js';

/** What is dealt out, as tables have it. */
export const DEALT = { part: 'int', data: 'bytes' } as const satisfies Schema;

/** Deals rows of 32-bit words out to parts, by a word that is a hash. */
export class Deal {
  readonly #rows: Words[];
  readonly #heads: Words[];

  constructor(parts: number) {
    this.#rows = Array.from({ length: parts }, () => new Words());
    this.#heads = Array.from({ length: parts }, () => new Words());
  }

  /** The part of a hash. Low hashes are more than high ones, for fingerprints are the least of a window: they are spread. */
  partOf(hash: number): number {
    return Math.floor(((Math.imul(hash, SPREAD) >>> 0) / 4294967296) * this.#rows.length);
  }

  /** What is dealt to a part, to be added to. */
  rows(part: number): Words {
    return this.#rows[part];
  }

  /** What stands before the rows of a part. */
  head(part: number): Words {
    return this.#heads[part];
  }

  /** Puts a row into a table for each part that was dealt anything: the length of its head, the head, the rows. */
  into(out: Table): void {
    this.#rows.forEach((rows, part) => {
      if (rows.length > 0) out.push(part, bytesOf(withHead(this.#heads[part].view(), rows.view())));
    });
  }
}

/** An odd number near 2^32 over the golden ratio (Knuth, The Art of Computer Programming 3, 6.4). */
const SPREAD = 0x9e3779b1;

/** What is dealt, as it is laid out: the length of the head, the head, the rows. */
export function withHead(head: Uint32Array, rows: Uint32Array): Uint32Array {
  const words = new Uint32Array(1 + head.length + rows.length);
  words[0] = head.length;
  words.set(head, 1);
  words.set(rows, 1 + head.length);
  return words;
}

/** What was dealt to a part without heads, its rows laid end to end. */
export function rowsOf(dealt: readonly Uint32Array[]): Uint32Array {
  const length = dealt.reduce((sum, words) => sum + words.length - 1, 0);
  const all = new Uint32Array(length);
  let at = 0;
  for (const words of dealt) {
    all.set(words.subarray(1), at);
    at += words.length - 1;
  }
  return all;
}

/** Every so many-th word of rows of a width, from the first of them on. */
export function columnOf(rows: Uint32Array, width: number, first: number): Uint32Array {
  const column = new Uint32Array(rows.length / width);
  for (let x = 0, at = first; x < column.length; x++, at += width) column[x] = rows[at];
  return column;
}
