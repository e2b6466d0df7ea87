import { closeSync, readSync } from 'node:fs';
import { systemMessage } from '../errors.js';
import { formatByName, loadFormats } from './formats/formats.js';
import { articleOf } from './formats/record.js';
import {
  type Format,
  type FormatName,
  type Line,
  notRead,
  type ReadArticle,
  type Reading,
  type ReadOptions,
  type Source,
  type StreamRecord,
} from './source.js';
import { openFile, statOfOpen } from './stat.js';
import { tooLarge } from './unpack/archive.js';

/** A source, or the records that begin in a range of its bytes. */
export interface Range {
  readonly source: Source;
  /** bytes; `end` null for the whole source */
  readonly begin: number;
  readonly end: number | null;
}

/** What was taken out of a source that is read as a stream: a record, or lines of them. */
export interface Chunk {
  readonly source: Source;
  readonly record: StreamRecord;
}

const CHUNK = 1 << 16;
const LINE_FEED = 10;

/** Whether an article of this source can be read again where its text is neither held nor set aside. */
export const isReadAgain = (from: Range | Chunk): boolean =>
  !('record' in from) && formatByName(from.source.format as FormatName).again;

/** Reads the articles of a range or chunk. What cannot be read is a problem of the reading, never an exception. */
export function readArticles(from: Range | Chunk, options: ReadOptions): Reading | Promise<Reading> {
  try {
    const reading = 'record' in from ? readChunk(from, options) : readWhenLoaded(from, options);
    return reading instanceof Promise ? reading.catch(failed) : reading;
  } catch (error) {
    return failed(error);
  }
}

function readWhenLoaded(from: Range, options: ReadOptions): Reading | Promise<Reading> {
  const loading = loadFormats([from.source.format as FormatName]);
  return loading === null ? readRange(from, options) : loading.then(() => readRange(from, options));
}

const failed = (error: unknown): Reading => notRead(systemMessage(error));

function readRange({ source, begin, end }: Range, options: ReadOptions): Reading | Promise<Reading> {
  const format = formatByName(source.format as FormatName);
  const most = options.maxSize * 1e6;
  let bytes: Uint8Array | null;
  let offset = 0;
  let long = false;
  if (source.data !== null) {
    bytes = source.data.subarray(begin, end ?? source.data.length);
    offset = begin;
  } else if (end !== null) {
    ({ bytes, offset, long } = readLines(source.file as string, begin, end, most));
  } else bytes = readWhole(source.file as string, format.reads === 'lines' ? BIGGEST : most);
  // what an archive holds was let in once
  const limited = format.reads === 'whole' && format.name !== 'stored';
  if (bytes === null || (limited && bytes.length > most)) return notRead(`is a file ${tooLarge(most)}`);
  const reading = readerOf(format.name)(bytes, offset, options, null);
  if (!long || reading instanceof Promise) return reading;
  const line = reading.lines + 1;
  const problems = [...reading.problems, { line, message: `is a line ${tooLarge(most)}` }];
  return { ...reading, problems, lines: line };
}

/** A file of lines that is read in one go is no larger: see `planBatches`. */
const BIGGEST = 1 << 28;

/** How a format reads bytes; those that are streams and nothing else never come here. */
const readerOf = (name: FormatName): NonNullable<Format['read']> =>
  formatByName(name).read as NonNullable<Format['read']>;

async function readChunk({ record }: Chunk, options: ReadOptions): Promise<Reading> {
  const { line } = record;
  if ('fields' in record) {
    const article = articleOf(record.fields, options);
    if ('problem' in article) return notRead(article.problem, line);
    return { articles: [{ ...article, line, begin: 0, end: 0 }], problems: [], lines: 0 };
  }
  const { bytes, format, hints } = record;
  await loadFormats([format]);
  const { articles, problems } = await readerOf(format)(bytes, 0, options, hints);
  return {
    articles: articles.map((article) => ({
      ...article,
      meta: { ...article.meta, url: article.meta.url ?? hints?.url ?? null },
      line: line + article.line,
    })),
    problems: problems.map((x) => ({ ...x, line: line + x.line })),
    // these are numbered from the beginning of the source
    lines: 0,
  };
}

/**
 * Reads one article again by the bytes that held it, or null when the source has changed since. For formats that are read
 * `again`, which all read at once.
 */
export function readAgain(
  source: Source,
  begin: number,
  end: number,
  options: ReadOptions,
): ReadArticle | null {
  const format = formatByName(source.format as FormatName);
  const lines = source.data === null && format.reads === 'lines';
  const reading = lines
    ? readerOf(format.name)(readExactly(source.file as string, begin, end), begin, options, null)
    : readRange({ source, begin, end: source.data === null ? null : end }, options);
  return (reading as Reading).articles[0] ?? null;
}

/** Where lines of a source that is one article begin in its text; null where its format cannot tell. */
export function linesOf(source: Source, options: ReadOptions): Line[] | null {
  if (source.format === null || source.packing.length > 0) return null;
  const format = formatByName(source.format);
  if (format.lines === undefined) return null;
  const bytes = source.data ?? (source.file === null ? null : readWhole(source.file, options.maxSize * 1e6));
  return bytes === null ? null : format.lines(bytes, options);
}

/** Most articles fit it: one read, and no need to ask for the size first. */
const small = Buffer.allocUnsafe(CHUNK);

/** All of a file, or null where it is larger than `most`. */
function readWhole(file: string, most: number): Uint8Array | null {
  const fd = openFile(file);
  try {
    const n = readSync(fd, small, 0, CHUNK, 0);
    if (n < CHUNK) return n > most ? null : Uint8Array.prototype.slice.call(small, 0, n);
    const size = Number(statOfOpen(fd).size);
    return size > most ? null : readFrom(fd, 0, size);
  } finally {
    closeSync(fd);
  }
}

function readExactly(file: string, begin: number, end: number): Uint8Array {
  const fd = openFile(file);
  try {
    return readFrom(fd, begin, end - begin);
  } finally {
    closeSync(fd);
  }
}

/**
 * The bytes of the lines that begin in [begin, end). Where the last is longer than `most`, it is left out, and `long` is
 * true. A range inside a long line holds none, and no more than its own bytes are looked at.
 */
function readLines(
  file: string,
  begin: number,
  end: number,
  most: number,
): { bytes: Uint8Array; offset: number; long: boolean } {
  const fd = openFile(file);
  try {
    const size = Number(statOfOpen(fd).size);
    const from = begin === 0 ? 0 : (nextLine(fd, begin - 1, end, size) ?? end);
    if (from >= Math.min(end, size)) return { bytes: new Uint8Array(0), offset: from, long: false };
    const to = end >= size ? size : nextLine(fd, end - 1, end + most, size);
    const bytes = readFrom(fd, from, (to ?? end) - from);
    if (to !== null) return { bytes, offset: from, long: false };
    return { bytes: bytes.subarray(0, bytes.lastIndexOf(LINE_FEED) + 1), offset: from, long: true };
  } finally {
    closeSync(fd);
  }
}

/** Place after the first line feed at or after `at`, or null where there is none before `limit`. */
function nextLine(fd: number, at: number, limit: number, size: number): number | null {
  const chunk = new Uint8Array(CHUNK);
  for (let from = at; from < Math.min(limit, size); from += CHUNK) {
    const n = readSync(fd, chunk, 0, CHUNK, from);
    const found = chunk.subarray(0, n).indexOf(LINE_FEED);
    if (found >= 0) return from + found + 1 <= limit ? from + found + 1 : null;
    if (n < CHUNK) return size;
  }
  return limit < size ? null : size;
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
