import { closeSync, readSync } from 'node:fs';
import { streamCharset } from './charset.js';
import { formatByName } from './formats/formats.js';
import type { ReadOptions, Source } from './source.js';
import { openFile } from './stat.js';

/** The ways in which a source is read: at one go, in ranges of its bytes, or from its beginning as a stream. */

/** Bytes of a source of records that are read at a time. */
export const RANGE = 4 << 20;

/** How the articles of a source are read; null where only its bytes will tell its format. */
export const readsOf = ({ format }: Source): 'whole' | 'lines' | 'stream' | null =>
  format === null ? null : formatByName(format).reads;

/**
 * What is packed, what only gives its records one after the other, lines in a charset to be decoded as a whole, and many
 * lines in memory: each thread would be given a copy of all.
 */
export function isStream(source: Source, options: ReadOptions): boolean {
  if (source.packing.length > 0 || source.format === null) return true;
  const { reads, read } = formatByName(source.format);
  if (reads === 'whole') return false;
  // a list of records that one thread holds easily
  if (reads === 'stream') return read === undefined || source.size === null || source.size > RANGE;
  if (source.data !== null && source.data.length > RANGE) return true;
  return streamCharset(headOf(source), options.encoding).startsWith('utf-8') === false;
}

/** The first bytes of a source, none where it cannot be opened: that is told by whoever reads it. */
function headOf({ file, data }: Source): Uint8Array {
  if (data !== null) return data.subarray(0, HEAD);
  try {
    const fd = openFile(file as string);
    try {
      const head = new Uint8Array(HEAD);
      const n = readSync(fd, head, 0, HEAD, 0);
      return head.subarray(0, n === HEAD ? head.lastIndexOf(0x0a) + 1 : n);
    } finally {
      closeSync(fd);
    }
  } catch {
    return new Uint8Array(0);
  }
}

const HEAD = 1 << 16;
