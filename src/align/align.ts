import { Anchors, findAnchors } from './anchors.js';
import type { Runs } from './edit.js';
import { findFragments } from './fragments.js';
import { findRegions } from './regions.js';
import { type GramIndex, indexGrams, type Side } from './side.js';

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

const anchors = new Anchors();

/**
 * What two texts share, and where: anchors, chained, extended and grouped, in the order of a. Pure: the result depends
 * on the two texts alone. `index` is the 3-gram index of a.
 *
 * @param minWords matched tokens below which nothing is told
 */
export function align(a: Side, index: GramIndex, b: Side, minWords: number): Alignment[] {
  return alignAll(a, index, b, minWords).filter((x) => isReportable(x, minWords));
}

/** The same with what falls short of being told, to say how near the nearest pair was. */
export function alignAll(a: Side, index: GramIndex, b: Side, minWords: number): Alignment[] {
  findAnchors(a, index, b, anchors);
  if (anchors.count === 0) return [];
  return findRegions(findFragments(a, b, anchors, minWords)).map((region) => ({
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

/** Aligns two texts that have no index yet. */
export const alignSides = (a: Side, b: Side, minWords: number): Alignment[] =>
  align(a, indexGrams(a.hash, a.count), b, minWords);
