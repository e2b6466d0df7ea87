import type { Relation } from '../model.js';

/** What two articles are to each other is read off these measures. */
export interface Measures {
  /** the same tokens in the same order */
  readonly identical: boolean;
  /** of shingle sets, exact */
  readonly jaccard: number;
  /** shares of copied words, of either side */
  readonly shareA: number;
  readonly shareB: number;
  /** at least one passage is copied prose */
  readonly copies: boolean;
}

/** Share of both sides from which two texts are one text, however its words were exchanged or moved. */
const ONE_TEXT = 0.75;
/** Share of the side that shares less, from which both carry the same matter. */
const SAME_MATTER = 0.4;
/** Share of the shorter article that makes it an excerpt of the longer. */
const WITHIN = 0.8;
/** Shares of the side that shares more, and of the other, for a version that has grown or was cut a good deal. */
const HALF = 0.5;
const FIFTH = 0.2;

/** The relation of a pair that shares at least one passage. */
export function relate(
  { identical, jaccard, shareA, shareB, copies }: Measures,
  threshold: number,
): Relation {
  if (identical) return 'identical';
  if (!copies) return 'quotes';
  const more = Math.max(shareA, shareB);
  const less = Math.min(shareA, shareB);
  if (jaccard >= threshold || less >= ONE_TEXT) return 'near-duplicate';
  if (less >= SAME_MATTER && more >= HALF) return 'version';
  if (more >= WITHIN) return 'excerpt';
  if (more >= HALF && less >= FIFTH) return 'version';
  return 'passages';
}
