import { crc32 } from 'node:zlib';
import type * as Lmdb from 'lmdb';
import type { Database, RootDatabase, Transaction } from 'lmdb';
import { ArchiveError, damage, type Mode, NO_ARCHIVE, notLoaded, storeMessage } from './errors.js';
import { checkFile, checkLockRoom, throughLinks } from './file.js';
import { loadLmdb } from './load-lmdb.js';

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

/** The file as LMDB has it. */
interface Opened {
  readonly root: RootDatabase<Buffer, Buffer>;
  readonly tables: Readonly<Record<Table, Database<Buffer, Buffer>>>;
}

export class Store {
  readonly path: string;
  readonly #mode: Mode;
  readonly #openFile: () => Opened;
  /** null where the file is not there yet */
  #opened: Opened | null;
  #closed = false;
  #snapshot: Transaction | null = null;
  /** what reads as of the moment that is held */
  #reading: { transaction?: Transaction } = {};

  private constructor(path: string, mode: Mode, openFile: () => Opened, there: boolean) {
    this.path = path;
    this.#mode = mode;
    this.#openFile = openFile;
    this.#opened = there ? openFile() : null;
  }

  /**
   * Opens the file. In mode `write` it need not be there: it is made by the first transaction, so that nothing is left where nothing
   * came of what was to be added. Throws `ArchiveError` where it cannot be had.
   */
  static async open(path: string, mode: Mode): Promise<Store> {
    const there = await checkFile(path, mode);
    const { open } = await loadLmdb().catch((error) => {
      throw notLoaded(path, error);
    });
    return new Store(path, mode, () => openFile(open, path, mode), there);
  }

  /** All that is read until `release` is of one moment, whatever is written meanwhile. To be held by one at a time. */
  hold(): void {
    this.#checkOpen();
    if (this.#opened === null) return;
    this.#snapshot = this.#opened.root.useReadTransaction();
    this.#reading = { transaction: this.#snapshot };
  }

  release(): void {
    this.#snapshot?.done();
    this.#snapshot = null;
    this.#reading = {};
  }

  /** A value, null where there is none. */
  get(table: Table, key: Buffer): Buffer | null {
    this.#checkOpen();
    if (this.#opened === null) return null;
    // the types leave out that options may be given
    const db = this.#opened.tables[table] as unknown as {
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
    const db = this.#there.tables[table] as unknown as {
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
    this.#checkOpen();
    if (this.#opened === null) return;
    const options = { ...(from === undefined ? {} : { start: from }), ...this.#reading };
    for (const { key, value } of this.#opened.tables[table].getRange(options)) {
      yield { key, value: this.#checked(table, key, value) };
    }
  }

  /** All entries of a table whose keys come before one, the last first. */
  *entriesBefore(table: Table, before: Buffer): Iterable<{ key: Buffer; value: Buffer }> {
    if (this.#opened === null) return;
    const options = { start: before, reverse: true, ...this.#reading };
    for (const { key, value } of this.#opened.tables[table].getRange(options))
      if (!key.equals(before)) yield { key, value: this.#checked(table, key, value) };
  }

  /** To be called in `write`. `last`: the key comes after all others of the table, which then leave no gaps. */
  put(table: Table, key: Buffer, value: Uint8Array, last = false): void {
    const stored = Buffer.allocUnsafe(value.length + CHECK);
    stored.writeUInt32LE(checksum(table, key, value), 0);
    stored.set(value, CHECK);
    this.#there.tables[table].putSync(key, stored, (last ? { append: true } : {}) as never);
  }

  /** To be called in `write`. */
  remove(table: Table, key: Buffer): void {
    this.#there.tables[table].removeSync(key);
  }

  /** Does all or nothing of what `action` writes; another writer waits until it is done. */
  write<T>(action: () => T): T {
    this.#checkOpen();
    if (this.#mode === 'read')
      throw new ArchiveError(this.path, 'was opened to be read: open it with { write: true } to change it');
    this.#opened ??= this.#openFile();
    try {
      return this.#opened.root.transactionSync(action);
    } catch (error) {
      if (error instanceof ArchiveError) throw error;
      throw new ArchiveError(this.path, storeMessage(error, 'write'));
    }
  }

  damaged(what: string): ArchiveError {
    return new ArchiveError(this.path, damage(what));
  }

  /** Once and for all: what is asked of it afterwards is told so. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.release();
    this.#closed = true;
    await this.#opened?.root.close();
  }

  #checkOpen(): void {
    if (this.#closed) throw new ArchiveError(this.path, 'was closed: open it again with Archive.open');
  }

  /** Asked for in a transaction, or of what the head of the archive names. */
  get #there(): Opened {
    return this.#opened as Opened;
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

function openFile(open: typeof Lmdb.open, path: string, mode: Mode): Opened {
  let root: RootDatabase<Buffer, Buffer> | null = null;
  const file = throughLinks(path);
  checkLockRoom(file);
  try {
    root = open<Buffer, Buffer>({
      path: file,
      noSubdir: true,
      encoding: 'binary',
      keyEncoding: 'binary',
      maxDbs: Object.keys(TABLES).length + 1,
      readOnly: mode === 'read',
      noMemInit: false,
    });
    return { root, tables: openTables(path, root) };
  } catch (error) {
    void root?.close();
    throw error instanceof ArchiveError ? error : new ArchiveError(path, storeMessage(error, mode));
  }
}

function openTables(path: string, root: RootDatabase<Buffer, Buffer>): Opened['tables'] {
  // LMDB ends names with a zero
  for (const key of root.getKeys())
    if (!(key.subarray(0, -1).toString() in TABLES)) throw new ArchiveError(path, NO_ARCHIVE);
  const how = { encoding: 'binary', keyEncoding: 'binary' } as const;
  const tables = Object.keys(TABLES).map((name) => [name, root.openDB(name, how)]);
  if (tables.some(([, table]) => table === undefined))
    throw new ArchiveError(path, 'holds nothing: add articles with flong archive add, or name another file');
  return Object.fromEntries(tables) as Opened['tables'];
}
