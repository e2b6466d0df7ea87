import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/align/align.js';
import { Anchors, findAnchors, turnAnchors } from '../../src/align/anchors.js';
import { gramKey, gramsOf, type Side } from '../../src/align/side.js';
import { inTime } from '../yardstick.js';
import { plainSide, seeded, shortVocabulary, weighedSide } from './support.js';

/** A run of equal tokens: place in a, place in b, length, lesser weights summed. */
type Anchor = [a: number, b: number, length: number, weight: number];

const anchors = new Anchors();
/** Places that a gram may have in any text. */
const LEAST_LIMIT = 4;

function found(a: Side, b: Side, size: 2 | 3): Anchor[] {
  findAnchors(a, gramsOf(a, size), b, anchors);
  return listed();
}

const listed = (): Anchor[] =>
  Array.from(
    { length: anchors.count },
    (_, x): Anchor => [anchors.a[x], anchors.b[x], anchors.length[x], anchors.weight[x]],
  );

const inOrder = (list: Anchor[]): Anchor[] => list.sort((x, y) => x[1] - y[1] || x[0] - y[0]);

/** All maximal runs of at least `least` tokens, by comparing every place of a with every place of b. */
function naive(a: Side, b: Side, least: number): Anchor[] {
  const all: Anchor[] = [];
  for (let i = 0; i < a.count; i++) {
    for (let j = 0; j < b.count; j++) {
      if (i > 0 && j > 0 && a.hash[i - 1] === b.hash[j - 1]) continue;
      let length = 0;
      let weight = 0;
      while (i + length < a.count && j + length < b.count && a.hash[i + length] === b.hash[j + length]) {
        weight += Math.min(a.weight[i + length], b.weight[j + length]);
        length++;
      }
      if (length >= least) all.push([i, j, length, weight]);
    }
  }
  return inOrder(all);
}

/** Two texts of few words, short enough that no gram is too frequent to be a seed. */
const texts = fc
  .integer({ min: 1, max: 8 })
  .chain((words) => fc.tuple(shortVocabulary(words, 40), shortVocabulary(words, 40)));

describe('anchors', () => {
  it.each([2, 3] as const)('are exactly the maximal equal runs of at least %i tokens', (size) => {
    fc.assert(
      fc.property(texts, ([x, y]) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        expect(inOrder(found(a, b, size))).toEqual(naive(a, b, size));
      }),
      { numRuns: 1500 },
    );
  });

  it('come in the order of b', () => {
    fc.assert(
      fc.property(texts, ([x, y]) => {
        const ends = found(plainSide(x), plainSide(y), 3).map(([, b]) => b);
        expect(ends).toEqual([...ends].sort((p, q) => p - q));
      }),
      { numRuns: 500 },
    );
  });

  it('do not depend on the texts looked at before', () => {
    fc.assert(
      fc.property(texts, texts, ([x, y], [p, q]) => {
        const [a, b] = [plainSide(x), plainSide(y)];
        const first = found(a, b, 3);
        found(plainSide(p), plainSide(q), 3);
        found(b, a, 3);
        expect(found(a, b, 3)).toEqual(first);
        expect(found(plainSide(x), plainSide(y), 3)).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });

  it('the other way round are those that are found the other way round', () => {
    let turned = 0;
    fc.assert(
      fc.property(texts, ([x, y]) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        const there = found(a, b, 3);
        const could = turnAnchors(anchors, b);
        const back = could ? listed() : null;
        if (back !== null) {
          turned++;
          expect(back).toEqual(found(b, a, 3));
        } else expect(there.length).toBeGreaterThan(LEAST_LIMIT);
      }),
      { numRuns: 1500 },
    );
    expect(turned).toBeGreaterThan(1000);
  });

  it('that may not be all there are, the other way round, are asked for', () => {
    const often = plainSide(Array.from({ length: 90 }, () => [1, 2, 3]).flat());
    const once = plainSide([7, 1, 2, 3, 8]);
    expect(found(once, often, 3)).toHaveLength(90);
    expect(anchors.capped).toBe(false);
    expect(turnAnchors(anchors, often)).toBe(false);
  });

  it('of texts of any length and repetition are maximal equal runs, each once', () => {
    const random = seeded(4);
    for (const words of [1, 2, 3, 10, 40]) {
      const text = (): number[] => Array.from({ length: 3000 }, () => random() % words);
      const [a, b] = [plainSide(text()), plainSide(text())];
      const list = found(a, b, 3);
      expect(list.length).toBeGreaterThan(0);
      expect(new Set(list.map(([i, j]) => `${i},${j}`)).size).toBe(list.length);
      for (const [i, j, length] of list) {
        expect(a.hash.subarray(i, i + length)).toEqual(b.hash.subarray(j, j + length));
        if (i > 0 && j > 0) expect(a.hash[i - 1]).not.toBe(b.hash[j - 1]);
        if (i + length < a.count && j + length < b.count)
          expect(a.hash[i + length]).not.toBe(b.hash[j + length]);
      }
    }
  });

  it('hold a long run through frequent grams, for the rarer grams in it', () => {
    const filler = Array.from({ length: 600 }, (_, i) => i % 3);
    const run = [0, 1, 2, 0, 1, 77, 2, 0, 1, 2, 0];
    const a = plainSide([...filler, ...run, ...filler]);
    const b = plainSide([900, ...run, 901]);
    expect(found(a, b, 3)).toContainEqual([600, 1, run.length, 10 * run.length]);
  });

  describe('where a text holds many times what is on the slot of another gram', () => {
    /** Texts of `times` grams: with the other in it behind all of them, with it before them, and one of the other alone. */
    const texts = (times: number): [behind: Side, before: Side, alone: Side] => {
      const [often, other] = onOneSlot(3 * times + 3);
      const many = (gram: Gram): number[] => Array.from({ length: times }, () => gram).flat();
      return [sideOf([...many(often), ...other]), sideOf([...other, ...many(often)]), sideOf(many(other))];
    };

    // 2.4 and 5.9 s where each look-up goes through all of a chain, .3 and .4 s as it is
    it('take no time', () => {
      const [behind, before, b] = texts(20_000);
      for (const a of [behind, before]) {
        inTime(1000, () => findAnchors(a, gramsOf(a, 3), b, anchors));
        expect(anchors.capped).toBe(true);
      }
    });

    it('make what is told no other, whichever comes first', () => {
      const [behind, before, b] = texts(3000);
      for (const a of [behind, before]) {
        const there = align(a, b, 3).map(({ matched, weight }) => [matched, weight]);
        expect(align(b, a, 3).map(({ matched, weight }) => [matched, weight])).toEqual(there);
      }
    });
  });
});

type Gram = readonly [number, number, number];

const sideOf = (hashes: readonly number[]): Side => ({
  count: hashes.length,
  hash: Uint32Array.from(hashes),
  weight: new Uint8Array(hashes.length).fill(10),
});

/** Two grams that an index of so many tokens has on one slot. */
function onOneSlot(tokens: number): [Gram, Gram] {
  const { shift } = gramsOf(sideOf(Array.from({ length: tokens }, (_, i) => i)), 3);
  const random = seeded(11);
  const known = new Map<number, Gram>();
  for (;;) {
    const gram: Gram = [random(), random(), random()];
    const slot = gramKey(Uint32Array.from(gram), 0, 3) >>> shift;
    const there = known.get(slot);
    if (there !== undefined) return [there, gram];
    known.set(slot, gram);
  }
}
