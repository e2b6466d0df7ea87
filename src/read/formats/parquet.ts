import { closeSync, readSync } from 'node:fs';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import type { Format, Opened, ReadOptions, StreamNote, StreamRecord } from '../source.js';
import { openFile, statOfOpen } from '../stat.js';
import { tooLarge } from '../unpack/archive.js';
import { collect, Damaged, hasOwnWords, Unreadable } from '../unpack/bytes.js';
import { knownNames, listed, smallName, TEXT_COLUMNS, TEXT_FIELDS } from './meta.js';

/** Parquet: a row is a record. Only columns that hold something we look for are read, so many rows at a time. */
export const parquet: Format = {
  name: 'parquet',
  extensions: ['.parquet'],
  reads: 'stream',
  again: false,
  records: rows,
};

/** A column chunk that unpacks to more is not read: it must be held whole. */
const MOST_CHUNK = 1 << 30;
const ROWS = 10_000;

async function* rows(opened: Opened, options: ReadOptions): AsyncGenerator<StreamRecord | StreamNote> {
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const most = options.maxSize * 1e6;
  const { file, close } = await randomAccess(opened, most);
  try {
    const { metadata, columns } = await parquetMetadataAsync(file)
      .then((metadata) => ({ metadata, columns: wanted(metadata, options) }))
      .catch((error) => throwIndexFault(file, error));
    let row = 0;
    for (const group of metadata.row_groups) {
      const end = row + Number(group.num_rows);
      for (const { meta_data: chunk } of group.columns) {
        if (
          columns.includes(chunk?.path_in_schema[0] ?? '') &&
          Number(chunk?.total_uncompressed_size) > MOST_CHUNK
        )
          throw new Unreadable(
            'has a group of rows of more than 1 GB: write it with smaller groups',
            row + 1,
          );
      }
      for (; row < end; row += ROWS) {
        const rowEnd = Math.min(end, row + ROWS);
        const range = { file, metadata, columns, compressors, rowStart: row, rowEnd };
        let n = row;
        for (const fields of await parquetReadObjects(range).catch((error) =>
          throwRowFault(row + 1, error),
        )) {
          n++;
          yield { line: n, fields };
        }
      }
      row = end;
    }
    if (row === 0) throw new Unreadable('holds no records: nothing to compare');
  } finally {
    close();
  }
}

/** The columns of a file that are of use; one for the text must be among them. */
function wanted({ schema }: FileMetaData, options: ReadOptions): string[] {
  const [root] = schema;
  const names: string[] = [];
  // columns that hold others are followed by these
  for (let i = 1; names.length < (root.num_children ?? 0) && i < schema.length; i += sizeAt(schema, i))
    names.push(schema[i].name);
  const known = new Set(knownNames(options));
  const use = names.filter((name) => known.has(name) || known.has(smallName(name)));
  const own = options.textField;
  const texts = own === null ? TEXT_COLUMNS : [own, own.split('.')[0]];
  if (use.some((name) => texts.includes(name) || (own === null && texts.includes(smallName(name)))))
    return use;
  throw new Unreadable(
    own === null
      ? `has no column ${TEXT_FIELDS}, only ${listed(names)}: name one with --text-field`
      : `has no column ${own}, only ${listed(names)}: check --text-field`,
    0,
    true,
  );
}

/** How many entries of the schema a column takes, with those inside it. */
function sizeAt(schema: FileMetaData['schema'], at: number): number {
  let size = 1;
  for (let child = 0; child < (schema[at].num_children ?? 0); child++) size += sizeAt(schema, at + size);
  return size;
}

/** A Parquet file is read from its end and in pieces: what comes out of an archive is held whole. */
async function randomAccess(opened: Opened, most: number): Promise<{ file: AsyncBuffer; close(): void }> {
  if ('stream' in opened) {
    const bytes = await collect(opened.stream, most);
    if (bytes === null) throw new Unreadable(`is a packed Parquet file ${tooLarge(most)}`);
    // a copy of its own: a Buffer may be a part of a larger one
    const { buffer } = new Uint8Array(bytes);
    return { file: { byteLength: buffer.byteLength, slice: (a, b) => buffer.slice(a, b) }, close: () => {} };
  }
  const fd = openFile(opened.file);
  const byteLength = Number(statOfOpen(fd).size);
  const slice = (begin: number, end = byteLength): ArrayBuffer => {
    const bytes = new Uint8Array(Math.max(0, end - begin));
    for (let n = 0; n < bytes.length; ) {
      const got = readSync(fd, bytes, n, bytes.length - n, begin + n);
      if (got === 0) throw new Unreadable('has become shorter while it was read: scan it again');
      n += got;
    }
    return bytes.buffer;
  };
  return { file: { byteLength, slice }, close: () => closeSync(fd) };
}

// What is wrong with a file, by what its reader throws: that speaks of its own insides, and of no cure.

/** Throws what is to be told where the description of rows and columns, which stands at the end, cannot be read. */
async function throwIndexFault(file: AsyncBuffer, error: Error): Promise<never> {
  if (hasOwnWords(error)) throw error;
  const { byteLength } = file;
  const signAt = async (at: number): Promise<string> =>
    byteLength < SIGN.length ? '' : Buffer.from(await file.slice(at, at + SIGN.length)).toString('latin1');
  const last = await signAt(byteLength - SIGN.length);
  if (last === ENCRYPTED) throw new Unreadable('is an encrypted Parquet file: decrypt it first');
  if ((await signAt(0)) !== SIGN) throw new Unreadable('is no Parquet file: check the ending of its name');
  const what =
    last === SIGN
      ? 'is damaged: what it says of its columns cannot be read'
      : 'breaks off: its end is missing';
  throw new Unreadable(`${what}; get the file again`);
}

const SIGN = 'PAR1';
const ENCRYPTED = 'PARE';

/** Throws what is to be told where rows from `line` on cannot be read. */
function throwRowFault(line: number, error: Error): never {
  if (hasOwnWords(error)) throw error;
  const codec = /unsupported compression codec: (\w+)/.exec(error.message)?.[1] ?? UNKNOWN;
  if (codec !== UNKNOWN)
    throw new Unreadable(`is packed by ${codec}, which is not read: write it with Snappy or Zstandard`, line);
  const encoding = /unsupported encoding: (\w+)/.exec(error.message)?.[1] ?? UNKNOWN;
  if (encoding !== UNKNOWN)
    throw new Unreadable(`is encoded as ${encoding}, which is not read: write it with plain columns`, line);
  throw new Damaged('is damaged from here on', 'get the file again', line);
}

/** What damage gives in place of a name. */
const UNKNOWN = 'undefined';
