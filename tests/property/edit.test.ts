import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extend, fillGap, pushMatch, type Runs } from '../../src/align/edit.js';
import type { Side } from '../../src/align/side.js';
import { shortVocabulary, weighedSide } from './support.js';

const texts = fc
  .integer({ min: 1, max: 12 })
  .chain((words) => fc.tuple(shortVocabulary(words, 30), shortVocabulary(words, 30)));

/** A stretch [from, to) of a text. */
const stretch = (words: readonly number[], p: number, q: number): [number, number] => {
  const [x, y] = [p % (words.length + 1), q % (words.length + 1)];
  return [Math.min(x, y), Math.max(x, y)];
};

/** Weight of the heaviest common subsequence, by the textbook recursion over prefixes. */
function heaviest(a: Side, [aFrom, aTo]: [number, number], b: Side, [bFrom, bTo]: [number, number]): number {
  let above = new Array<number>(bTo - bFrom + 1).fill(0);
  for (let i = aFrom; i < aTo; i++) {
    const row = [0];
    for (let j = bFrom; j < bTo; j++) {
      const k = j - bFrom;
      const match = a.hash[i] === b.hash[j] ? above[k] + Math.min(a.weight[i], b.weight[j]) : 0;
      row.push(Math.max(match, above[k + 1], row[k]));
    }
    above = row;
  }
  return above[bTo - bFrom];
}

/** The token pairs of runs. */
const matches = (runs: Runs): [number, number][] => {
  const out: [number, number][] = [];
  for (let r = 0; r < runs.length; r += 3)
    for (let i = 0; i < runs[r + 2]; i++) out.push([runs[r] + i, runs[r + 1] + i]);
  return out;
};

const weightOf = (a: Side, b: Side, pairs: readonly [number, number][]): number =>
  pairs.reduce((sum, [i, j]) => sum + Math.min(a.weight[i], b.weight[j]), 0);

describe('filling a gap', () => {
  it('matches as much weight as the heaviest common subsequence has', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), fc.nat(), fc.nat(), ([x, y], p, q, r, s) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        const [inA, inB] = [stretch(x, p, q), stretch(y, r, s)];
        const runs: Runs = [];
        fillGap(a, ...inA, b, ...inB, runs);
        expect(weightOf(a, b, matches(runs))).toBe(heaviest(a, inA, b, inB));
      }),
      { numRuns: 2000 },
    );
  });

  it('matches equal tokens inside the gap, ascending in both texts, in runs as long as they go', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), fc.nat(), fc.nat(), ([x, y], p, q, r, s) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        const [inA, inB] = [stretch(x, p, q), stretch(y, r, s)];
        const runs: Runs = [];
        fillGap(a, ...inA, b, ...inB, runs);
        let [lastA, lastB] = [inA[0] - 1, inB[0] - 1];
        for (const [i, j] of matches(runs)) {
          expect(a.hash[i]).toBe(b.hash[j]);
          expect(i > lastA && j > lastB).toBe(true);
          [lastA, lastB] = [i, j];
        }
        expect(lastA < inA[1] && lastB < inB[1]).toBe(true);
        for (let k = 3; k < runs.length; k += 3)
          expect(runs[k] === runs[k - 3] + runs[k - 1] && runs[k + 1] === runs[k - 2] + runs[k - 1]).toBe(
            false,
          );
      }),
      { numRuns: 1000 },
    );
  });

  it('goes on with the run before it', () => {
    const a = weighedSide([1, 2, 3, 4]);
    const runs: Runs = [0, 0, 2];
    fillGap(a, 2, 4, a, 2, 4, runs);
    expect(runs).toEqual([0, 0, 4]);
  });

  it('fills none where either side has no token', () => {
    const a = weighedSide([1, 2, 3]);
    const runs: Runs = [];
    fillGap(a, 1, 1, a, 0, 3, runs);
    fillGap(a, 0, 3, a, 2, 2, runs);
    expect(runs).toEqual([]);
  });
});

describe('runs', () => {
  it('keep what is pushed, token for token, in as few runs as can be', () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), fc.integer({ min: 1, max: 3 })));
    fc.assert(
      fc.property(steps, (pushes) => {
        const runs: Runs = [];
        const expected: [number, number][] = [];
        let [a, b, joints] = [0, 0, 0];
        pushes.forEach(([gapA, gapB, length], n) => {
          a += gapA;
          b += gapB;
          if (n === 0 || gapA + gapB > 0) joints++;
          pushMatch(runs, a, b, length);
          for (let i = 0; i < length; i++) expected.push([a++, b++]);
        });
        expect(matches(runs)).toEqual(expected);
        expect(runs).toHaveLength(3 * joints);
      }),
    );
  });
});

describe('an extension', () => {
  const skip = fc.constantFrom(1, 2, 3);

  /** Matched pairs of an extension from (x, y) outwards, up to the ends of the texts. */
  function extended(a: Side, b: Side, x: number, y: number, step: 1 | -1, cost: number): [number, number][] {
    const [aLimit, bLimit] = step === 1 ? [a.count, b.count] : [0, 0];
    const flat = extend(a, x, aLimit, b, y, bLimit, step, cost);
    return Array.from({ length: flat.length / 2 }, (_, i): [number, number] => [
      flat[2 * i],
      flat[2 * i + 1],
    ]);
  }

  it('matches equal tokens outwards from its start, each of either text once', () => {
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(1 as const, -1 as const),
        skip,
        ([x, y], p, q, step, cost) => {
          const [a, b] = [weighedSide(x), weighedSide(y)];
          const [i, j] = [p % (a.count + 1), q % (b.count + 1)];
          let [lastA, lastB] = step === 1 ? [i - 1, j - 1] : [i, j];
          const pairs = step === 1 ? extended(a, b, i, j, 1, cost) : extended(a, b, i - 1, j - 1, -1, cost);
          for (const [m, n] of pairs) {
            expect(a.hash[m]).toBe(b.hash[n]);
            expect((m - lastA) * step > 0 && (n - lastB) * step > 0).toBe(true);
            [lastA, lastB] = [m, n];
          }
          expect(lastA >= -1 && lastA <= a.count && lastB >= -1 && lastB <= b.count).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never gives more for what it passes over than it matches', () => {
    fc.assert(
      fc.property(texts, skip, ([x, y], cost) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        const pairs = extended(a, b, 0, 0, 1, cost);
        const last = pairs.at(-1);
        if (last === undefined) return;
        const passed = last[0] + 1 + last[1] + 1 - 2 * pairs.length;
        expect(weightOf(a, b, pairs)).toBeGreaterThan(cost * passed);
      }),
      { numRuns: 1000 },
    );
  });

  it('goes to the end of equal texts, both ways', () => {
    const a = weighedSide(Array.from({ length: 200 }, (_, i) => i));
    expect(extended(a, a, 50, 50, 1, 3)).toHaveLength(150);
    expect(extended(a, a, 50, 50, -1, 3)).toHaveLength(51);
  });

  it('is mirrored when the two texts are read backwards', () => {
    fc.assert(
      fc.property(texts, skip, ([x, y], cost) => {
        const forth = extended(weighedSide(x), weighedSide(y), 0, 0, 1, cost);
        const [a, b] = [weighedSide(x.toReversed()), weighedSide(y.toReversed())];
        const back = extended(a, b, a.count - 1, b.count - 1, -1, cost);
        expect(back.map(([i, j]) => [a.count - 1 - i, b.count - 1 - j])).toEqual(forth);
      }),
      { numRuns: 500 },
    );
  });
});
