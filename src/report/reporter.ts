import type { Outcome } from '../limits/outcome.js';
import type { Report } from '../model.js';
import type { Line } from '../read/source.js';

/** How a report is to look where it is read by a person. */
export interface Look {
  /** columns */
  readonly width: number;
  readonly color: boolean;
  /** every word of every passage, also where long stretches are the same */
  readonly full: boolean;
}

/** The whole texts of the articles, which a report does not hold. */
export interface Texts {
  /** The text that the report's offsets count in; null where it cannot be had any more, or is no longer that of the article's `hash`. */
  of(id: string): string | null;
  /** Where the article lies on disk; null where it came in memory, on standard input, or cannot be told any more. */
  place(id: string): Place | null;
  /** Where lines of its file begin in the text, of an article whose place is not `plain`; null where that cannot be told. */
  lines(id: string): readonly Line[] | null;
}

/** A file that holds an article. */
export interface Place {
  /** relative to the working folder, with `/` */
  readonly file: string;
  /** the text is the file as it stands (less a byte-order mark), or was before it was packed, so that offsets, lines and columns are the file's own */
  readonly plain: boolean;
  /** line of the record in the file, from 1; 0 where the file is the article */
  readonly line: number;
}

/** Where there are no texts, or none are asked for. */
export const NO_TEXTS: Texts = { of: () => null, place: () => null, lines: () => null };

/** Renders a report as a sequence of strings. Pure: where they go is the caller's matter. */
export type Reporter = (report: Report, look: Look, texts: Texts, outcome: Outcome) => Iterable<string>;
