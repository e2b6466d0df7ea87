import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alignment, align, mayShare } from '../../src/align/align.js';
import type { Side } from '../../src/align/side.js';
import { plainSide, textPairs, weighedSide } from './support.js';

const MIN_WORDS = 8;

/** The matched token pairs of an alignment, in the order of its runs. */
function matches({ runs }: Alignment): [number, number][] {
  const pairs: [number, number][] = [];
  for (let r = 0; r < runs.length; r += 3)
    for (let i = 0; i < runs[r + 2]; i++) pairs.push([runs[r] + i, runs[r + 1] + i]);
  return pairs;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x, 0);

/** Checks something of every alignment of two texts, whichever these are. */
function holds(
  numRuns: number,
  check: (found: Alignment, a: Side, b: Side) => void,
  examples: [[number[], number[]]][] = [],
): void {
  fc.assert(
    fc.property(textPairs, ([x, y]) => {
      const [a, b] = [weighedSide(x), weighedSide(y)];
      for (const found of align(a, b, MIN_WORDS)) check(found, a, b);
    }),
    { numRuns, examples },
  );
}

describe('every alignment', () => {
  it('has runs of truly equal tokens', () => {
    holds(2000, (found, a, b) => {
      for (const [i, j] of matches(found)) expect(a.hash[i]).toBe(b.hash[j]);
      expect(found.runs.length % 3).toBe(0);
      for (let r = 2; r < found.runs.length; r += 3) expect(found.runs[r]).toBeGreaterThan(0);
    });
  });

  it('counts what its runs match, and weighs it', () => {
    holds(2000, (found, a, b) => {
      const pairs = matches(found);
      expect(found.matched).toBe(pairs.length);
      expect(found.weight).toBe(sum(pairs.map(([i, j]) => Math.min(a.weight[i], b.weight[j]))));
      expect(found.matched).toBeGreaterThanOrEqual(MIN_WORDS);
    });
  });

  it('spans, in both texts, from its first to its last matched token', () => {
    holds(2000, (found) => {
      const inA = matches(found).map(([i]) => i);
      const inB = matches(found).map(([, j]) => j);
      expect([found.aBegin, found.aEnd]).toEqual([Math.min(...inA), Math.max(...inA) + 1]);
      expect([found.bBegin, found.bEnd]).toEqual([Math.min(...inB), Math.max(...inB) + 1]);
    });
  });

  // in the second example the end of one part of a chain can be extended over words of the next; in the first b carries a
  // paragraph twice
  it('matches each token of either side once', () => {
    const paragraph = Array.from({ length: 12 }, (_, i) => i);
    const own = [2000, 2001, 2002, 2003, 2004, 2005, 2006];
    const parted: [number[], number[]] = [
      [0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 2, 2, 3, 3, 4, 0, 3, 4],
      [...own, 2, 3, 3, 4, 0, 0, 0, 3, 4, 0, 1, 0, ...own, 1, 1000, 0, 1, 1, 0, 2],
    ];
    holds(
      2000,
      (found) => {
        const pairs = matches(found);
        expect(new Set(pairs.map(([i]) => i)).size).toBe(pairs.length);
        expect(new Set(pairs.map(([, j]) => j)).size).toBe(pairs.length);
      },
      [[[paragraph, [...paragraph, ...paragraph]]], [parted]],
    );
  });

  it('has its runs in the order of a, also where a sentence was moved to the end', () => {
    const stretch = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i);
    const [before, moved, after] = [stretch(0, 20), stretch(100, 12), stretch(200, 20)];
    holds(
      1000,
      (found) => {
        const inA = found.runs.filter((_, r) => r % 3 === 0);
        expect(inA).toEqual([...inA].sort((x, y) => x - y));
      },
      [
        [
          [
            [...before, ...moved, ...after],
            [...before, ...after, ...moved],
          ],
        ],
      ],
    );
  });

  it('comes after those that begin before it in a', () => {
    fc.assert(
      fc.property(textPairs, ([x, y]) => {
        const begins = align(weighedSide(x), weighedSide(y), MIN_WORDS).map((found) => found.aBegin);
        expect(begins).toEqual([...begins].sort((p, q) => p - q));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an exact run planted into two texts that share nothing else', () => {
  const planted = fc.tuple(
    fc.integer({ min: 5, max: 20 }),
    fc.nat({ max: 40 }),
    fc.constantFrom(2, 5, 50, 1000),
    fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.nat({ max: 60 })),
    fc.infiniteStream(fc.nat({ max: 999 })),
  );

  it('of minWords words and more is found whole, with exact ends', () => {
    fc.assert(
      fc.property(planted, ([minWords, more, vocabulary, [p, q, r, s], stream]) => {
        const take = (n: number, from: number, words: number): number[] =>
          [...stream.take(n)].map((x) => from + (x % words));
        const run = take(minWords + more, 0, vocabulary);
        const a = plainSide([...take(p, 1000, 30), ...run, ...take(q, 1000, 30)]);
        const b = plainSide([...take(r, 2000, 30), ...run, ...take(s, 2000, 30)]);
        const found = align(a, b, minWords);
        const whole = { aBegin: p, aEnd: p + run.length, bBegin: r, bEnd: r + run.length };
        expect(found).toEqual([
          { ...whole, runs: [p, r, run.length], matched: run.length, weight: 10 * run.length },
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  it('one word shorter than minWords is not told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.nat({ max: 30 }), (minWords, before) => {
        const run = Array.from({ length: minWords - 1 }, (_, i) => i);
        const a = plainSide([...Array.from({ length: before }, (_, i) => 1000 + i), ...run]);
        const b = plainSide([...run, 2000, 2001]);
        expect(align(a, b, minWords)).toEqual([]);
      }),
    );
  });

  it('is whole where the two texts are one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: MIN_WORDS, maxLength: 200 }), (words) => {
        const [found, ...more] = align(plainSide(words), plainSide(words), MIN_WORDS);
        expect(more).toEqual([]);
        expect(found.runs).toEqual([0, 0, words.length]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what two texts share', () => {
  it('does not depend on the texts aligned before', () => {
    fc.assert(
      fc.property(textPairs, textPairs, ([x, y], [p, q]) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        const first = align(a, b, MIN_WORDS);
        align(weighedSide(p), weighedSide(q), MIN_WORDS);
        align(b, weighedSide(q), MIN_WORDS);
        expect(align(a, b, MIN_WORDS)).toEqual(first);
        expect(align(weighedSide(x), weighedSide(y), MIN_WORDS)).toEqual(first);
      }),
      { numRuns: 1000 },
    );
  });

  it('is nothing for texts too short or empty', () => {
    for (const words of [[], [1], [1, 2]])
      expect(align(plainSide(words), plainSide([1, 2, 3]), 1)).toEqual([]);
  });
});

describe('mayShare', () => {
  it('lets no two texts go that share a passage, whichever is given first', () => {
    let found = 0;
    let letGo = 0;
    fc.assert(
      fc.property(textPairs, ([x, y]) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        const shares = align(a, b, MIN_WORDS).length > 0;
        const [one, other] = [mayShare(a, b, MIN_WORDS), mayShare(b, a, MIN_WORDS)];
        if (shares) {
          expect([one, other]).toEqual([true, true]);
          found++;
        }
        if (!one) letGo++;
      }),
      { numRuns: 3000 },
    );
    expect(found).toBeGreaterThan(100);
    expect(letGo).toBeGreaterThan(100);
  });
});
