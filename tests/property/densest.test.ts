import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densest } from '../../src/align/densest.js';
import type { Runs } from '../../src/align/edit.js';
import type { Side } from '../../src/align/side.js';
import { inTime } from '../yardstick.js';

const COST = 3;

/** A fragment of the same words on both sides, given as what each run's words weigh and the gaps before it. */
interface Drawn {
  readonly side: Side;
  readonly runs: Runs;
}

const drawn = (
  steps: readonly (readonly [gapA: number, gapB: number, weights: readonly number[]])[],
): Drawn => {
  const runs: Runs = [];
  const weight: number[] = [];
  let [a, b] = [0, 0];
  for (const [gapA, gapB, weights] of steps) {
    runs.push(a + gapA, b + gapB, weights.length);
    a += gapA + weights.length;
    b += gapB + weights.length;
    weights.forEach((w, i) => {
      weight[a - weights.length + i] = w;
    });
  }
  const count = Math.max(a, b);
  const side = {
    count,
    hash: new Uint32Array(count),
    weight: Uint8Array.from({ length: count }, (_, i) => weight[i] ?? 0),
  };
  return { side, runs };
};

const heavy = (side: Side): Side => ({ ...side, weight: new Uint8Array(side.count).fill(255) });

const gap = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 20 }));
// few weights that three divides, so that many stretches earn the same
const weights = fc.array(fc.constantFrom(0, 3, 6, 9, 4, 13), { minLength: 1, maxLength: 6 });
const fragment = fc.array(fc.tuple(gap, gap, weights), { minLength: 1, maxLength: 14 }).map(drawn);

/** The stretches by their definition: the one in a row that earns most, the first and shortest of several, then either side. */
function plainly(
  weight: readonly number[],
  gaps: readonly number[],
  from: number,
  to: number,
): [number, number][] {
  let [best, begin, end] = [0, 0, 0];
  for (let e = from + 1; e <= to; e++) {
    for (let b = e - 1, sum = 0; b >= from; b--) {
      sum += weight[b] - (b + 1 < e ? COST * gaps[b] : 0);
      if (sum > best) [best, begin, end] = [sum, b, e];
    }
  }
  if (best === 0) return [];
  return [...plainly(weight, gaps, from, begin), [begin, end], ...plainly(weight, gaps, end, to)];
}

describe('the densest stretches of a fragment', () => {
  it('are the one that earns most, and those of what is left on either side, in the order of the texts', () => {
    fc.assert(
      fc.property(fragment, ({ side, runs }) => {
        const n = runs.length / 3;
        const weight = Array.from({ length: n }, (_, r) =>
          side.weight.subarray(runs[3 * r], runs[3 * r] + runs[3 * r + 2]).reduce((sum, w) => sum + w, 0),
        );
        const gaps = Array.from({ length: n - 1 }, (_, r) =>
          Math.max(...[0, 1].map((x) => runs[3 * r + 3 + x] - runs[3 * r + x] - runs[3 * r + 2])),
        );
        const expected = plainly(weight, gaps, 0, n).map(([from, to]) => runs.slice(3 * from, 3 * to));
        expect(densest(side, heavy(side), runs, COST)).toEqual(expected);
      }),
      { numRuns: 5000 },
    );
  });

  it.each<[string, number, number]>([
    ['apart', 11, 100_000],
    ['in one', 9, 1],
  ])(
    'are found in time that grows with the runs where none is better than another: %s',
    (_, between, found) => {
      const text = drawn(Array.from({ length: 100_000 }, () => [between, between, [10, 10, 10]] as const));
      // with the square of the number it would take minutes
      const { length } = inTime(500, () => densest(text.side, text.side, text.runs, COST));
      expect(length).toBe(found);
    },
  );
});
