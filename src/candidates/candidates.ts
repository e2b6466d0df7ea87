import type { Sketches } from '../sketch/sketches.js';
import { chooseBands } from './bands.js';
import { Crowd, type CrowdMarks } from './crowd.js';
import { fold } from './fold.js';
import { type Join, type JoinedPart, joinPart } from './join.js';
import { partKin } from './kin.js';
import { WHOLE } from './lists.js';
import { acrossOutlets, sameOutlet } from './outlets.js';
import { NO_PAIRS, PairList, type PairTable, sharingNone, summed, uniquePairs } from './pairs.js';
import { type JoinBounds, playing } from './postings.js';
import { enoughSkips } from './skips.js';

export interface CandidateOptions extends Pick<Join, 'outlet' | 'outletSize' | 'beyond'> {
  /** Jaccard similarity from which two articles are near-duplicates */
  readonly threshold: number;
  /** every pair that shares a fingerprint, also inside families: what is folded stays in play */
  readonly allPairs: boolean;
  /** shingles in a winnowing window */
  readonly window: number;
  /** tokens in a shingle */
  readonly shingle: number;
  /** no pairs of articles of one outlet */
  readonly acrossOutlets: boolean;
  /** also the pairs that share nothing but an outlet's standing text */
  readonly standing: boolean;
  /** megabytes that joins go by */
  readonly memory: number;
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

/** What a join takes where memory does not bound it: more hashes at a time are fewer passes over all, and 400 MB here. */
export const FULL_BOUNDS: JoinBounds = { cap: STAR_CAP, hashes: 32_000_000, pairs: 8_000_000 };
/** Bytes that a join takes for each hash it has room for, and for each pair it lists, with the sums of these; by reckoning. */
const HASH_BYTES = 16;
const PAIR_BYTES = 40;
const LEAST_ROOM = 50_000;

/** The bounds of a join that takes a quarter of so many megabytes: an eighth for hashes and one for pairs. */
const boundsIn = (memory: number): JoinBounds => {
  const roomFor = (bytes: number, most: number): number =>
    Math.max(LEAST_ROOM, Math.min(most, Math.floor((memory * 1e6) / 8 / bytes)));
  return {
    cap: STAR_CAP,
    hashes: roomFor(HASH_BYTES, FULL_BOUNDS.hashes),
    pairs: roomFor(PAIR_BYTES, FULL_BOUNDS.pairs),
  };
};

/**
 * The pairs worth aligning. Any two articles that share a run of n + w - 1 tokens are a pair, or are tied to each other
 * through pairs, put off or not, and folds of articles that hold the run; but two articles that hold it as standing
 * text of their outlets only where `standing` asks for them.
 */
export function findCandidates(sketches: Sketches, options: CandidateOptions): Candidates {
  const folded = foldAll(sketches, options);
  return candidatesFrom(folded, [joinPart(folded.join, WHOLE)], options);
}

/** Articles with near-duplicates folded, ready to be joined. */
interface Folded {
  readonly representative: Uint32Array;
  readonly join: Join;
}

/** What comes before the joins. @param plays room for a flag for each fingerprint, all 0 */
export function foldAll(sketches: Sketches, options: CandidateOptions, plays?: Uint8Array): Folded {
  const { count, k } = sketches;
  const { outlet, outletSize, acrossOutlets: across, beyond } = options;
  const representative = fold(sketches, options.threshold, chooseBands(options.threshold, k));
  // with all pairs every article brings all its fingerprints, as if nothing had been folded
  const head = isWhole(options) ? Uint32Array.from({ length: count }, (_, i) => i) : representative;
  const join = {
    sketches,
    head,
    playing: playing(sketches, head, options.window, plays),
    bounds: boundsIn(options.memory),
    outlet,
    outletSize,
    hides: !options.standing,
    across,
    beyond,
  };
  return { representative, join };
}

/** An article may be folded into one of its own outlet, and would have no pair with others: none is folded then. */
const isWhole = ({ allPairs, acrossOutlets }: CandidateOptions): boolean => allPairs || acrossOutlets;

/** What comes after the joins. @param parts what all parts gave, which is used up */
export function candidatesFrom(
  { representative, join }: Folded,
  parts: readonly JoinedPart[],
  options: CandidateOptions,
): Candidates {
  const { sketches, outlet } = join;
  const { count, starts } = sketches;
  const folds = new PairList();
  for (let i = 0; i < count; i++) {
    const r = representative[i];
    // a representative comes before what is folded into it
    if (r !== i && !(options.acrossOutlets && sameOutlet(outlet, r, i))) folds.push(r, i);
  }
  const found = pairsOf(parts, sharingNone(uniquePairs(folds, count)));
  const { pairs, between } = isWhole(options)
    ? { pairs: found, between: NO_PAIRS }
    : partKin(found, representative, (i) => starts[i + 1] - starts[i]);
  const told = options.acrossOutlets ? acrossOutlets(pairs, outlet) : pairs;
  const crowd = new Crowd(sketches, outlet, join.outletSize);
  for (const { said } of parts) for (const [fingerprint, say] of said) crowd.learn(fingerprint, say);
  return { ...told, putOff: between, representative, marks: crowd.marks(options.shingle) };
}

/** All pairs that folds, fingerprints or enough skip-grams give. */
function pairsOf(parts: readonly JoinedPart[], folds: PairTable): PairTable {
  const found = sumOf(parts, 'pairs', folds);
  return summed(found, enoughSkips(sumOf(parts, 'skips', NO_PAIRS), found));
}

/**
 * Sums a table of all parts up, and takes it out of each as it does: of very many articles they are the largest thing that is
 * held, and would be there twice.
 */
function sumOf(parts: readonly JoinedPart[], field: 'pairs' | 'skips', more: PairTable): PairTable {
  let sum = more;
  for (const part of parts) {
    sum = summed(sum, part[field]);
    part[field] = NO_PAIRS;
  }
  return sum;
}
