import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Article } from '../model.js';
import type { Store } from './store.js';

/**
 * Articles by number, in blocks: what is asked for together lies together, and what is small is packed. A batch begins a
 * block of its own, so that adding writes new blocks and changes none.
 */

/** Articles in a block: their signatures of 128 values fill two pages of the file. */
export const BLOCK = 31;

/** One article as it is stored. */
export interface Stored {
  readonly article: Article;
  /** UTF-8 */
  readonly text: Uint8Array;
  readonly signature: Uint32Array;
}

/**
 * What is kept of a signature: the low 16 bits of each value. Two values that differ have these in common once in 65,536
 * times, which moves an estimate of similarity by less than its own error.
 */
export const shortSignature = (signature: Uint32Array): Uint32Array =>
  signature.map((value) => value & 0xffff);

const LEVEL = 6;

export const blockKey = (block: number): Buffer => {
  const key = Buffer.allocUnsafe(4);
  key.writeUInt32BE(block, 0);
  return key;
};

const blockOf = (number: number): number => Math.floor(number / BLOCK);

/** First number of a block that is not begun yet. */
export const nextBlock = (number: number): number => Math.ceil(number / BLOCK) * BLOCK;

const deflated = (bytes: Uint8Array): Buffer => deflateRawSync(bytes, { level: LEVEL });

/** Writes articles from number `first` on, which begins a block; null leaves a number empty. */
export function writeBlocks(
  store: Store,
  first: number,
  rows: readonly (Stored | null)[],
  last: boolean,
): void {
  for (let from = 0; from < rows.length; from += BLOCK) {
    const key = blockKey(blockOf(first + from));
    const block = rows.slice(from, from + BLOCK);
    const names = block.map((row) => row?.article.id ?? null);
    store.put('names', key, Buffer.from(JSON.stringify(names)), last);
    const metas = block.map((row) => row && { ...row.article, id: undefined });
    store.put('metas', key, deflated(Buffer.from(JSON.stringify(metas))), last);
    const lengths = Uint32Array.from({ length: BLOCK }, (_, i) => block[i]?.text.length ?? 0);
    const texts = deflated(Buffer.concat(block.map((row) => row?.text ?? Buffer.alloc(0))));
    store.put('texts', key, Buffer.concat([Buffer.from(lengths.buffer), texts]), last);
    const k = block.find((row) => row !== null)?.signature.length ?? 0;
    const signatures = new Uint16Array(k * block.length);
    block.forEach((row, i) => {
      if (row !== null) signatures.set(row.signature, i * k);
    });
    store.put('signatures', key, Buffer.from(signatures.buffer), last);
  }
}

/** Takes a block away of which nothing is left. */
export function dropBlock(store: Store, first: number): void {
  const key = blockKey(blockOf(first));
  for (const table of ['names', 'metas', 'texts', 'signatures'] as const) store.remove(table, key);
}

/** Reads articles by number, and keeps the blocks it has read. */
export class Blocks {
  readonly #store: Store;
  readonly #k: number;
  readonly #names = new Map<number, (string | null)[]>();
  readonly #metas = new Map<number, (Omit<Article, 'id'> | null)[]>();
  readonly #texts = new Map<number, Uint8Array[]>();
  readonly #signatures = new Map<number, Uint16Array>();

  constructor(store: Store, k: number) {
    this.#store = store;
    this.#k = k;
  }

  /** The ids of the block that begins with a number, null for each that is empty; null where there is no such block. */
  names(first: number): readonly (string | null)[] | null {
    const stored = this.#store.get('names', blockKey(blockOf(first)));
    return stored === null ? null : JSON.parse(stored.toString());
  }

  id(number: number): string {
    const names = held(this.#names, number, (key) => JSON.parse(this.#store.need('names', key).toString()));
    return names[number % BLOCK] ?? this.#missing();
  }

  article(number: number): Article {
    const metas = held(this.#metas, number, (key) =>
      JSON.parse(inflateRawSync(this.#store.need('metas', key)).toString()),
    );
    const meta = metas[number % BLOCK] ?? this.#missing();
    return { id: this.id(number), ...meta };
  }

  /** UTF-8 bytes of the text. */
  text(number: number): Uint8Array {
    return held(this.#texts, number, (key) => unpack(this.#store.need('texts', key)))[number % BLOCK];
  }

  /** As `shortSignature` gives it. */
  signature(number: number): Uint32Array {
    const k = this.#k;
    const signatures = held(this.#signatures, number, (key) => {
      const bytes = this.#store.need('signatures', key);
      return new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    });
    const at = (number % BLOCK) * k;
    return Uint32Array.from(signatures.subarray(at, at + k));
  }

  #missing(): never {
    throw this.#store.damaged('an article is not where it should be');
  }
}

function held<T>(blocks: Map<number, T>, number: number, read: (key: Buffer) => T): T {
  const block = blockOf(number);
  const known = blocks.get(block);
  if (known !== undefined) return known;
  const value = read(blockKey(block));
  blocks.set(block, value);
  return value;
}

function unpack(bytes: Buffer): Uint8Array[] {
  const all = inflateRawSync(bytes.subarray(BLOCK * 4));
  let at = 0;
  return Array.from({ length: BLOCK }, (_, i) => {
    const length = bytes.readUInt32LE(i * 4);
    at += length;
    return all.subarray(at - length, at);
  });
}
