import { covered, spansIn } from '../judge/runs.js';
import type { Passage, Span } from '../model.js';

/** What a member did to the representative's text, and what of that text all members hold. */

/** Words equal on either side, and words exchanged: unmatched on both sides between two equal stretches. */
interface ChangeCounts {
  readonly keptA: number;
  readonly keptB: number;
  readonly changed: number;
}

/** Reads the changes off equal tokens as flat triples (a, b, length), in any order. */
export function countChanges(runs: readonly number[]): ChangeCounts {
  const inA = order(runs, 0);
  const place = new Map(order(runs, 1).map((r, i) => [r, i]));
  let changed = 0;
  for (let i = 1; i < inA.length; i++) {
    const [before, after] = [inA[i - 1], inA[i]];
    // only stretches that follow each other on both sides have one gap between them
    if (place.get(after) !== (place.get(before) ?? 0) + 1) continue;
    const gapA = runs[after] - runs[before] - runs[before + 2];
    const gapB = runs[after + 1] - runs[before + 1] - runs[before + 2];
    changed += Math.max(0, Math.min(gapA, gapB));
  }
  return { keptA: covered(spansIn(runs, 0)), keptB: covered(spansIn(runs, 1)), changed };
}

/** Places of the triples, in the order in which they stand on a side (0 for a, 1 for b). */
function order(runs: readonly number[], side: 0 | 1): number[] {
  const places: number[] = [];
  for (let r = 0; r < runs.length; r += 3) places.push(r);
  return places.sort((x, y) => runs[x + side] - runs[y + side] || x - y);
}

/** A stretch of the representative: tokens, and where they stand in its text. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly begin: number;
  readonly end: number;
}

/**
 * Stretches of the representative's text that each of the given pairs has copied, whole words. `copied` are the
 * representative's tokens in each pair, flat (begin, end) pairs; `passages` those of the pair, which stand in its text
 * on the side `side`.
 */
export function coreOf(
  pairs: readonly {
    readonly copied: readonly number[];
    readonly passages: readonly Passage[];
    readonly side: 'a' | 'b';
  }[],
): Span[] {
  let core: Stretch[] | null = null;
  for (const { copied, passages, side } of pairs) {
    const stretches = stretchesOf(copied, passages, side);
    core = core === null ? stretches : common(core, stretches);
    if (core.length === 0) return [];
  }
  return (core ?? []).map(({ from, to, begin, end }) => ({ begin, end, words: to - from }));
}

/** The copied tokens with their places in the text: both are the runs of the copied passages, so that they pair up. */
function stretchesOf(copied: readonly number[], passages: readonly Passage[], side: 'a' | 'b'): Stretch[] {
  const at = side === 'a' ? 0 : 2;
  const places: [number, number][] = [];
  for (const passage of passages) {
    if (passage.kind !== 'copy') continue;
    if (passage.runs === undefined) places.push([passage[side].begin, passage[side].end]);
    else for (const run of passage.runs) places.push([run[at], run[at + 1]]);
  }
  const tokens: [number, number][] = [];
  for (let s = 0; s < copied.length; s += 2) tokens.push([copied[s], copied[s + 1]]);
  const ascending = (x: [number, number], y: [number, number]): number => x[0] - y[0] || x[1] - y[1];
  places.sort(ascending);
  tokens.sort(ascending);
  if (places.length !== tokens.length) throw new Error('copied tokens and passages do not pair up');
  const stretches: Stretch[] = [];
  tokens.forEach(([from, to], i) => {
    const last = stretches.at(-1);
    const [begin, end] = places[i];
    if (last === undefined || from > last.to) stretches.push({ from, to, begin, end });
    else if (to > last.to) stretches[stretches.length - 1] = { ...last, to, end };
  });
  return stretches;
}

/** What two lists of stretches, ascending and disjoint, have in common. */
function common(x: readonly Stretch[], y: readonly Stretch[]): Stretch[] {
  const both: Stretch[] = [];
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const first = x[i].from >= y[j].from ? x[i] : y[j];
    const last = x[i].to <= y[j].to ? x[i] : y[j];
    if (first.from < last.to) both.push({ from: first.from, begin: first.begin, to: last.to, end: last.end });
    if (last === x[i]) i++;
    else j++;
  }
  return both;
}
