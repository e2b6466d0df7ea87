import type { Passage, Report } from '../model.js';
import { type Baseline, newPassages } from './baseline.js';
import { copiedWords } from './copied.js';

/** Limits that a run was told to hold. */
export interface Limits {
  /** share of copied words from which an article fails, over 0 to 1; null for no limit */
  readonly share: number | null;
  /** a copy that the baseline does not hold fails */
  readonly onNew: boolean;
  readonly baseline: Baseline | null;
}

export const NO_LIMITS: Limits = { share: null, onNew: false, baseline: null };

/** What became of the limits. */
export interface Outcome {
  readonly limits: Limits;
  /** articles with as large a share of copied words as the limit, by id, with these words */
  readonly over: ReadonlyMap<string, number>;
  /** articles whose copied words could not be counted, as their text is not to be had */
  readonly uncounted: readonly string[];
  /** passages of kind copy that the baseline does not hold; null without a baseline, where all are news */
  readonly news: ReadonlySet<Passage> | null;
}

/** Judges a report by limits; `textOf` gives an article's text by its id. */
export function judgeByLimits(
  report: Report,
  limits: Limits,
  textOf: (id: string) => string | null,
): Outcome {
  const news = limits.baseline === null ? null : newPassages(report, limits.baseline);
  if (limits.share === null) return { limits, over: new Map(), uncounted: [], news };
  const { words, missing } = copiedWords(report, textOf);
  const over = new Map<string, number>();
  for (const { id, words: all } of report.articles) {
    const copied = words.get(id) ?? 0;
    if (copied > 0 && copied / all >= limits.share) over.set(id, copied);
  }
  return { limits, over, uncounted: missing, news };
}

/** True where a run is to end with exit code 1. */
export const isMet = ({ limits, over, news }: Outcome): boolean =>
  over.size > 0 || (limits.onNew && news !== null && news.size > 0);

/** True for a copy that is told as such: not one that the baseline holds. */
export const isNews = ({ news }: Outcome, passage: Passage): boolean =>
  passage.kind === 'copy' && (news === null || news.has(passage));
