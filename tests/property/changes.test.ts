import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreOf, countChanges } from '../../src/families/changes.js';
import type { Passage } from '../../src/model.js';

/** Equal stretches of two texts, ascending and apart on both sides. */
const runs = fc
  .array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.integer({ min: 1, max: 6 })), { maxLength: 8 })
  .map((steps) => {
    const flat: number[] = [];
    let [a, b] = [0, 0];
    for (const [gapA, gapB, length] of steps) {
      flat.push(a + gapA, b + gapB, length);
      a += gapA + length;
      b += gapB + length;
    }
    return flat;
  });

const triples = (flat: readonly number[]): number[][] =>
  Array.from({ length: flat.length / 3 }, (_, i) => flat.slice(3 * i, 3 * i + 3));

describe('what a member did to a text', () => {
  it('counts each equal word once, and as changed what is unmatched on both sides between two runs', () => {
    fc.assert(
      fc.property(runs, (flat) => {
        const list = triples(flat);
        const kept = list.reduce((sum, [, , n]) => sum + n, 0);
        const changed = list
          .slice(1)
          .reduce(
            (sum, [a, b], i) => sum + Math.min(a - list[i][0] - list[i][2], b - list[i][1] - list[i][2]),
            0,
          );
        expect(countChanges(flat)).toEqual({ keptA: kept, keptB: kept, changed });
      }),
    );
  });

  it('is the same in whatever order the runs come, and turned for the two sides', () => {
    fc.assert(
      fc.property(runs, fc.infiniteStream(fc.nat()), (flat, keys) => {
        const list = triples(flat);
        const shuffled = list
          .map((run) => ({ run, key: keys.next().value as number }))
          .sort((x, y) => x.key - y.key)
          .flatMap(({ run }) => run);
        const there = countChanges(flat);
        expect(countChanges(shuffled)).toEqual(there);
        expect(countChanges(list.flatMap(([a, b, n]) => [b, a, n]))).toEqual({
          keptA: there.keptB,
          keptB: there.keptA,
          changed: there.changed,
        });
      }),
    );
  });

  it('counts a word once that stands twice on the other side', () => {
    const run = fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }), fc.integer({ min: 1, max: 10 }));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (list) => {
        const covered = (side: 0 | 1): number =>
          new Set(list.flatMap((each) => Array.from({ length: each[2] }, (_, i) => each[side] + i))).size;
        expect(countChanges(list.flat())).toMatchObject({ keptA: covered(0), keptB: covered(1) });
      }),
    );
  });

  it('takes a moved stretch for kept, and nothing between it and the next for changed', () => {
    expect(countChanges([0, 20, 5, 8, 0, 10])).toEqual({ keptA: 15, keptB: 15, changed: 0 });
  });
});

describe('the core of a family', () => {
  const WORDS = 40;
  /** Word i of the representative stands at 5i to 5i + 4. */
  const passage = (spans: readonly number[]): Passage => {
    const list: [number, number, number, number][] = [];
    for (let s = 0; s < spans.length; s += 2) list.push([5 * spans[s], 5 * spans[s + 1] - 1, 0, 0]);
    const span = { begin: list[0][0], end: list[list.length - 1][1], words: 0 };
    return {
      kind: 'copy',
      a: span,
      b: span,
      matched: 0,
      similarity: 1,
      text: '',
      ...(list.length > 1 ? { runs: list } : {}),
    };
  };
  const spansOf = (held: readonly boolean[]): number[] => {
    const spans: number[] = [];
    held.forEach((is, i) => {
      if (is && !held[i - 1]) spans.push(i);
      if (is && !held[i + 1]) spans.push(i + 1);
    });
    return spans;
  };

  it('is what every member holds, in whole words', () => {
    const member = fc.array(fc.boolean(), { minLength: WORDS, maxLength: WORDS });
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 5 }), (members) => {
        const all = spansOf(Array.from({ length: WORDS }, (_, i) => members.every((held) => held[i])));
        const wanted = [];
        for (let s = 0; s < all.length; s += 2)
          wanted.push({ begin: 5 * all[s], end: 5 * all[s + 1] - 1, words: all[s + 1] - all[s] });
        const pairs = members.map((held) => {
          const copied = spansOf(held);
          return { copied, passages: copied.length === 0 ? [] : [passage(copied)], side: 'a' as const };
        });
        expect(coreOf(pairs)).toEqual(wanted);
      }),
    );
  });

  it('is so too where a member carries a stretch twice, whole or in part', () => {
    const spans = fc.array(fc.tuple(fc.nat({ max: WORDS - 1 }), fc.integer({ min: 1, max: 12 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(spans, { minLength: 1, maxLength: 3 }), (members) => {
        const ends = members.map((own) =>
          own.map(([from, length]) => [from, Math.min(WORDS, from + length)]),
        );
        const holds = (own: number[][], i: number): boolean => own.some(([from, to]) => from <= i && i < to);
        const all = spansOf(Array.from({ length: WORDS }, (_, i) => ends.every((own) => holds(own, i))));
        const wanted = [];
        for (let s = 0; s < all.length; s += 2)
          wanted.push({ begin: 5 * all[s], end: 5 * all[s + 1] - 1, words: all[s + 1] - all[s] });
        const pairs = ends.map((own) => ({
          copied: own.flat(),
          passages: own.map(passage),
          side: 'a' as const,
        }));
        expect(coreOf(pairs)).toEqual(wanted);
      }),
    );
  });

  it('takes nothing of quotations and credits, which are no part of the copy', () => {
    const quote = { ...passage([0, 10]), kind: 'quotation' as const };
    expect(coreOf([{ copied: [20, 30], passages: [quote, passage([20, 30])], side: 'a' }])).toEqual([
      { begin: 100, end: 149, words: 10 },
    ]);
  });
});
