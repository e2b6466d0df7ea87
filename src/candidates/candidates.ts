import type { Sketches } from '../sketch/sketches.js';
import { chooseBands } from './bands.js';
import type { Beyond } from './beyond.js';
import { Crowd, type CrowdMarks } from './crowd.js';
import { fold } from './fold.js';
import { partKin } from './kin.js';
import { sameOutlet, tableAcross } from './outlets.js';
import { OwnFingerprints } from './own.js';
import { NO_PAIRS, PairList, PairSums, type PairTable, summed, uniquePairs } from './pairs.js';
import { type JoinBounds, joinPostings } from './postings.js';
import { skipPairs } from './skips.js';

export interface CandidateOptions {
  /** Jaccard similarity from which two articles are near-duplicates */
  readonly threshold: number;
  /** every pair that shares a fingerprint, also inside families: what is folded stays in play */
  readonly allPairs: boolean;
  /** shingles in a winnowing window */
  readonly window: number;
  /** tokens in a shingle */
  readonly shingle: number;
  /** a number for the outlet of each article, from 0; -1 where it is not known */
  readonly outlet: Int32Array;
  /** no pairs of articles of one outlet */
  readonly acrossOutlets: boolean;
  /** articles of each outlet, by its number */
  readonly outletSize: Uint32Array;
  /** also the pairs that share nothing but an outlet's standing text */
  readonly standing: boolean;
  /** megabytes that joins go by */
  readonly memory: number;
  /** what is known beyond the articles at hand; null where these are all */
  readonly beyond: Beyond | null;
}

/** The pairs worth aligning. */
export interface Candidates extends PairTable {
  /** pairs between kin, which are worth it only where these turn out to be no family: see kin.ts */
  readonly putOff: PairTable;
  /** what each article was folded into, itself where it was not */
  readonly representative: Uint32Array;
  /** what the crowd of articles says of the words of each */
  readonly marks: CrowdMarks;
}

/**
 * A list of articles that share a fingerprint is joined in all its pairs up to this length. At 32 a list
 * costs at most 496 pairs; the footer of an outlet, or a phrase of the trade, is longer.
 */
export const STAR_CAP = 32;

/** What a join takes where memory does not bound it. */
export const FULL_BOUNDS: JoinBounds = { cap: STAR_CAP, room: 8_000_000 };
/** Bytes that a join takes for each posting it has room for, with the pairs it lists and their sums; by reckoning. */
const BYTES = 50;
const LEAST_ROOM = 50_000;

/** The bounds of a join that takes a quarter of so many megabytes. */
const boundsIn = (memory: number): JoinBounds => ({
  cap: STAR_CAP,
  room: Math.max(LEAST_ROOM, Math.min(FULL_BOUNDS.room, Math.floor((memory * 1e6) / 4 / BYTES))),
});

/**
 * The pairs worth aligning. Any two articles that share a run of n + w - 1 tokens are a pair, or are tied to
 * each other through pairs, put off or not, and folds of articles that hold the run; but two articles that hold it as standing text of
 * their outlets only where `standing` asks for them.
 */
export function findCandidates(sketches: Sketches, options: CandidateOptions): Candidates {
  const { count, k } = sketches;
  const representative = fold(sketches, options.threshold, chooseBands(options.threshold, k));
  // with all pairs every article brings all its fingerprints, as if nothing had been folded
  const alone = Uint32Array.from({ length: count }, (_, i) => i);
  const bounds = boundsIn(options.memory);
  const pairs = new PairSums(count, bounds.room);
  const own = new OwnFingerprints(sketches, options.window);
  const { beyond } = options;
  const crowd = new Crowd(sketches, options.outlet, options.outletSize);
  if (beyond !== null) for (const [fingerprint, held] of beyond.held) crowd.learn(fingerprint, held);
  // an article may be folded into one of its own outlet, and would have no pair with others: none is folded then
  const whole = options.allPairs || options.acrossOutlets;
  const view = {
    crowd,
    outlet: options.outlet,
    learns: true,
    hides: !options.standing,
    across: options.acrossOutlets,
    beyond,
  };
  joinPostings(sketches, whole ? alone : representative, own, bounds, pairs, view);
  const folds = new PairList();
  for (let i = 0; i < count; i++) {
    const r = representative[i];
    if (r !== i && !(options.acrossOutlets && sameOutlet(options.outlet, r, i)))
      folds.push(Math.min(r, i), Math.max(r, i));
  }
  const found = summed(pairs.table(), uniquePairs(folds, count, 0));
  const { starts } = sketches;
  const { pairs: kept, between } = whole
    ? { pairs: found, between: NO_PAIRS }
    : partKin(found, representative, (i) => starts[i + 1] - starts[i]);
  const skips = skipPairs(sketches, whole ? alone : representative, found, bounds);
  const all = summed(kept, skips);
  const told = options.acrossOutlets ? tableAcross(all, options.outlet) : all;
  return { ...told, putOff: between, representative, marks: crowd.marks(options.shingle) };
}
