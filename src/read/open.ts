import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { systemMessage } from '../errors.js';
import { formatByName } from './formats/formats.js';
import type { Line, Reading, Source } from './source.js';

/** A source, or the records that begin in a range of its bytes. */
export interface Range {
  readonly source: Source;
  /** bytes; `end` null for the whole source */
  readonly begin: number;
  readonly end: number | null;
}

const CHUNK = 1 << 16;
const LINE_FEED = 10;

/** Reads the articles of a range. What cannot be read is a problem of the reading, never an exception. */
export function readRange({ source, begin, end }: Range): Reading {
  try {
    const format = formatByName(source.format);
    if (source.data !== null)
      return format.read(source.data.subarray(begin, end ?? source.data.length), begin);
    const file = source.file as string;
    const { bytes, offset } =
      end === null ? { bytes: readWhole(file), offset: 0 } : readRecords(file, begin, end);
    return format.read(bytes, offset);
  } catch (error) {
    return { articles: [], problems: [{ line: 0, message: systemMessage(error) }], lines: 0 };
  }
}

/** Reads one article again by the bytes that held it, or null when the source has changed since. */
export function readAgain(source: Source, begin: number, end: number): Reading['articles'][number] | null {
  const reading =
    source.data === null && formatByName(source.format).records
      ? formatByName(source.format).read(readExactly(source.file as string, begin, end), begin)
      : readRange({ source, begin, end: source.data === null ? null : end });
  return reading.articles[0] ?? null;
}

/** Where lines of a source that is one article begin in its text; null where its format cannot tell. */
export function linesOf(source: Source): Line[] | null {
  const format = formatByName(source.format);
  if (format.lines === undefined) return null;
  return format.lines(source.data ?? readWhole(source.file as string));
}

/** Most articles fit it: one read, and no need to ask for the size first. */
const small = Buffer.allocUnsafe(CHUNK);

function readWhole(file: string): Uint8Array {
  const fd = openSync(file, 'r');
  try {
    const n = readSync(fd, small, 0, CHUNK, 0);
    if (n < CHUNK) return Uint8Array.prototype.slice.call(small, 0, n);
    return readFrom(fd, 0, fstatSync(fd).size);
  } finally {
    closeSync(fd);
  }
}

function readExactly(file: string, begin: number, end: number): Uint8Array {
  const fd = openSync(file, 'r');
  try {
    return readFrom(fd, begin, end - begin);
  } finally {
    closeSync(fd);
  }
}

/** The bytes of the records that begin in [begin, end): from the first line's start to the last one's end. */
function readRecords(file: string, begin: number, end: number): { bytes: Uint8Array; offset: number } {
  const fd = openSync(file, 'r');
  try {
    const size = fstatSync(fd).size;
    const from = begin === 0 ? 0 : nextLine(fd, begin - 1, size);
    const to = end >= size ? size : nextLine(fd, end - 1, size);
    return { bytes: from < to ? readFrom(fd, from, to - from) : new Uint8Array(0), offset: from };
  } finally {
    closeSync(fd);
  }
}

/** Place after the first line feed at or after `at`. */
function nextLine(fd: number, at: number, size: number): number {
  const chunk = new Uint8Array(CHUNK);
  while (at < size) {
    const n = readSync(fd, chunk, 0, CHUNK, at);
    if (n === 0) break;
    const found = chunk.subarray(0, n).indexOf(LINE_FEED);
    if (found >= 0) return at + found + 1;
    at += n;
  }
  return size;
}

/** Reads `length` bytes, fewer where the file has become shorter. */
function readFrom(fd: number, position: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  let n = 0;
  while (n < length) {
    const got = readSync(fd, bytes, n, length - n, position + n);
    if (got === 0) break;
    n += got;
  }
  return n === length ? bytes : bytes.subarray(0, n);
}
