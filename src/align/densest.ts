import type { Runs } from './edit.js';
import { gapAfter, runWeight } from './ends.js';
import type { Side } from './side.js';

/**
 * The stretches of a fragment that stand by themselves where it does not as a whole: of its runs those in a row that
 * earn most, less `cost` for each token between them, then the same of what is left on either side; in the order of the
 * texts. All are found in one walk, each run joined to the stretches before it that it makes worth more (Ruzzo and
 * Tompa 1999, "A linear time algorithm for finding all maximal scoring subsequences"): a long fragment may fall into
 * thousands.
 */
export function densest(a: Side, b: Side, runs: Runs, cost: number): Runs[] {
  // stretches so far, as ends of a stack: places of runs, and what all before and all up to its end have earned
  const from: number[] = [];
  const to: number[] = [];
  const before: number[] = [];
  const upTo: number[] = [];
  /** of each stretch, the nearest one under it that has less before it; -1 for none */
  const lower: number[] = [];
  let sum = 0;
  for (let r = 0; 3 * r < runs.length; r++) {
    if (r > 0) sum -= cost * gapAfter(runs, 3 * (r - 1));
    const weight = runWeight(a, b, runs, 3 * r);
    if (weight === 0) continue;
    let [start, base] = [r, sum];
    sum += weight;
    for (;;) {
      let x = from.length - 1;
      while (x >= 0 && before[x] >= base) x = lower[x];
      if (x < 0 || upTo[x] >= sum) {
        from.push(start);
        to.push(r + 1);
        before.push(base);
        upTo.push(sum);
        lower.push(x);
        break;
      }
      // worth more together than either: they are one, and so is what lies between
      [start, base] = [from[x], before[x]];
      for (const stack of [from, to, before, upTo, lower]) stack.length = x;
    }
  }
  return from.map((start, x) => runs.slice(3 * start, 3 * to[x]));
}
