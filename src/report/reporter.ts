import type { Report } from '../model.js';

/** How a report is to look where it is read by a person. */
export interface Look {
  /** columns */
  readonly width: number;
  readonly color: boolean;
  /** every word of every passage, also where long stretches are the same */
  readonly full: boolean;
}

/** Renders a report as a sequence of strings. Pure: where they go is the caller's matter. */
export type Reporter = (report: Report, look: Look) => Iterable<string>;
