import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, leastEvidence } from '../../src/align/align.js';
import { deservesLook, type Glimpse, glimpseOf, reachOf } from '../../src/align/glance.js';
import type { Side } from '../../src/align/side.js';
import { findCandidates } from '../../src/candidates/candidates.js';
import { noOutlets, SKETCH, sketchAll, weighedSide } from './support.js';

/** Length of a run that must give two fingerprints. */
const WHOLE = SKETCH.shingle + 2 * SKETCH.window - 1;
const MIN_WORDS = 12;

/** Two texts with stretches in common, some with words exchanged, and else their own words. */
const pair = fc
  .tuple(
    fc.constantFrom(10, 100, 1000),
    fc.array(fc.nat({ max: 999 }), { minLength: 10, maxLength: 60 }),
    fc.array(fc.tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 9 })), { maxLength: 8 }),
    fc.nat({ max: 30 }),
    fc.nat({ max: 30 }),
  )
  .map(([vocabulary, numbers, edits, before, after]): [number[], number[]] => {
    const text = numbers.map((n) => n % vocabulary);
    const copy = [...text];
    edits.forEach(([at, length], n) => {
      copy.splice(at % copy.length, length, ...Array.from({ length }, (_, i) => 2000 + 10 * n + i));
    });
    const own = (from: number, n: number): number[] => Array.from({ length: n }, (_, i) => from + i);
    return [
      [...own(5000, before), ...text, ...own(6000, after)],
      [...own(7000, after), ...copy, ...own(8000, before)],
    ];
  });

const glimpse = (side: Side, place: number): Glimpse => {
  const seen: Glimpse = { ...side, at: 0, from: 0, to: 0 };
  glimpseOf(side, 0, side.count, place, reachOf(WHOLE), seen);
  return seen;
};

describe('a glance', () => {
  // in the example two short runs weigh just enough together
  it('lets no pair go that alignment would tell, where the two are alone in the folder', () => {
    const light: [number[], number[]] = [
      [5000, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 6, 2, 8, 0, 0, 8, 0],
      [0, 0, 1, 0, 2, 2000, 2001, 2002, 2003, 2004, 2005, 6, 2, 8, 0, 0, 8, 0, 8000],
    ];
    let looked = 0;
    fc.assert(
      fc.property(pair, ([x, y]) => {
        const found = findCandidates(sketchAll([x, y]), {
          threshold: 0.7,
          allPairs: true,
          standing: true,
          acrossOutlets: false,
          ...SKETCH,
          outlet: noOutlets(2),
          outletSize: new Uint32Array(0),
          beyond: null,
        });
        if (found.count === 0 || found.shared[0] !== 1) return;
        looked++;
        const [a, b] = [weighedSide(x), weighedSide(y)];
        const told = align(a, b, MIN_WORDS).length > 0;
        const look = deservesLook(
          glimpse(a, found.placeA[0]),
          glimpse(b, found.placeB[0]),
          WHOLE,
          leastEvidence(MIN_WORDS),
        );
        expect(told && !look).toBe(false);
      }),
      { numRuns: 3000, examples: [[light]] },
    );
    expect(looked).toBeGreaterThan(100);
  });

  it('passes over two shingles of one hash', () => {
    expect(
      deservesLook(
        glimpse(weighedSide([1, 2, 3, 4, 5]), 0),
        glimpse(weighedSide([9, 2, 3, 4, 5]), 0),
        WHOLE,
        leastEvidence(MIN_WORDS),
      ),
    ).toBe(false);
  });
});
