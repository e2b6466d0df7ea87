import type { Sketches } from '../sketch/sketches.js';
import type { Beyond } from './beyond.js';
import { Crowd } from './crowd.js';
import type { Say } from './inquiry.js';
import type { HashPart } from './lists.js';
import { PairSums, type PairTable } from './pairs.js';
import { type JoinBounds, joinPostings, type Playing } from './postings.js';
import { joinSkips } from './skips.js';

/**
 * The joins of fingerprints and of skip-grams, which take most of the time that candidates take, in parts by ranges of the
 * hash: what one part says of its hashes depends on no other, so that each may be a thread's.
 */

/** All that joins go by. */
export interface Join {
  readonly sketches: Sketches;
  /** the article that each brings its skip-grams as: itself, or none of its own where it is another */
  readonly head: Uint32Array;
  /** the fingerprints that play a part */
  readonly playing: Playing;
  readonly bounds: JoinBounds;
  /** a number for the outlet of each article, from 0; -1 where it is not known */
  readonly outlet: Int32Array;
  /** articles of each outlet, by its number */
  readonly outletSize: Uint32Array;
  /** whether standing text makes no pairs */
  readonly hides: boolean;
  /** whether articles of one outlet make no pairs */
  readonly across: boolean;
  /** what is known beyond the articles at hand; null where these are all */
  readonly beyond: Beyond | null;
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
  const { sketches, head, playing, outlet, outletSize, hides, across, beyond } = join;
  const { cap, hashes, pairs: most } = join.bounds;
  const bounds = { cap, hashes: Math.ceil(hashes / part.of), pairs: Math.ceil(most / part.of) };
  const crowd = new Crowd(sketches, outlet, outletSize);
  if (beyond !== null) for (const [fingerprint, held] of beyond.held) crowd.learn(fingerprint, held);
  const pairs = new PairSums(sketches.count, bounds.pairs);
  joinPostings(sketches, playing, bounds, pairs, { crowd, outlet, hides, across, beyond }, part);
  const table = pairs.table();
  const skips = new PairSums(sketches.count, bounds.pairs);
  joinSkips(sketches, head, bounds, skips, part);
  return { pairs: table, skips: skips.table(), said: crowd.said() };
}
