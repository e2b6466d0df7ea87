import { Anchors, findAnchors } from './anchors.js';
import { bestChain } from './chain.js';
import type { Runs } from './edit.js';
import { type Fragment, findFragments } from './fragments.js';
import { findRegions, type Region } from './regions.js';
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

/**
 * Evidence under which a shared stretch is taken for idiom, in tenths of a plain word: five plain words beside the stop
 * words of an exact run. A word that is not matched speaks against a copy.
 */
const LEAST_EVIDENCE = 50;
const UNMATCHED = 3;

/**
 * Score of the best chain of 3-word seeds under which a candidate is let go: it shares a phrase. Most candidates end here.
 */
const LOOK_CLOSER = 40;

const anchors = new Anchors();

/**
 * What two texts share, and where: anchors, chained, extended and grouped, in the order of a. Pure: the result depends
 * on the two texts alone.
 *
 * @param minWords matched tokens below which nothing is told
 */
export function align(a: Side, b: Side, minWords: number): Alignment[] {
  findAnchors(a, a.grams(3), b, anchors);
  if (bestChain(anchors) < LOOK_CLOSER) return [];
  let fragments = findFragments(a, b, anchors, minWords);
  if (!isPlain(fragments)) {
    findAnchors(a, a.grams(2), b, anchors);
    fragments = findFragments(a, b, anchors, minWords);
  }
  return findRegions(fragments)
    .filter((region) => isEvident(region, minWords))
    .map((region) => ({
      aBegin: region.aBegin,
      aEnd: region.aEnd,
      bBegin: region.bBegin,
      bEnd: region.bEnd,
      runs: region.fragments.flatMap((f) => f.runs),
      matched: region.matched,
      weight: region.weight,
    }));
}

function isEvident({ aBegin, aEnd, bBegin, bEnd, matched, weight }: Region, minWords: number): boolean {
  const unmatched = Math.max(aEnd - aBegin, bEnd - bBegin) - matched;
  return matched >= minWords && weight - UNMATCHED * unmatched >= LEAST_EVIDENCE;
}

/** Place in a and length of the longest exact run that the last call of `align` met. */
export function longestAnchor(): { at: number; length: number } {
  let x = 0;
  for (let y = 1; y < anchors.count; y++) if (anchors.length[y] > anchors.length[x]) x = y;
  return anchors.count === 0 ? { at: 0, length: 0 } : { at: anchors.a[x], length: anchors.length[x] };
}

/** Long stretches word for word: nothing hides between changed words, and smaller seeds would find chance alone. */
function isPlain(fragments: readonly Fragment[]): boolean {
  let plain = 0;
  let all = 0;
  for (const { matched, aBegin, aEnd, bBegin, bEnd } of fragments) {
    all += matched;
    if (matched >= PLAIN_RUN && matched >= 0.95 * Math.max(aEnd - aBegin, bEnd - bBegin)) plain += matched;
  }
  return plain >= 0.8 * all;
}

const PLAIN_RUN = 10;
