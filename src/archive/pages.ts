import { readSync } from 'node:fs';

/**
 * The pages of an LMDB file, as far as it takes to say whether all that are in use are there. Written after mdb.c of lmdb 3.5
 * (data version 2, 64 bits, the low byte first), the fork that lmdb-js is built from.
 *
 * A page begins with its number (8 bytes), the transaction that wrote it (8), padding (2), flags (2) and where its nodes end
 * (2) and begin (2). The first two pages tell of the whole, in turn: one has it from the last transaction, the other from
 * the one before. A transaction writes its pages before it tells of them, and takes pages that the last one used only when the
 * next has been told of.
 */

const HEAD = 24; // bytes of a page before what it holds
const FLAGS_AT = 18;
const NODES_AT = 20;

const BRANCH = 0x01;
const LEAF = 0x02;

/** Magic number, version, address (8 bytes), size of the map (8), the tables of free pages and of names, last page, transaction. */
export const MAGIC = 0xbeefc0de;
export const MAGIC_AT = HEAD;
const VERSION = 2;
const TABLES_AT = 24;
const LAST_AT = 120;
const TRANSACTION_AT = 128;
const META = 144;

/** Of a table 48 bytes; the number of its root is last. The first has the size of pages in its first four bytes. */
const TABLE = 48;
const ROOT_AT = 40;
const EMPTY = 0xffffffffffffffffn; // a table without pages

/** A node: half a word of flags behind the size of its value, or the number of the page below it; size of its key; both. */
const NODE = 8;
const NODE_FLAGS_AT = 4;
const KEY_SIZE_AT = 6;
const SUB_TABLE = 0x02;
const LARGE = 0x01; // the value is on pages of its own: the number of the first, a transaction, how many, 8 bytes each
const LARGE_VALUE = 24;
const COUNT_AT = 16;

const SMALLEST_PAGE = 512; // bytes
const LARGEST_PAGE = 65_536;

export interface Meta {
  /** bytes */
  readonly pageSize: number;
  /** number of the last page that was given out */
  readonly lastPage: number;
  readonly transaction: bigint;
  readonly roots: readonly bigint[];
}

/** What the last transaction has written of the whole; null where it is not there, or makes no sense. */
export function newestMeta(fd: number): Meta | null {
  const first = readMeta(fd, 0);
  const second = first && readMeta(fd, first.pageSize);
  if (first === null || second === null || first.pageSize !== second.pageSize) return null;
  const [older, newest] = first.transaction < second.transaction ? [first, second] : [second, first];
  if (newest.transaction - older.transaction > 1n) return null;
  return newest.roots.every((root) => root === EMPTY || root <= newest.lastPage) ? newest : null;
}

function readMeta(fd: number, at: number): Meta | null {
  const bytes = Buffer.alloc(META);
  if (readSync(fd, bytes, 0, META, at + HEAD) < META) return null;
  if (bytes.readUInt32LE(0) !== MAGIC || (bytes.readUInt32LE(4) & 0xffff) !== VERSION) return null;
  const pageSize = bytes.readUInt32LE(TABLES_AT);
  const lastPage = Number(bytes.readBigUInt64LE(LAST_AT));
  const isSize = pageSize >= SMALLEST_PAGE && pageSize <= LARGEST_PAGE && (pageSize & (pageSize - 1)) === 0;
  if (!isSize || !Number.isSafeInteger(lastPage * pageSize)) return null;
  const roots = [0, 1].map((table) => bytes.readBigUInt64LE(TABLES_AT + table * TABLE + ROOT_AT));
  return { pageSize, lastPage, transaction: bytes.readBigUInt64LE(TRANSACTION_AT), roots };
}

/** How far down trees are walked: their first pages alone, or all but the pages of large values. */
export type Depth = 'roots' | 'all';

/**
 * Whether the pages in use are in a file of this size, and are pages: of the free pages, of the names of tables, and of the
 * tables named. The last page that was given out need not be there: one that was given out and freed in one transaction is
 * never written. So a file that looks too short is walked through, to `all` pages; one that is long enough is not.
 */
export function holdsItsPages(fd: number, { pageSize, roots }: Meta, size: number, depth: Depth): boolean {
  const pages = Math.floor(size / pageSize);
  const page = Buffer.alloc(pageSize);
  const wanted: number[] = [];
  const want = (root: bigint): unknown => root === EMPTY || wanted.push(Number(root));
  roots.forEach(want);
  // a page is in one tree, once: where more are asked for, they are no trees
  for (let read = 0; wanted.length > 0; read++) {
    const number = wanted.pop() as number;
    if (number >= pages || read >= pages) return false;
    if (readSync(fd, page, 0, pageSize, number * pageSize) < pageSize) return false;
    const branch = page.readUInt16LE(FLAGS_AT) === BRANCH;
    const nodes = page.readUInt16LE(NODES_AT) >> 1;
    if (Number(page.readBigUInt64LE(0)) !== number || HEAD + 2 * nodes > pageSize) return false;
    if (!branch && page.readUInt16LE(FLAGS_AT) !== LEAF) return false;
    if (branch && depth === 'roots') continue;
    for (let i = 0; i < nodes; i++) {
      const at = HEAD + page.readUInt16LE(HEAD + 2 * i);
      if (at + NODE > pageSize) return false;
      if (branch) {
        wanted.push(page.readUIntLE(at, 6));
        continue;
      }
      const kind = page.readUInt16LE(at + NODE_FLAGS_AT) & (LARGE | SUB_TABLE);
      if (kind === 0) continue;
      const value = at + NODE + page.readUInt16LE(at + KEY_SIZE_AT);
      if (value + (kind === LARGE ? LARGE_VALUE : TABLE) > pageSize) return false;
      if (kind !== LARGE) want(page.readBigUInt64LE(value + ROOT_AT));
      else if (page.readBigUInt64LE(value) + page.readBigUInt64LE(value + COUNT_AT) > pages) return false;
    }
  }
  return true;
}
