/**
 * A source is a file, standard input or a text in memory, before it is opened. Its format decides how articles are
 * taken out of it; all formats meet the one interface below, one file each in `formats/`.
 */
export interface Source {
  /** id of the article it holds, or the first part of its records' ids: relative to the input, with `/` */
  readonly id: string;
  /** the folder that stands for an outlet: the first below the folder walked, or the one a named file lies in */
  readonly folder: string | null;
  /** where it is opened; null when `data` holds it */
  readonly file: string | null;
  readonly data: Uint8Array | null;
  readonly format: FormatName;
  /** bytes, where known without opening it: sources of records are read in ranges of bytes */
  readonly size: number | null;
  /** what the caller says of a text in memory */
  readonly meta: Partial<Meta> | null;
}

export type FormatName = 'text' | 'markdown' | 'jsonl' | 'html' | 'mhtml';

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
  /** line of the record in its range of the source, from 1; 0 for a source that is one article */
  readonly line: number;
  /** the bytes that hold it in the source, to read it again */
  readonly begin: number;
  readonly end: number;
  readonly ascii: Uint8Array | null;
  readonly text: string | null;
  /** true for a web page in which no article was found: all that it shows but for its navigation */
  readonly wholePage?: true;
  /** the language that a page declares, which is often that of its template: holds where the text tells of none */
  readonly templateLanguage?: string | null;
}

/** What a format found wrong: `line` as above. */
export interface ReadProblem {
  readonly line: number;
  readonly message: string;
}

export interface Reading {
  readonly articles: ReadArticle[];
  readonly problems: ReadProblem[];
  /** lines in the range, so that those of later ranges can be numbered */
  readonly lines: number;
}

/** The seam for formats: takes articles out of the bytes of a source, or of a range of it that ends at a record's end. */
export interface Format {
  readonly name: FormatName;
  /** endings, lower case, with the dot */
  readonly extensions: readonly string[];
  /** true when the source holds many articles and can be read in ranges */
  readonly records: boolean;
  /** `offset` is where `bytes` begin in the source. Never throws for what the bytes hold. */
  read(bytes: Uint8Array, offset: number): Reading;
  /**
   * Where lines of the source begin in the text that `read` takes out of it, in their order; only where the two differ and
   * the lines can be told.
   */
  lines?(bytes: Uint8Array): Line[];
}

/** A place in an article's text, and the line of its source that goes on from there, from 1. */
export interface Line {
  readonly begin: number;
  readonly line: number;
}

/** The text of an article as a string. */
export function textOf({ text, ascii }: { text: string | null; ascii: Uint8Array | null }): string {
  if (text !== null) return text;
  if (ascii === null) return '';
  return Buffer.from(ascii.buffer, ascii.byteOffset, ascii.length).toString('latin1');
}
