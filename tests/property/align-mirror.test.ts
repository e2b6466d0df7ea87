import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alignment, align } from '../../src/align/align.js';
import { textPairs, weighedSide } from './support.js';

const MIN_WORDS = 8;

const spans = (found: readonly Alignment[]): string[] =>
  found.map((f) => `${[f.aBegin, f.aEnd, f.bBegin, f.bEnd, f.matched]}`).sort();
const mirrored = (found: readonly Alignment[]): string[] =>
  found.map((f) => `${[f.bBegin, f.bEnd, f.aBegin, f.aEnd, f.matched]}`).sort();

const totalMatched = (found: readonly Alignment[]): number =>
  found.reduce((total, x) => total + x.matched, 0);

describe('what two texts share', () => {
  it('is mirrored when the two change sides, for a text cut, added to and edited in place that repeats no word', () => {
    const edit = fc.tuple(fc.constantFrom('word', 'drop', 'new'), fc.nat(), fc.nat({ max: 30 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 200 }),
        fc.nat(),
        fc.array(edit, { maxLength: 10 }),
        (length, seed, edits) => {
          const text = Array.from({ length }, (_, i) => 5 * i + ((seed >> (i % 20)) & 3));
          const copy = [...text];
          edits.forEach(([kind, at, size], n) => {
            const from = at % (copy.length + 1);
            const fresh = Array.from({ length: size }, (_, i) => 10_000 + 100 * n + i);
            copy.splice(
              from,
              kind === 'new' ? 0 : kind === 'drop' ? size : 1,
              ...(kind === 'drop' ? [] : fresh),
            );
          });
          const [a, b] = [weighedSide(text), weighedSide(copy)];
          expect(mirrored(align(b, a, MIN_WORDS))).toEqual(spans(align(a, b, MIN_WORDS)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  // words that stand at different places in both, so that chains tie
  const tied: [number[], number[]] = [
    [0, 0, 0, 0, 0, 1, 0, 7, 0, 0, 16, 98, 9],
    [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 16, 98, 9, 0, 7, 0, 0, 16, 98, 9],
  ];

  it('is mirrored when the two change sides, whatever the texts', () => {
    fc.assert(
      fc.property(textPairs, ([x, y]) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        expect(mirrored(align(b, a, MIN_WORDS))).toEqual(spans(align(a, b, MIN_WORDS)));
      }),
      { numRuns: 1000, examples: [[tied]] },
    );
  });

  it('is as many words when the two change sides, whatever the texts', () => {
    fc.assert(
      fc.property(textPairs, ([x, y]) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        expect(totalMatched(align(b, a, MIN_WORDS))).toBe(totalMatched(align(a, b, MIN_WORDS)));
      }),
      { numRuns: 1000, examples: [[tied]] },
    );
  });
});
