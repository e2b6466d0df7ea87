import type { Report } from '../model.js';

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
}

/** Where there are no texts, or none are asked for. */
export const NO_TEXTS: Texts = { of: () => null };

/** Renders a report as a sequence of strings. Pure: where they go is the caller's matter. */
export type Reporter = (report: Report, look: Look, texts: Texts) => Iterable<string>;
