import { Anchors, findAnchors } from './anchors.js';
import type { Runs } from './edit.js';
import { findFragments } from './fragments.js';
import { findRegions } from './regions.js';
import type { Side } from './side.js';

/** An aligned span in each of two texts, in tokens, ends open. */
export interface Alignment {
  readonly aBegin: number;
  readonly aEnd: number;
  readonly bBegin: number;
  readonly bEnd: number;
  /** Equal tokens as flat triples (a, b, length), ascending in a; not in b where something was moved. */
  readonly runs: Runs;
  readonly matched: number;
  /** evidence: the matched tokens' weights, in tenths of a plain word */
  readonly weight: number;
}

/** Evidence under which a shared stretch is taken for idiom: some five plain words beside its stop words. */
export const LEAST_EVIDENCE = 50;

/**
 * Shared weight from which two texts are looked at again through smaller seeds. Most candidates share one phrase and
 * end here; where more is shared, still more is likely, hidden between words that were changed.
 */
const LOOK_AGAIN = 40;

const anchors = new Anchors();

/**
 * What two texts share, and where: anchors, chained, extended and grouped, in the order of a. Pure: the result depends
 * on the two texts alone.
 *
 * @param minWords matched tokens below which nothing is told
 */
export function align(a: Side, b: Side, minWords: number): Alignment[] {
  return alignAll(a, b, minWords).filter((x) => isReportable(x, minWords));
}

/** The same with what falls short of being told, to say how near the nearest pair was. */
export function alignAll(a: Side, b: Side, minWords: number): Alignment[] {
  findAnchors(a, a.grams(3), b, anchors);
  if (anchors.count === 0) return [];
  let fragments = findFragments(a, b, anchors, minWords);
  if (fragments.reduce((sum, f) => sum + f.weight, 0) >= LOOK_AGAIN) {
    findAnchors(a, a.grams(2), b, anchors);
    fragments = findFragments(a, b, anchors, minWords);
  }
  return findRegions(fragments).map((region) => ({
    aBegin: region.aBegin,
    aEnd: region.aEnd,
    bBegin: region.bBegin,
    bEnd: region.bEnd,
    runs: region.fragments.flatMap((f) => f.runs),
    matched: region.matched,
    weight: region.weight,
  }));
}

export const isReportable = (x: Alignment, minWords: number): boolean =>
  x.matched >= minWords && x.weight >= LEAST_EVIDENCE;
