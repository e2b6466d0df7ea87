import type { Sketches } from '../sketch/sketches.js';
import type { Beyond } from './beyond.js';
import type { Crowd } from './crowd.js';
import { sameOutlet } from './outlets.js';
import type { OwnFingerprints } from './own.js';
import type { PairList } from './pairs.js';
import { radixSort } from './radix.js';

/**
 * Fingerprints to the articles that hold them: postings sorted by fingerprint and joined. Nothing frequent is
 * dropped: a list longer than `cap` is joined as a star to its first article, in place of all its pairs.
 */

/**
 * Joins the postings of all articles into `pairs`, smaller index first, a pair once for each list that gives it. A folded
 * article brings only its own fingerprints beside its representative; an article for which `head` gives -1 brings none.
 * Where `hides` is given, two articles whose outlets both have a fingerprint as standing text are no pair by it.
 */
export function joinPostings(
  sketches: Sketches,
  head: Uint32Array | Int32Array,
  own: OwnFingerprints,
  cap: number,
  pairs: PairList,
  crowd: CrowdView | null,
): void {
  const { count, starts, fingerprints, places } = sketches;
  let size = 0;
  for (let i = 0; i < count; i++) if (head[i] >= 0) size += starts[i + 1] - starts[i];
  // a few articles are sorted sooner than counted
  const recurs = size * 4 > fingerprints.length ? countRecurring(fingerprints) : ALL_RECUR;
  const mask = recurs.length - 1;
  const keys = new Uint32Array(size);
  const postings: Postings = { owner: new Uint32Array(keys.length), place: new Uint32Array(keys.length) };
  let n = 0;
  for (let i = 0; i < count; i++) {
    if (head[i] < 0) continue;
    const flags = head[i] === i ? null : own.beside(i, head[i]);
    const from = starts[i];
    for (let p = from; p < starts[i + 1]; p++) {
      const fingerprint = fingerprints[p];
      if (recurs[fingerprint & mask] < 2 || (flags !== null && flags[p - from] === 0)) continue;
      keys[n] = fingerprint;
      postings.owner[n] = i;
      postings.place[n++] = places[p];
    }
  }
  const order = new Uint32Array(n);
  for (let p = 0; p < n; p++) order[p] = p;
  radixSort(keys, order, n);
  for (let from = 0, to: number; from < n; from = to) {
    to = from + 1;
    while (to < n && keys[to] === keys[from]) to++;
    if (to - from > 1) joinList(postings, keys[from], order.subarray(from, to), cap, pairs, crowd);
  }
}

/** How a join deals with the crowd. */
export interface CrowdView {
  readonly crowd: Pick<Crowd, 'examine' | 'standingIn'>;
  /** outlet of each article, as the crowd has it */
  readonly outlet: Int32Array;
  /** whether it learns from the lists; else it is only asked */
  readonly learns: boolean;
  /** whether standing text makes no pairs */
  readonly hides: boolean;
  /** whether articles of one outlet make no pairs */
  readonly across: boolean;
  /** what is known beyond the articles at hand */
  readonly beyond: Beyond | null;
}

interface Postings {
  readonly owner: Uint32Array;
  readonly place: Uint32Array;
}

/** Articles of one list ascend, for the sort is stable; one that repeats the fingerprint counts once. */
function joinList(
  { owner, place }: Postings,
  fingerprint: number,
  list: Uint32Array,
  cap: number,
  pairs: PairList,
  view: CrowdView | null,
): void {
  let length = 1;
  for (let x = 1; x < list.length; x++) {
    if (owner[list[x]] !== owner[list[length - 1]]) list[length++] = list[x];
  }
  const held = view?.beyond?.held.get(fingerprint);
  if (view?.learns && held === undefined) view.crowd.examine(fingerprint, { owner, place, list, length });
  const standing = view?.hides ? view.crowd.standingIn(fingerprint) : null;
  const stands = (p: number): boolean => standing?.includes(view?.outlet[owner[p]] ?? -1) ?? false;
  const across = view?.across ? view.outlet : null;
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
      if (across !== null && sameOutlet(across, owner[p], owner[q])) continue;
      pairs.push(owner[p], owner[q]);
    }
  }
  if (centres === length || across === null) return;
  // those of the centre's own outlet are tied to the first of another
  const other = list.findIndex((q, y) => y < length && !sameOutlet(across, owner[list[0]], owner[q]));
  for (let y = 1; y < length && other > 0; y++) {
    if (!sameOutlet(across, owner[list[0]], owner[list[y]])) continue;
    const p = list[Math.min(y, other)];
    const q = list[Math.max(y, other)];
    if (!(stands(p) && stands(q))) pairs.push(owner[p], owner[q]);
  }
}

const ALL_RECUR = Uint8Array.of(2);

/**
 * Counts fingerprints by their low bits, up to two: most stand in one article only, and need not be sorted to find that
 * out. Four slots a fingerprint: some in five of the single ones share a slot and are sorted all the same.
 */
export function countRecurring(fingerprints: Uint32Array): Uint8Array {
  let slots = 1024;
  while (slots < fingerprints.length * 4) slots *= 2;
  const counts = new Uint8Array(slots);
  const mask = slots - 1;
  for (let i = 0; i < fingerprints.length; i++) {
    const slot = fingerprints[i] & mask;
    if (counts[slot] < 2) counts[slot]++;
  }
  return counts;
}
