import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Article } from '../model.js';
import { Recent } from '../workers/recent.js';
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

/** Texts of a block that are deflated together: more would be packed closer, and a check would unpack more that it does not ask for. */
const GROUP = 8;
const GROUPS = Math.ceil(BLOCK / GROUP);

/** Blocks of each kind that are kept in memory, and signatures, each alone: some 40 MB when all are full. */
const KEPT = { names: 2048, metas: 1024, texts: 512, signatures: 16384 } as const;

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
    const groups = Array.from({ length: GROUPS }, (_, g) => {
      const rows = block.slice(g * GROUP, (g + 1) * GROUP);
      return deflated(Buffer.concat(rows.map((row) => row?.text ?? Buffer.alloc(0))));
    });
    const sizes = Uint32Array.from(groups, ({ length }) => length);
    const heads = [lengths, sizes].map(({ buffer }) => Buffer.from(buffer));
    store.put('texts', key, Buffer.concat([...heads, ...groups]), last);
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
  readonly #names = new Recent<(string | null)[]>(KEPT.names);
  readonly #metas = new Recent<(Omit<Article, 'id'> | null)[]>(KEPT.metas);
  /** by block and group */
  readonly #texts = new Recent<Uint8Array[]>(KEPT.texts);
  readonly #signatures = new Recent<Uint32Array>(KEPT.signatures);

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
    const block = blockOf(number);
    const names = kept(this.#names, block, () =>
      JSON.parse(this.#store.need('names', blockKey(block)).toString()),
    );
    return names[number % BLOCK] ?? this.#missing();
  }

  article(number: number): Article {
    const block = blockOf(number);
    const metas = kept(this.#metas, block, () =>
      JSON.parse(inflateRawSync(this.#store.need('metas', blockKey(block))).toString()),
    );
    const meta = metas[number % BLOCK] ?? this.#missing();
    return { id: this.id(number), ...meta };
  }

  /** UTF-8 bytes of the text. */
  text(number: number): Uint8Array {
    const block = blockOf(number);
    const group = Math.floor((number % BLOCK) / GROUP);
    const texts = kept(this.#texts, block * GROUPS + group, () =>
      unpack(this.#store.need('texts', blockKey(block)), group),
    );
    return texts[(number % BLOCK) % GROUP];
  }

  /** As `shortSignature` gives it; not to be changed. */
  signature(number: number): Uint32Array {
    return kept(this.#signatures, number, () => {
      const bytes = this.#store.glance('signatures', blockKey(blockOf(number)));
      const at = bytes.byteOffset + 2 * (number % BLOCK) * this.#k;
      return new Uint32Array(new Uint16Array(bytes.buffer.slice(at, at + 2 * this.#k)));
    });
  }

  #missing(): never {
    throw this.#store.damaged('an article is not where it should be');
  }
}

/** What is kept under a key, made where it is not. */
function kept<T>(values: Recent<T>, key: number, make: () => T): T {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = make();
  values.set(key, value, 1);
  return value;
}

/** The texts of one group of a block. */
function unpack(bytes: Buffer, group: number): Uint8Array[] {
  let from = 4 * (BLOCK + GROUPS);
  for (let g = 0; g < group; g++) from += bytes.readUInt32LE(4 * (BLOCK + g));
  const all = inflateRawSync(bytes.subarray(from, from + bytes.readUInt32LE(4 * (BLOCK + group))));
  let at = 0;
  return Array.from({ length: Math.min(GROUP, BLOCK - group * GROUP) }, (_, i) => {
    const length = bytes.readUInt32LE(4 * (group * GROUP + i));
    at += length;
    return all.subarray(at - length, at);
  });
}
