import { utf8Stream } from '../charset.js';
import { decode, stringOf } from '../decode.js';
import {
  type Format,
  notRead,
  type ReadArticle,
  type Reading,
  type ReadOptions,
  type ReadProblem,
  type StreamNote,
  type StreamRecord,
} from '../source.js';
import { tooLarge } from '../unpack/archive.js';
import { bytesOf } from '../unpack/bytes.js';
import { jsonElements } from '../unpack/elements.js';
import { withDigits } from './digits.js';
import { type Fields, inSmallLetters, textField } from './meta.js';
import { articleOf } from './record.js';

/**
 * JSON: a list of records, one record, or an object with a list of records in it. A list may be larger than memory; an
 * object is held whole.
 */
export const json: Format = {
  name: 'json',
  extensions: ['.json'],
  reads: 'stream',
  again: false,
  read(bytes, _, options): Reading {
    const decoded = decode(bytes, options.encoding, null);
    if ('problem' in decoded) return notRead(decoded.problem);
    const source = stringOf(decoded);
    let value: unknown;
    try {
      value = JSON.parse(source);
    } catch (error) {
      return notRead(faultOf(source, error as Error));
    }
    return recordsIn(value, source, options);
  },
  async *records(opened, options): AsyncGenerator<StreamRecord | StreamNote> {
    const most = options.maxSize * 1e6;
    const stream = await utf8Stream(bytesOf(opened), options.encoding, false);
    for await (const { number, bytes } of jsonElements(stream, most)) {
      if (bytes === null) yield { line: number, problem: `is a record ${tooLarge(most)}` };
      else yield { line: number, bytes, format: 'json', hints: null };
    }
  },
};

/** What is wrong with a source that is not JSON. */
function faultOf(source: string, { message }: Error): string {
  if (source.trim() === '') return 'is empty: nothing to compare';
  return startsWithLine(source)
    ? 'holds a record on each line: let its name end in .jsonl'
    : `is no valid JSON (${message.split('\n')[0].slice(0, 120)}): mend it, or get it again`;
}

/** Whether the first line is a whole record, and others follow. */
function startsWithLine(source: string): boolean {
  const end = source.indexOf('\n');
  try {
    return end > 0 && typeof JSON.parse(source.slice(0, end)) === 'object';
  } catch {
    return false;
  }
}

/** The records of a value: those of the list that it is or holds, or the one that it is. */
function recordsIn(value: unknown, source: string, options: ReadOptions): Reading {
  const found = Array.isArray(value)
    ? { list: value, path: [] }
    : isRecord(value, options)
      ? null
      : listIn(value);
  const list = found?.list ?? null;
  let exact: unknown;
  /** The value at a path, with numbers as they stand in the source. */
  const exactAt = (path: readonly (string | number)[]): Fields => {
    exact ??= JSON.parse(withDigits(source));
    return path.reduce((outer, key) => (outer as Fields)[key], exact) as Fields;
  };
  const articles: ReadArticle[] = [];
  const problems: ReadProblem[] = [];
  const take = (record: unknown, line: number): void => {
    const read =
      typeof record === 'object' && record !== null && !Array.isArray(record)
        ? articleOf(record as Fields, options, () => exactAt(found === null ? [] : [...found.path, line - 1]))
        : { problem: 'is no JSON object: each record must be one, such as {"id": "1", "text": "…"}' };
    if ('problem' in read) problems.push({ line, message: read.problem, other: true });
    else articles.push({ ...read, line, begin: 0, end: 0 });
  };
  if (list === null) take(value, 0);
  else list.forEach((record, i) => void take(record, i + 1));
  if (list?.length === 0)
    problems.push({ line: 0, message: 'holds no records: nothing to compare', other: true });
  return { articles, problems, lines: 0 };
}

const isRecord = (value: unknown, options: ReadOptions): boolean =>
  typeof value !== 'object' ||
  value === null ||
  textField(inSmallLetters(value as Fields), options.textField) !== null ||
  Array.isArray((value as Fields).bodies);

interface Found {
  readonly list: unknown[];
  /** the names that lead to it */
  readonly path: readonly string[];
}

/** The longest list of objects that an object holds, itself or an object in it. */
function listIn(value: unknown, path: readonly string[] = []): Found | null {
  let longest: Found | null = null;
  for (const [name, inner] of Object.entries(value as object)) {
    const at = [...path, name];
    let found: Found | null = null;
    if (Array.isArray(inner))
      found = inner.some((x) => typeof x === 'object' && x !== null) ? { list: inner, path: at } : null;
    else if (typeof inner === 'object' && inner !== null && path.length < 2) found = listIn(inner, at);
    if (found !== null && found.list.length > (longest?.list.length ?? 0)) longest = found;
  }
  return longest;
}
