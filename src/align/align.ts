import { Weight } from '../tokenize/rarity.js';
import { Anchors, findAnchors, turnAnchors } from './anchors.js';
import { bestChain, couldChain } from './chain.js';
import { densest } from './densest.js';
import { type Runs, solidity } from './edit.js';
import { EDITED, type Fragment, findFragments, measure, PLAIN, runsOf } from './fragments.js';
import { findRegions, type Region } from './regions.js';
import { gramsOf, lastingGrams, type Side } from './side.js';
import { type Standing, weightsBeside } from './standing.js';

/** What two texts share in one place. Its runs do not ascend in b where something was moved. */
export type Alignment = Fragment;

/**
 * Evidence under which a shared stretch is taken for idiom, in tenths of a plain word: six plain words in an exact run,
 * sixteen stop words are not enough. Less where shorter passages are asked for. A word that is not matched speaks
 * against a copy.
 */
export const leastEvidence = (minWords: number): number => Math.min(65, 5.5 * minWords);
const UNMATCHED = 3;

/**
 * Of the evidence, what an exact run of words needs: a dozen small words in a row, and not one changed, are seldom idiom
 * ("I think we go into that meeting not looking for so much"). Of pairs of characters a dozen are half a dozen words, and
 * many an idiom is as long.
 */
const EXACT = 0.75;

/**
 * A candidate whose best chain of 3-word seeds scores less than this share of the evidence that a passage needs, or holds
 * less than half of its words, is let go: it shares a phrase. Most candidates end here.
 */
export const LOOK_CLOSER = 0.75;

const anchors = new Anchors();
/** The last call took its second text first. */
let turned = false;

/**
 * What two texts share, and where: anchors, chained, extended and grouped, in the order of a. Pure: the result depends
 * on the two texts alone. Quickest where pairs come with one `a` many times in a row.
 *
 * @param minWords matched tokens below which nothing is told
 * @param standing standing text of both, where two articles that share nothing else share nothing
 */
export function align(a: Side, b: Side, minWords: number, standing: Standing | null = null): Alignment[] {
  turned = false;
  findAnchors(a, lastingGrams(a), b, anchors);
  const least = leastScore(minWords);
  const couldReach = (weight: Int32Array): boolean => couldChain(anchors, weight, least, minWords / 2);
  if (!anchors.capped && !couldReach(anchors.weight)) return [];
  // texts of one length may be identical, which is told whatever they are
  const mayStand = standing !== null && standing.a.length > 0 && standing.b.length > 0;
  if (mayStand && a.count !== b.count && !anchors.capped) {
    if (!couldReach(weightsBeside(standing, a, b, anchors))) {
      anchors.count = 0;
      return [];
    }
  }
  return inTheirOrder(a, b, (longer, shorter) => alignOrdered(longer, shorter, minWords));
}

/**
 * Whether `align` could tell anything of two texts, in either order: false for most that share a phrase. Quickest where pairs
 * come with one `often` many times in a row.
 */
export function mayShare(often: Side, other: Side, minWords: number): boolean {
  findAnchors(often, lastingGrams(often), other, anchors);
  return anchors.capped || couldChain(anchors, anchors.weight, leastScore(minWords), minWords / 2);
}

/** Score of a chain below which a pair is let go. */
const leastScore = (minWords: number): number => LOOK_CLOSER * leastEvidence(minWords);

/**
 * Aligns two texts in the order that they have by themselves, whichever comes first here: ties are broken by place, and
 * must be a matter of the texts, not of their names.
 */
export function inTheirOrder<S extends Side>(
  a: S,
  b: S,
  aligned: (longer: S, shorter: S) => Alignment[],
): Alignment[] {
  turned = !comesFirst(a, b);
  return turned ? mirrored(aligned(b, a)) : aligned(a, b);
}

/** The longer text first; of two of one length, the one whose first other token has the smaller hash. */
function comesFirst(a: Side, b: Side): boolean {
  if (a.count !== b.count) return a.count > b.count;
  for (let i = 0; i < a.count; i++) if (a.hash[i] !== b.hash[i]) return a.hash[i] < b.hash[i];
  return true;
}

function mirrored(alignments: readonly Alignment[]): Alignment[] {
  return alignments
    .map(({ aBegin, aEnd, bBegin, bEnd, runs, ...worth }) => {
      const swapped: Runs = [];
      for (let r = 0; r < runs.length; r += 3) swapped.push(runs[r + 1], runs[r], runs[r + 2]);
      return { aBegin: bBegin, aEnd: bEnd, bBegin: aBegin, bEnd: aEnd, runs: inOrder(swapped), ...worth };
    })
    .sort((x, y) => x.aBegin - y.aBegin || x.bBegin - y.bBegin);
}

function alignOrdered(a: Side, b: Side, minWords: number): Alignment[] {
  // those of b and a have been found
  if (turned && !turnAnchors(anchors, a)) findAnchors(a, gramsOf(a, 3), b, anchors);
  const best = bestChain(anchors);
  const evidence = EXACT * leastEvidence(minWords);
  if (best.score < leastScore(minWords) || 2 * best.tokens < minWords) return [];
  let regions = findRegions(findFragments(a, b, anchors, PLAIN), evidence);
  if (regions.some(isEdited)) {
    findAnchors(a, gramsOf(a, 2), b, anchors);
    regions = findRegions(findFragments(a, b, anchors, EDITED), evidence);
  }
  return alignmentsOf(a, b, regions, minWords);
}

/** What is evident enough to be told of the regions: each as it is, else the stretches of its fragments that are. */
export function alignmentsOf(a: Side, b: Side, regions: readonly Region[], minWords: number): Alignment[] {
  const told: Alignment[] = [];
  for (const { fragments, ...spans } of regions) {
    const whole = { ...spans, runs: inOrder(runsOf(fragments)) };
    if (isEvident(a, b, whole, minWords)) told.push(whole);
    else
      for (const fragment of fragments)
        for (const runs of densest(a, b, fragment.runs, UNMATCHED)) {
          const stretch = measure(a, b, runs);
          if (isEvident(a, b, stretch, minWords)) told.push(stretch);
        }
  }
  return told;
}

/** Runs in the order of a: fragments that were moved may lie between the runs of others. */
function inOrder(runs: Runs): Runs {
  let ascends = true;
  for (let r = 3; r < runs.length; r += 3) if (runs[r] < runs[r - 3]) ascends = false;
  if (ascends) return runs;
  const starts = Array.from({ length: runs.length / 3 }, (_, i) => 3 * i).sort((x, y) => runs[x] - runs[y]);
  return starts.flatMap((r) => [runs[r], runs[r + 1], runs[r + 2]]);
}

/**
 * Whether a stretch is more than idiom. A word told again is hardly more evidence: where two texts on one subject name it
 * over and over, so would two authors who never read each other.
 */
function isEvident(
  a: Side,
  b: Side,
  { aBegin, aEnd, bBegin, bEnd, runs, matched, weight }: Alignment,
  minWords: number,
): boolean {
  const unmatched = Math.max(aEnd - aBegin, bEnd - bBegin) - matched;
  const least = leastEvidence(minWords) + UNMATCHED * unmatched;
  if (matched < minWords || weight < EXACT * least) return false;
  if (weight < least) return unmatched === 0 && isOfWords(a, aBegin, aEnd);
  // a run without a change is one thing told once; and what stays of any word is `AGAIN`, so that few are looked through
  return unmatched === 0 || AGAIN * matched >= least || weight - repeated(a, b, runs) >= least;
}

/**
 * Whether no token between two places is a pair of characters. Those of spelt scripts weigh as much as stop words, so
 * one word at least must be more: of stop words alone, too, so many say nothing.
 */
function isOfWords({ weight }: Side, begin: number, end: number): boolean {
  const run = weight.subarray(begin, end);
  return !run.includes(Weight.pair) && run.some((w) => w > Weight.pair);
}

/** What the words weigh beyond `AGAIN` that the stretch has told before. */
function repeated(a: Side, b: Side, runs: Runs): number {
  told.clear();
  let sum = 0;
  for (let r = 0; r < runs.length; r += 3) {
    for (let x = 0; x < runs[r + 2]; x++) {
      const [i, j] = [runs[r] + x, runs[r + 1] + x];
      if (told.has(a.hash[i])) sum += Math.max(0, Math.min(a.weight[i], b.weight[j]) - AGAIN);
      else told.add(a.hash[i]);
    }
  }
  return sum;
}

/** What a word weighs that a stretch has told before, in tenths of a plain word: as much as a stop word. */
const AGAIN = Weight.stop;
const told = new Set<number>();

/** Place in a and length of the longest exact run that the last call of `align` met. */
export function longestAnchor(): { at: number; length: number } {
  let x = 0;
  for (let y = 1; y < anchors.count; y++) if (anchors.length[y] > anchors.length[x]) x = y;
  if (anchors.count === 0) return { at: 0, length: 0 };
  return { at: turned ? anchors.b[x] : anchors.a[x], length: anchors.length[x] };
}

/**
 * Shared words with others between them all over: more is likely hidden there, and smaller seeds find it. In what was
 * copied in long runs, or is short, they would find chance alone.
 */
const isEdited = (region: Region): boolean =>
  region.weight >= LOOK_AGAIN && solidity(runsOf(region.fragments)) < PLAIN_SOLIDITY;

const LOOK_AGAIN = 100;
const PLAIN_SOLIDITY = 0.8;
