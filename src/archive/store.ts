import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Database, RootDatabase, Transaction } from 'lmdb';
import { ArchiveError, storeMessage } from './errors.js';

/**
 * Tables of checked values in one LMDB file. Every value bears a checksum of its table, its key and itself, so that what was
 * damaged, or is not what was asked for, is met as an error and never read as something else.
 */

/** The tables, and what their keys are; the number goes into checksums and never changes. */
const TABLES = {
  /** by name: `head`, `outlets` */
  head: 1,
  /** by id of the article */
  ids: 2,
  /** by number of the block */
  names: 3,
  metas: 4,
  texts: 5,
  signatures: 6,
  facts: 7,
  /** by segment and range */
  fingerprints: 8,
  skipgrams: 9,
  bands: 10,
  /** by number of the family */
  families: 11,
} as const;
export type Table = keyof typeof TABLES;

const CHECK = 4; // bytes of a checksum

export type Mode = 'read' | 'write';

export class Store {
  readonly path: string;
  readonly #root: RootDatabase<Buffer, Buffer>;
  readonly #tables: Readonly<Record<Table, Database<Buffer, Buffer>>>;
  #snapshot: Transaction | null = null;
  /** what reads as of the moment that is held */
  #reading: { transaction?: Transaction } = {};

  private constructor(path: string, root: RootDatabase<Buffer, Buffer>) {
    this.path = path;
    this.#root = root;
    const names = Object.keys(TABLES) as Table[];
    this.#tables = Object.fromEntries(
      names.map((name) => [name, root.openDB(name, { encoding: 'binary', keyEncoding: 'binary' })]),
    ) as Record<Table, Database<Buffer, Buffer>>;
  }

  /** Opens the file, or makes it in mode `write`. Throws `ArchiveError` where it cannot be had. */
  static async open(path: string, mode: Mode): Promise<Store> {
    checkFile(path, mode);
    const { open } = await import('lmdb');
    try {
      const root = open<Buffer, Buffer>({
        path,
        noSubdir: true,
        encoding: 'binary',
        keyEncoding: 'binary',
        maxDbs: Object.keys(TABLES).length + 1,
        readOnly: mode === 'read',
        noMemInit: false,
      });
      return new Store(path, root);
    } catch (error) {
      throw new ArchiveError(path, storeMessage(error, mode));
    }
  }

  /** All that is read until `release` is of one moment, whatever is written meanwhile. To be held by one at a time. */
  hold(): void {
    this.#snapshot = this.#root.useReadTransaction();
    this.#reading = { transaction: this.#snapshot };
  }

  release(): void {
    this.#snapshot?.done();
    this.#snapshot = null;
    this.#reading = {};
  }

  /** A value, null where there is none. */
  get(table: Table, key: Buffer): Buffer | null {
    // the types leave out that options may be given
    const db = this.#tables[table] as unknown as {
      getBinary(key: Buffer, options: object): Buffer | undefined;
    };
    const stored = db.getBinary(key, this.#reading);
    return stored === undefined ? null : this.#checked(table, key, stored);
  }

  /** A value that must be there. */
  need(table: Table, key: Buffer): Buffer {
    const value = this.get(table, key);
    if (value === null) throw this.damaged(`an entry of ${table} is missing`);
    return value;
  }

  /**
   * As `need`, without a copy, for what is taken apart at once: the bytes are others after the next call of this store.
   */
  glance(table: Table, key: Buffer): Uint8Array {
    const db = this.#tables[table] as unknown as {
      getBinaryFast(key: Buffer, options: object): Buffer | undefined;
      readonly lastSize: number;
    };
    const stored = db.getBinaryFast(key, this.#reading);
    if (stored === undefined) throw this.damaged(`an entry of ${table} is missing`);
    // the buffer is larger than the value
    return this.#checked(table, key, stored.subarray(0, db.lastSize));
  }

  /** All entries of a table from `from` on, in the order of their keys. */
  *entries(table: Table, from?: Buffer): Iterable<{ key: Buffer; value: Buffer }> {
    const options = { ...(from === undefined ? {} : { start: from }), ...this.#reading };
    for (const { key, value } of this.#tables[table].getRange(options)) {
      yield { key, value: this.#checked(table, key, value) };
    }
  }

  /** All entries of a table whose keys come before one, the last first. */
  *entriesBefore(table: Table, before: Buffer): Iterable<{ key: Buffer; value: Buffer }> {
    const options = { start: before, reverse: true, ...this.#reading };
    for (const { key, value } of this.#tables[table].getRange(options))
      if (!key.equals(before)) yield { key, value: this.#checked(table, key, value) };
  }

  /** To be called in `write`. `last`: the key comes after all others of the table, which then leave no gaps. */
  put(table: Table, key: Buffer, value: Uint8Array, last = false): void {
    const stored = Buffer.allocUnsafe(value.length + CHECK);
    stored.writeUInt32LE(checksum(table, key, value), 0);
    stored.set(value, CHECK);
    this.#tables[table].putSync(key, stored, (last ? { append: true } : {}) as never);
  }

  /** To be called in `write`. */
  remove(table: Table, key: Buffer): void {
    this.#tables[table].removeSync(key);
  }

  /** Does all or nothing of what `action` writes; another writer waits until it is done. */
  write<T>(action: () => T): T {
    try {
      return this.#root.transactionSync(action);
    } catch (error) {
      if (error instanceof ArchiveError) throw error;
      throw new ArchiveError(this.path, storeMessage(error, 'write'));
    }
  }

  damaged(what: string): ArchiveError {
    return new ArchiveError(
      this.path,
      `is damaged (${what}): put back a copy of it, or make it anew from the articles`,
    );
  }

  async close(): Promise<void> {
    this.release();
    await this.#root.close();
  }

  #checked(table: Table, key: Buffer, stored: Buffer): Buffer {
    const value = stored.subarray(CHECK);
    if (stored.length < CHECK || stored.readUInt32LE(0) !== checksum(table, key, value)) {
      throw this.damaged(`an entry of ${table} does not bear its checksum`);
    }
    return value;
  }
}

const checksum = (table: Table, key: Uint8Array, value: Uint8Array): number =>
  crc32(value, crc32(key, TABLES[table]));

/** What stands behind the head of the first page of an LMDB file. */
const MAGIC = 0xbeefc0de;
const PAGE_HEAD = 24;

/** A file of another kind must not reach LMDB, which would take it as it stands. */
function checkFile(path: string, mode: Mode): void {
  if (!existsSync(path)) {
    if (mode === 'read') throw new ArchiveError(path, 'no such archive: make one with flong archive add');
    // LMDB would make the folder
    if (!existsSync(dirname(path))) throw new ArchiveError(path, 'cannot be made: no such folder');
    return;
  }
  let fd: number;
  try {
    if (statSync(path).isDirectory()) throw new ArchiveError(path, 'is a folder: an archive is a file');
    fd = openSync(path, mode === 'read' ? 'r' : 'r+');
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError(path, storeMessage(error, mode));
  }
  try {
    const start = Buffer.alloc(PAGE_HEAD + 4);
    const n = readSync(fd, start, 0, start.length, 0);
    if (n === 0 && mode === 'write') return;
    if (n < start.length || start.readUInt32LE(PAGE_HEAD) !== MAGIC)
      throw new ArchiveError(path, 'is no archive of flong: name another file');
  } finally {
    closeSync(fd);
  }
}
