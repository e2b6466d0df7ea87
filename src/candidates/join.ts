import type { Sketches } from '../sketch/sketches.js';
import { Crowd } from './crowd.js';
import type { Say } from './inquiry.js';
import type { HashPart } from './lists.js';
import { PairSums, type PairTable } from './pairs.js';
import { type JoinBounds, type JoinRules, joinPostings, type Playing } from './postings.js';
import { joinSkips } from './skips.js';

/**
 * The joins of fingerprints and of skip-grams, which take most of the time that candidates take, in parts by ranges of the
 * hash: what one part says of its hashes depends on no other, so that each may be a thread's.
 */

/** All that joins go by. */
export interface Join extends JoinRules {
  readonly sketches: Sketches;
  /** the article that each brings its skip-grams as: itself, or none of its own where it is another */
  readonly head: Uint32Array;
  /** the fingerprints that play a part */
  readonly playing: Playing;
  readonly bounds: JoinBounds;
  /** articles of each outlet, by its number */
  readonly outletSize: Uint32Array;
}

/** What the lists of a part give; the tables are taken out of it when they are summed up. */
export interface JoinedPart {
  /** with how many fingerprints each pair shares */
  pairs: PairTable;
  /** with how many skip-grams */
  skips: PairTable;
  /** what the crowd says of fingerprints */
  readonly said: readonly [fingerprint: number, Say][];
}

/** Joins the lists of one part; parts that are joined at a time have the room of the bounds together. */
export function joinPart(join: Join, part: HashPart): JoinedPart {
  const { sketches, head, playing, outlet, outletSize, beyond } = join;
  const { cap, hashes, pairs: most } = join.bounds;
  const bounds = { cap, hashes: Math.ceil(hashes / part.of), pairs: Math.ceil(most / part.of) };
  const crowd = new Crowd(sketches, outlet, outletSize);
  if (beyond !== null) for (const [fingerprint, held] of beyond) crowd.learn(fingerprint, held);
  const pairs = new PairSums(sketches.count, bounds.pairs);
  joinPostings(sketches, playing, bounds, pairs, crowd, join, part);
  const table = pairs.table();
  const skips = new PairSums(sketches.count, bounds.pairs);
  joinSkips(sketches, head, bounds, skips, part);
  return { pairs: table, skips: skips.table(), said: crowd.said() };
}
