import { gapCost, type Runs } from './edit.js';
import type { Side } from './side.js';

/** What the words at an end must earn beyond their gap, for each unit of cost: two names in copied text are chance. */
const CHANCE = 3;

/**
 * Parts from either end what does not carry the gap behind it: chance words before the first that was truly copied, or a
 * stretch of another sentence. The cut is where the words left out have earned least, and is made when that is under
 * what chance gives. The stretch itself comes first.
 */
export function partEnds(a: Side, b: Side, runs: Runs): Runs[] {
  const cost = gapCost(runs);
  const chance = CHANCE * (cost - 1);
  const n = runs.length / 3;
  let net = 0;
  let least = chance;
  let from = 0;
  for (let r = 0; r + 1 < n; r++) {
    net += runWeight(a, b, runs, 3 * r) - cost * gapAfter(runs, 3 * r);
    if (net < least && (net < 0 || !isChangedWord(runs, 3 * r))) {
      least = net;
      from = r + 1;
    }
  }
  net = 0;
  least = chance;
  let to = n;
  for (let r = n - 1; r > from; r--) {
    net += runWeight(a, b, runs, 3 * r) - cost * gapAfter(runs, 3 * (r - 1));
    if (net < least && (net < 0 || !isChangedWord(runs, 3 * (r - 1)))) {
      least = net;
      to = r;
    }
  }
  if (from === 0 && to === n) return [runs];
  const parts = [runs.slice(3 * from, 3 * to)];
  if (from > 0) parts.push(runs.slice(0, 3 * from));
  if (to < n) parts.push(runs.slice(3 * to));
  return parts;
}

/** Tokens between a run and the next, on the side that has more. */
export const gapAfter = (runs: Runs, r: number): number =>
  Math.max(runs[r + 3] - runs[r] - runs[r + 2], runs[r + 4] - runs[r + 1] - runs[r + 2]);

/** One word for one: a copyist's change, which no chance brings so near to what was copied. */
const isChangedWord = (runs: Runs, r: number): boolean =>
  runs[r + 3] - runs[r] - runs[r + 2] === 1 && runs[r + 4] - runs[r + 1] - runs[r + 2] === 1;

/** Weight of the run at `r`, the lesser of both sides, in tenths of a plain word. */
export function runWeight(a: Side, b: Side, runs: Runs, r: number): number {
  let weight = 0;
  for (let i = 0; i < runs[r + 2]; i++) weight += Math.min(a.weight[runs[r] + i], b.weight[runs[r + 1] + i]);
  return weight;
}
