import type { CsvError, Info } from 'csv-parse';
import { utf8Stream } from '../charset.js';
import type { Format, FormatName, Opened, ReadOptions, StreamNote, StreamRecord } from '../source.js';
import { tooLarge } from '../unpack/archive.js';
import { bytesOf, endingWell, peek, Unreadable } from '../unpack/bytes.js';
import { listed, namedFields, TEXT_FIELDS, textField } from './meta.js';

/** Tables with a header row: a row is a record, the header's names its fields (RFC 4180, and what is made of it). */
const table = (name: FormatName, extensions: string[], delimiters: string[]): Format => ({
  name,
  extensions,
  reads: 'stream',
  again: false,
  records: (opened, options) => rows(opened, options, delimiters),
});

// where the comma parts decimals, as in much of Europe, the semicolon parts fields
export const csv = table('csv', ['.csv'], [',', ';', '\t', '|']);
export const tsv = table('tsv', ['.tsv', '.tab'], ['\t']);

async function* rows(
  opened: Opened,
  options: ReadOptions,
  delimiters: readonly string[],
): AsyncGenerator<StreamRecord | StreamNote> {
  const { parse } = await import('csv-parse');
  const { pipeline } = await import('node:stream');
  const most = options.maxSize * 1e6;
  const { head, all } = await peek(await utf8Stream(bytesOf(opened), options.encoding, true), 1 << 12);
  const said = saidDelimiter(head);
  const delimiter = said ?? delimiterOf(head, delimiters);
  let fault: CsvError | null = null;
  let left: string | undefined;
  const parser = parse({
    bom: true,
    delimiter,
    from_line: said === null ? 1 : 2,
    info: true,
    raw: delimiter === '\t',
    max_record_size: most,
    // rows of another length are told one by one, below
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // an error would drop the rows that are ready: it is noted, and ends the source
    skip_records_with_error: true,
    on_skip: (error, raw) => {
      if (fault === null) left = raw;
      fault ??= error ?? null;
      return undefined;
    },
  });
  const { stream, rethrow } = endingWell(all);
  async function* untilFault(): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      if (fault !== null) return;
      yield chunk;
    }
  }
  pipeline(untilFault, parser, () => {});
  let header: string[] | null = null;
  let before = said === null ? 0 : 1;
  for await (const { record, info, raw } of parser as AsyncIterable<Row>) {
    const first = before + 1;
    before = info.lines;
    if (header === null) {
      header = named(record, options);
      continue;
    }
    const names = header;
    for (const [i, row] of apart(record, raw, names.length).entries()) {
      const line = first + i;
      if (row.length !== names.length) yield { line, problem: ragged(row.length, names.length) };
      else yield { line, fields: fieldsOf(names, row) };
    }
  }
  // a failure of the source comes first: it is why the last row is not whole
  rethrow();
  if (fault !== null) {
    const rows = header === null ? null : unquoted(left, header.length);
    if (header === null || rows === null) throw asUnreadable(fault, most, before + 1);
    for (const [i, row] of rows.entries()) yield { line: before + 1 + i, fields: fieldsOf(header, row) };
  }
  if (header === null) throw new Unreadable('is empty: nothing to compare');
}

interface Row {
  readonly record: string[];
  readonly info: Info;
  /** as it stands in the source, where tabs part fields */
  readonly raw?: string;
}

/**
 * The rows of a record between tabs. Many a writer of these quotes nothing, and a text that begins with a quotation mark then
 * takes the rows behind it for its own: a field that holds whole rows is none.
 */
function apart(record: string[], raw: string | undefined, fields: number): string[][] {
  if (raw === undefined || !record.some((field) => field.includes('\n') && field.includes('\t')))
    return [record];
  return unquoted(raw, fields) ?? [record];
}

/**
 * The rows of what stands between tabs, where no mark in it quotes; null where these are no whole rows. One that breaks off
 * may have been quoted.
 */
function unquoted(raw: string | undefined, fields: number): string[][] | null {
  if (raw === undefined || !raw.includes('\n')) return null;
  const rows = raw
    .replace(/\r?\n?$/, '')
    .split(/\r?\n/)
    .map((row) => row.split('\t'));
  return rows.every((row) => row.length === fields) ? rows : null;
}

const fieldsOf = (names: readonly string[], row: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name, n) => [name, row[n]]));

/**
 * The header, checked for a column that can hold a text. `Title` and `TITLE` are taken for `title`; what the user names stays
 * as it is, to be found by that name.
 */
function named(header: string[], options: ReadOptions): string[] {
  const own = namedFields(options);
  const columns = header.map((name) => name.trim());
  const names = columns.map((name) => (own.includes(name) ? name : name.toLowerCase()));
  const { textField: named } = options;
  if (textField(Object.fromEntries(names.map((name) => [name, ''])), named) !== null) return names;
  throw new Unreadable(
    named === null
      ? `has no column ${TEXT_FIELDS}, only ${listed(columns)}: name one with --text-field`
      : `has no column ${named}, only ${listed(columns)}: check --text-field`,
    1,
    true,
  );
}

const ragged = (fields: number, expected: number): string =>
  `is a row of ${fields} ${fields === 1 ? 'field' : 'fields'} where the header has ${expected}: it is not read; mend its quotation marks or delimiters`;

/** The delimiter that a line before the header names, as spreadsheets write it: `sep=;`. */
const saidDelimiter = (head: Uint8Array): string | null =>
  /^\ufeff?"?sep=([^\w"\r\n])"?\r?\n/i.exec(Buffer.from(head).toString())?.[1] ?? null;

/** The delimiter that the first line has most of, outside of quotation marks. */
function delimiterOf(head: Uint8Array, delimiters: readonly string[]): string {
  const text = Buffer.from(head).toString();
  const line = text.replace(/"[^"]*"/g, '').split(/\r?\n/, 1)[0];
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))];
}

function asUnreadable({ code, message }: CsvError, most: number, line: number): Unreadable {
  const rest = 'what comes after it is not read';
  if (code === 'CSV_MAX_RECORD_SIZE') return new Unreadable(`is a row ${tooLarge(most)}; ${rest}`, line);
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return new Unreadable(`opens a quotation mark that nothing closes: ${rest}`, line);
  return new Unreadable(`is no row of CSV (${message.split('\n')[0]}): ${rest}`, line);
}
