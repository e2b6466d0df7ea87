import type { Options } from '../options.js';

/**
 * A source is a file, standard input, a text or file in memory, or a member of an archive, before it is opened. What it is
 * packed in is taken off first; its format decides how articles are taken out of what remains. All formats meet the
 * interface at the end of this file, one file each in `formats/`.
 */
export interface Source {
  /** id of the article it holds, or the first part of its records' ids: relative to the input, with `/` */
  readonly id: string;
  /** the folder that stands for an outlet: the first below the folder walked, or the one a named file lies in */
  readonly folder: string | null;
  /** where it is opened; null when `data` holds it, and for a member of an archive */
  readonly file: string | null;
  /** of what was unpacked, the file on disk that it lies in */
  readonly packedIn?: string;
  readonly data: Uint8Array | null;
  /** null for an archive, whose members have each their own */
  readonly format: FormatName | null;
  /** what it is packed in, the outermost first */
  readonly packing: readonly Packing[];
  /** bytes, where known without opening it: sources of records are read in ranges of bytes */
  readonly size: number | null;
  /** false where it was found in a folder or archive: one of records that has no article is then left alone */
  readonly named: boolean;
  /** what the caller says of what it holds in memory: goes before what that says of itself */
  readonly meta: Partial<Meta> | null;
}

/** What is so of a source unless it says otherwise. */
export const BARE_SOURCE = {
  folder: null,
  file: null,
  data: null,
  packing: [],
  size: null,
  named: true,
  meta: null,
} as const satisfies Partial<Source>;

/** `stored` is text as an article has it, put away in an archive. */
export type FormatName =
  | 'text'
  | 'markdown'
  | 'jsonl'
  | 'html'
  | 'mhtml'
  | 'json'
  | 'csv'
  | 'tsv'
  | 'parquet'
  | 'warc'
  | 'xml'
  | 'mail'
  | 'stored';

export const COMPRESSIONS = ['gzip', 'bzip2', 'zstd'] as const;
export type Compression = (typeof COMPRESSIONS)[number];
export type Packing = Compression | 'zip' | 'tar';

/** The options that decide what is read. */
export type ReadOptions = Pick<
  Options,
  'maxSize' | 'encoding' | 'textField' | 'idField' | 'titleField' | 'dateField' | 'outletField'
>;

/** What is known of an article beside its text. */
export interface Meta {
  id: string | null;
  title: string | null;
  outlet: string | null;
  /** when it was published, ISO 8601 as far as it is known, else as given */
  date: string | null;
  /** when it was last changed, likewise */
  modified: string | null;
  /** the address that the source names as its own */
  url: string | null;
  credit: string[];
  language: string | null;
}

export const NO_META: Readonly<Meta> = {
  id: null,
  title: null,
  outlet: null,
  date: null,
  modified: null,
  url: null,
  credit: [],
  language: null,
};

/** An article taken out of its source. Its text is either ASCII bytes, of which no string was made, or a string. */
export interface ReadArticle {
  readonly meta: Meta;
  /** line or number of the record in its range of the source, from 1; 0 for a source that is one article */
  readonly line: number;
  /** the bytes that hold it in the source, to read it again; of no meaning where `Format.again` is false */
  readonly begin: number;
  readonly end: number;
  readonly ascii: Uint8Array | null;
  readonly text: string | null;
  /** true for a web page in which no article was found: all that it shows but for its navigation */
  readonly wholePage?: true;
  /** of a web page, lines beside its text that may name an agency: they are read as those at the head of a text are */
  readonly bylines?: readonly string[];
  /** the language that a page declares, which is often that of its template: holds where the text tells of none */
  readonly templateLanguage?: string | null;
}

/** What a format found wrong: `line` as above. */
export interface ReadProblem {
  readonly line: number;
  readonly message: string;
  /** true where a record is sound, and no article */
  readonly other?: boolean;
}

export interface Reading {
  readonly articles: ReadArticle[];
  readonly problems: ReadProblem[];
  /** lines in the range, so that those of later ranges can be numbered */
  readonly lines: number;
}

/** The reading of a source, or of a record, that gives no article: `message` says why. */
export const notRead = (message: string, line = 0, other = false): Reading => ({
  articles: [],
  problems: [{ line, message, ...(other ? { other } : {}) }],
  lines: 0,
});

/** What is known of bytes before they are read. */
export interface Hints {
  /** the address they came from */
  readonly url: string | null;
  /** the charset that a header beside them declares */
  readonly charset: string | null;
}

/** A record that a stream gave, with its line or number from 1: fields with values, or bytes in a format of their own. */
export type StreamRecord = { readonly line: number } & (
  | { readonly fields: Readonly<Record<string, unknown>> }
  | { readonly bytes: Uint8Array; readonly format: FormatName; readonly hints: Hints | null }
);

/** What else a stream tells: what is wrong with a record, or of what kind one is that is no article. */
export type StreamNote =
  | { readonly line: number; readonly problem: string }
  | { readonly passedOver: string };

/** The seam for formats. Nothing that the bytes hold makes one throw. */
export interface Format {
  readonly name: FormatName;
  /** endings, lower case, with the dot */
  readonly extensions: readonly string[];
  /** How its sources are read: as a `whole`; as `lines` that each hold a record; or as a `stream`, to its end. */
  readonly reads: 'whole' | 'lines' | 'stream';
  /** true: where its text cannot be set aside, an article is read again by its bytes in no time */
  readonly again: boolean;
  /** true where the beginning of a source that is damaged further on is read as far as it goes */
  readonly readsCut?: true;
  /** Loads what it reads by; null once that is there. It need not be called: where it was not, what is read first does. */
  load?(): Promise<void> | null;
  /**
   * Takes articles out of the bytes of a source, or of a range of it that ends at a record's end; `offset` is where
   * `bytes` begin in the source. Absent where sources are streams and nothing else.
   */
  read?(
    bytes: Uint8Array,
    offset: number,
    options: ReadOptions,
    hints: Hints | null,
  ): Reading | Promise<Reading>;
  /** Takes records out of a stream, one at a time; throws `Unreadable` where it cannot go on. */
  records?(opened: Opened, options: ReadOptions): AsyncIterable<StreamRecord | StreamNote>;
  /**
   * Where lines of the source begin in the text that `read` takes out of it, in their order; only where the two differ and
   * the lines can be told.
   */
  lines?(bytes: Uint8Array, options: ReadOptions): Line[];
}

/** A place in an article's text, and the line of its source that goes on from there, from 1. */
export interface Line {
  readonly begin: number;
  readonly line: number;
}

/** What was opened, and nothing packs it any more: a file as it lies, or a stream. */
export type Opened = { readonly file: string } | { readonly stream: Bytes };

/** A stream of bytes; whoever stops before its end calls `return`, as `for await` does. */
export type Bytes = AsyncIterable<Uint8Array>;

/** The text of an article as a string. */
export function textOf({ text, ascii }: { text: string | null; ascii: Uint8Array | null }): string {
  if (text !== null) return text;
  if (ascii === null) return '';
  return Buffer.from(ascii.buffer, ascii.byteOffset, ascii.length).toString('latin1');
}

const encoder = new TextEncoder();

/** Its UTF-8 bytes. */
export const utf8Of = ({ text, ascii }: Pick<ReadArticle, 'ascii' | 'text'>): Uint8Array =>
  ascii ?? encoder.encode(text as string);
