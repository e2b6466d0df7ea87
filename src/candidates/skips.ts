import type { Sketches } from '../sketch/sketches.js';
import { eachList, WHOLE } from './lists.js';
import { alsoIn, only, type PairList, type PairTable, sharingNone } from './pairs.js';
import type { JoinBounds } from './postings.js';

/**
 * Pairs by skip-grams, for copies of which so many words were exchanged that no fingerprint is left in common. One shared
 * skip-gram is a phrase of the trade; it takes two.
 */

/** Skip-grams that a pair must share. */
export const LEAST_SKIPS = 2;

/** Of pairs, with how many skip-grams they share, those that share enough, beside those that `known` has. */
export function enoughSkips(found: PairTable, known: PairTable): PairTable {
  const had = alsoIn(found, known);
  return sharingNone(only(found, (p) => found.shared[p] >= LEAST_SKIPS && had[p] === 0));
}

/**
 * Pushes the pairs that share a skip-gram of a part, once for each that they share. Of folded articles only the
 * representatives are asked, and what more of these hold than the cap is passed over: it is an outlet's footer or a
 * phrase, and what is copied with it has fingerprints in common.
 */
export function joinSkips(
  { count, skipStarts, skipgrams }: Pick<Sketches, 'count' | 'skipStarts' | 'skipgrams'>,
  representative: Uint32Array,
  { cap, hashes: room }: JoinBounds,
  pairs: PairList,
  part = WHOLE,
): void {
  const plays = new Uint8Array(skipgrams.length);
  let size = 0;
  for (let i = 0; i < count; i++) {
    if (representative[i] !== i) continue;
    plays.fill(1, skipStarts[i], skipStarts[i + 1]);
    size += skipStarts[i + 1] - skipStarts[i];
  }
  const hashes = { count, starts: skipStarts, hashes: skipgrams, places: skipgrams, plays, size };
  eachList(hashes, room, (_, list, { owner }) => joinOwners(list, owner, cap, pairs), part);
}

/** Owners of one list ascend; one that repeats the skip-gram counts once. */
function joinOwners(list: Uint32Array, owner: Uint32Array, cap: number, pairs: PairList): void {
  let length = 0;
  for (const p of list) if (length === 0 || owner[p] !== list[length - 1]) list[length++] = owner[p];
  if (length > cap) return;
  for (let x = 0; x < length; x++) {
    for (let y = x + 1; y < length; y++) pairs.push(list[x], list[y]);
  }
}
