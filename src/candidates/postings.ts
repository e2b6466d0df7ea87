import type { Sketches } from '../sketch/sketches.js';
import type { Beyond } from './beyond.js';
import type { Crowd } from './crowd.js';
import { eachList, type Postings, WHOLE } from './lists.js';
import { sameOutlet } from './outlets.js';
import { OwnFingerprints } from './own.js';
import type { PairList } from './pairs.js';

/**
 * Fingerprints to the articles that hold them: postings sorted by fingerprint and joined. Nothing frequent is
 * dropped: a list longer than `cap` is joined as a star to its first article, in place of all its pairs.
 */

/** What a join may take. */
export interface JoinBounds {
  /** articles of a list beyond which it is joined as a star */
  readonly cap: number;
  /** hashes joined at a time, more or less: all are gone over for each such slice */
  readonly hashes: number;
  /** pairs listed at a time */
  readonly pairs: number;
}

/** Which hashes of all articles play a part in a join: a flag for each, 1 where it does, and how many do. */
export interface Playing {
  readonly plays: Uint8Array;
  readonly size: number;
}

/**
 * Joins the postings of a part of all fingerprints into `pairs`, smaller index first, a pair once for each list that gives
 * it. Where the rules hide it, two articles whose outlets both have a fingerprint as standing text are no pair by it.
 */
export function joinPostings(
  { count, starts, fingerprints: hashes, places }: Sketches,
  playing: Playing,
  { cap, hashes: room }: JoinBounds,
  pairs: PairList,
  crowd: Asked,
  rules: JoinRules,
  part = WHOLE,
): void {
  const take = (fingerprint: number, list: Uint32Array, postings: Postings): void =>
    joinList(postings, fingerprint, list, cap, pairs, crowd, rules);
  eachList({ count, starts, hashes, places, ...playing }, room, take, part);
}

/** The fingerprints that play: of a folded article only its own beside its representative. */
export function playing(
  sketches: Sketches,
  head: Uint32Array,
  window: number,
  plays: Uint8Array = new Uint8Array(sketches.fingerprints.length),
): Playing {
  const { count, starts } = sketches;
  const own = new OwnFingerprints(sketches, window);
  let size = 0;
  const members: number[] = [];
  for (let i = 0; i < count; i++) {
    if (head[i] === i) {
      plays.fill(1, starts[i], starts[i + 1]);
      size += starts[i + 1] - starts[i];
    } else members.push(i);
  }
  // those of one head together: what it holds is looked up for all of them
  members.sort((x, y) => head[x] - head[y] || x - y);
  for (const i of members) {
    const flags = own.beside(i, head[i]);
    const from = starts[i];
    for (let p = from; p < starts[i + 1]; p++) size += plays[p] = flags[p - from];
  }
  return { plays, size };
}

type Asked = Pick<Crowd, 'examine' | 'standingIn'>;

/** Which articles of a list make pairs. */
export interface JoinRules {
  /** a number for the outlet of each article, from 0; -1 where it is not known */
  readonly outlet: Int32Array;
  /** whether standing text makes no pairs */
  readonly hides: boolean;
  /** whether articles of one outlet make no pairs */
  readonly across: boolean;
  /** what is known beyond the articles at hand; null where these are all */
  readonly beyond: Beyond | null;
}

/** Articles of one list ascend, for the sort is stable; one that repeats the fingerprint counts once. */
function joinList(
  { owner, place }: Pick<Postings, 'owner' | 'place'>,
  fingerprint: number,
  list: Uint32Array,
  cap: number,
  pairs: PairList,
  crowd: Asked,
  { outlet, hides, across, beyond }: JoinRules,
): void {
  let length = 1;
  for (let x = 1; x < list.length; x++) {
    if (owner[list[x]] !== owner[list[length - 1]]) list[length++] = list[x];
  }
  const held = beyond?.get(fingerprint);
  if (held === undefined) crowd.examine(fingerprint, { owner, place, list, length });
  const standing = hides ? crowd.standingIn(fingerprint) : null;
  const stands = (p: number): boolean => standing?.includes(outlet[owner[p]]) ?? false;
  if (held !== undefined && held.length > cap) {
    const x = list.subarray(0, length).findIndex((p) => owner[p] === held.first);
    if (x < 0) return;
    // the others keep their order behind the one that they are joined to
    const centre = list[x];
    list.copyWithin(1, 0, x);
    list[0] = centre;
  }
  const centres = (held?.length ?? length) > cap ? 1 : length;
  for (let x = 0; x < centres; x++) {
    const hidden = standing !== null && stands(list[x]);
    for (let y = x + 1; y < length; y++) {
      if (hidden && stands(list[y])) continue;
      const [p, q] = owner[list[x]] < owner[list[y]] ? [list[x], list[y]] : [list[y], list[x]];
      if (across && sameOutlet(outlet, owner[p], owner[q])) continue;
      pairs.push(owner[p], owner[q]);
    }
  }
  if (centres === length || !across) return;
  // those of the centre's own outlet are tied to the first of another
  const other = list.findIndex((q, y) => y < length && !sameOutlet(outlet, owner[list[0]], owner[q]));
  for (let y = 1; y < length && other > 0; y++) {
    if (!sameOutlet(outlet, owner[list[0]], owner[list[y]])) continue;
    const p = list[Math.min(y, other)];
    const q = list[Math.max(y, other)];
    if (!(stands(p) && stands(q))) pairs.push(owner[p], owner[q]);
  }
}
