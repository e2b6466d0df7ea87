import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Overlap, OverlapCounter } from '../../src/sketch/overlap.js';
import { seeded } from './support.js';

/** Values that fall on few slots of a table, near its ends too, and any others. */
const value = fc.oneof(
  fc.nat({ max: 8 }),
  fc.constantFrom(0, 4095, 4096, 8191, 8192, 0xffffffff, 0xfffff000),
  fc.nat({ max: 0xffffffff }),
);
const shingles = fc.array(value, { maxLength: 40 }).map((values) => Uint32Array.from(values));

function naive(a: Uint32Array, b: Uint32Array): Overlap {
  const left = new Set(a);
  const right = new Set(b);
  const both = [...left].filter((x) => right.has(x)).length;
  const union = new Set([...a, ...b]).size;
  return {
    jaccard: union === 0 ? 0 : both / union,
    containmentA: left.size === 0 ? 0 : both / left.size,
    containmentB: right.size === 0 ? 0 : both / right.size,
  };
}

const swapped = ({ jaccard, containmentA, containmentB }: Overlap): Overlap => ({
  jaccard,
  containmentA: containmentB,
  containmentB: containmentA,
});

function overlap(a: Uint32Array, b: Uint32Array): Overlap {
  const counter = new OverlapCounter();
  const distinctB = counter.setA(b);
  counter.setA(a);
  return counter.overlap(b, distinctB);
}

describe('the overlap of two shingle sets', () => {
  it('is that of two Sets, repeats and all', () => {
    fc.assert(
      fc.property(shingles, shingles, (a, b) => {
        expect(overlap(a, b)).toEqual(naive(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it('is mirrored when the two change sides', () => {
    fc.assert(
      fc.property(shingles, shingles, (a, b) => {
        expect(overlap(b, a)).toEqual(swapped(overlap(a, b)));
      }),
      { numRuns: 500 },
    );
  });

  it('is whole with itself and none where both are empty', () => {
    const none = new Uint32Array();
    expect(overlap(none, none)).toEqual({ jaccard: 0, containmentA: 0, containmentB: 0 });
    expect(overlap(Uint32Array.of(0), Uint32Array.of(0, 0))).toEqual({
      jaccard: 1,
      containmentA: 1,
      containmentB: 1,
    });
    expect(overlap(Uint32Array.of(0), none)).toEqual({ jaccard: 0, containmentA: 0, containmentB: 0 });
  });
});

describe('one counter over many texts', () => {
  it('keeps no memory of texts before: each overlap is that of two Sets', () => {
    const rounds = fc.array(fc.tuple(shingles, fc.array(shingles, { maxLength: 4 })), { maxLength: 6 });
    fc.assert(
      fc.property(rounds, (texts) => {
        const counter = new OverlapCounter();
        for (const [a, others] of texts) {
          expect(counter.setA(a)).toBe(new Set(a).size);
          for (const b of others) expect(counter.overlap(b, new Set(b).size)).toEqual(naive(a, b));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('grows with the largest text, between smaller ones', () => {
    const random = seeded(3);
    const counter = new OverlapCounter();
    for (const size of [10, 5_000, 100, 40_000, 1_000]) {
      const a = Uint32Array.from({ length: size }, () => random() % (size * 2));
      const b = Uint32Array.from({ length: size }, () => random() % (size * 2));
      expect(counter.setA(a)).toBe(new Set(a).size);
      expect(counter.overlap(b, new Set(b).size)).toEqual(naive(a, b));
      expect(counter.overlap(b, new Set(b).size)).toEqual(naive(a, b));
    }
  });

  it('stays exact where all values fall on one slot', () => {
    const a = Uint32Array.from({ length: 500 }, (_, i) => (i * 4096) >>> 0);
    const b = Uint32Array.from({ length: 500 }, (_, i) => (i * 8192) >>> 0);
    expect(overlap(a, b)).toEqual(naive(a, b));
  });
});
