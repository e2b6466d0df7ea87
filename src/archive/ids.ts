import { crc32 } from 'node:zlib';
import type { Article } from '../model.js';
import { contentHash } from '../read/hash.js';
import { idOfPath } from '../read/slashes.js';
import type { Blocks } from './blocks.js';
import type { Store } from './store.js';

/** Which number the article of an id has, and enough of it to see whether it has changed; and what a name stands for. */

export interface Known {
  readonly number: number;
  /** bytes of its text */
  readonly bytes: number;
  /** of its text */
  readonly hash: string;
  /** checksum of all that is known of it beside its text */
  readonly meta: number;
}

/** Bytes of an id that a key holds; a longer one is cut, and told by its hash. */
const LONGEST = 1000;

function idKey(id: string): Buffer {
  const bytes = Buffer.from(id);
  if (bytes.length <= LONGEST) return bytes;
  return Buffer.concat([bytes.subarray(0, LONGEST), Buffer.from(`\0${contentHash(bytes)}`)]);
}

export const metaCheck = (article: Article): number => crc32(JSON.stringify(article));

export function readKnown(store: Store, id: string): Known | null {
  const value = store.get('ids', idKey(id));
  return value === null ? null : toKnown(value);
}

export const toKnown = (value: Buffer): Known => ({
  number: value.readUInt32LE(0),
  bytes: value.readUInt32LE(4),
  meta: value.readUInt32LE(8),
  hash: value.toString('hex', 12, 20),
});

export function writeKnown(store: Store, id: string, { number, bytes, meta, hash }: Known): void {
  const value = Buffer.alloc(20);
  value.writeUInt32LE(number, 0);
  value.writeUInt32LE(bytes, 4);
  value.writeUInt32LE(meta, 8);
  value.write(hash, 12, 'hex');
  store.put('ids', idKey(id), value);
}

export const forget = (store: Store, id: string): void => store.remove('ids', idKey(id));

export const EMPTY_NAME = 'a name is empty: name an id, a folder or a file of records';

/** The articles whose id is `name`, or stands below the folder or in the file of that name; all for an empty one. */
function* below(store: Store, name: string): Iterable<Known> {
  const exact = name === '' ? null : readKnown(store, name);
  if (exact !== null) yield exact;
  for (const prefix of name === '' || name.endsWith('/') ? [name] : [`${name}/`, `${name}#`]) {
    const start = Buffer.from(prefix);
    for (const { key, value } of store.entries('ids', start.length === 0 ? undefined : start)) {
      if (!key.subarray(0, start.length).equals(start)) break;
      yield toKnown(value);
    }
  }
}

/**
 * The numbers of the articles that a user means by a name: those of that id, below that folder or in that file of
 * records, by their ids; where none is so named, by the paths of what they were read from. A path may be spelled as it
 * may be where articles are added. All for an empty name.
 */
export function* named(store: Store, blocks: Blocks, name: string): Iterable<number> {
  const path = idOfPath(name);
  for (const id of path === '' || path === name ? [name] : [name, path]) {
    let found = false;
    for (const { number } of below(store, id)) {
      found = true;
      yield number;
    }
    if (found || name === '') return;
  }
  if (path === '') return;
  for (const { number } of below(store, '')) {
    const { path: from } = blocks.article(number);
    if (from === path || from.startsWith(`${path}/`)) yield number;
  }
}
