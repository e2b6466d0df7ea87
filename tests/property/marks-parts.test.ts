import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mark, markTokens, proseWords } from '../../src/judge/marks.js';
import { type Part, partsOf } from '../../src/judge/parts.js';
import { takesNoTime } from '../yardstick.js';
import { alignmentOf } from './support.js';

/** Flat spans that ascend and do not overlap, within `size`. */
const spans = (size: number): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.nat({ max: size }), { maxLength: 8 })
    .map((places) => places.sort((x, y) => x - y).slice(0, places.length & ~1));

/** Tokens of one to six code units, with gaps of none to three between them. */
const tokens = fc
  .array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 6 })), { maxLength: 60 })
  .map((sizes) => {
    const begin: number[] = [];
    const end: number[] = [];
    let at = 0;
    for (const [gap, size] of sizes) {
      begin.push(at + gap);
      at += gap + size;
      end.push(at);
    }
    return { count: sizes.length, begin: Uint32Array.from(begin), end: Uint32Array.from(end) };
  });

describe('the marks of words', () => {
  it('are those of the spans that hold them whole, as a naive search finds', () => {
    const inText = spans(300);
    fc.assert(
      fc.property(
        tokens,
        inText,
        inText,
        inText,
        spans(60),
        spans(60),
        (words, quoted, credit, lines, s, c) => {
          const within = (list: readonly number[]): number[] => list.map((i) => Math.min(i, words.count));
          const [standing, common] = [within(s), within(c)];
          const marks = markTokens(words, {
            quoted,
            credit,
            standingLines: lines,
            standing,
            given: [],
            common,
          });
          const inside = (list: readonly number[], from: number, to: number): boolean =>
            list.some((begin, i) => i % 2 === 0 && begin <= from && to <= list[i + 1]);
          const expected = Array.from({ length: words.count }, (_, i) => {
            const [from, to] = [words.begin[i], words.end[i]];
            return (
              (inside(quoted, from, to) ? Mark.quoted : 0) |
              (inside(credit, from, to) ? Mark.credit : 0) |
              (inside(lines, from, to) || inside(standing, i, i + 1) ? Mark.standing : 0) |
              (inside(common, i, i + 1) ? Mark.common : 0)
            );
          });
          expect([...marks]).toEqual(expected);
          const prose = expected.filter((mark) => (mark & (Mark.standing | Mark.credit)) === 0);
          expect(proseWords(marks)).toBe(prose.length);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** An alignment of runs with gaps, and what each word of either side is marked as. */
const aligned = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.nat({ max: 3 }), fc.nat({ max: 3 })), {
      minLength: 1,
      maxLength: 8,
    }),
    fc.array(
      fc.tuple(
        fc.constantFrom(0, 0, Mark.standing, Mark.credit, Mark.quoted),
        fc.integer({ min: 1, max: 30 }),
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
    fc.boolean(),
  )
  .map(([lengths, stretches, bothSides]) => {
    const runs: number[] = [];
    let [i, j] = [0, 0];
    for (const [length, gapA, gapB] of lengths) {
      i += gapA;
      j += gapB;
      runs.push(i, j, length);
      i += length;
      j += length;
    }
    const list = stretches.flatMap(([mark, length]) => Array<number>(length).fill(mark));
    const a = Uint8Array.from({ length: i }, (_, x) => list[x % list.length]);
    const b = new Uint8Array(j);
    if (bothSides)
      for (let r = 0; r < runs.length; r += 3)
        for (let x = 0; x < runs[r + 2]; x++) b[runs[r + 1] + x] = a[runs[r] + x];
    return { a, b, alignment: alignmentOf(runs) };
  });

/** The matched words of runs, each as its place in a and in b. */
const wordsOf = (runs: readonly number[]): [number, number][] => {
  const words: [number, number][] = [];
  for (let r = 0; r < runs.length; r += 3)
    for (let x = 0; x < runs[r + 2]; x++) words.push([runs[r] + x, runs[r + 1] + x]);
  return words;
};

const LEAST = 12;

describe('the parts of an alignment', () => {
  it('hold every matched word once, in order, and no two side by side are of one kind', () => {
    fc.assert(
      fc.property(aligned, ({ a, b, alignment }) => {
        const parts = partsOf(a, b, alignment, LEAST);
        expect(parts.flatMap(({ runs }) => wordsOf(runs))).toEqual(wordsOf(alignment.runs));
        for (const { runs, matched } of parts) expect(matched).toBe(wordsOf(runs).length);
        parts.forEach(({ kind }, p) => {
          if (p > 0) expect(kind).not.toBe(parts[p - 1].kind);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('are never too short to be told beside another', () => {
    fc.assert(
      fc.property(aligned, fc.integer({ min: 1, max: 20 }), ({ a, b, alignment }, minWords) => {
        const parts = partsOf(a, b, alignment, minWords);
        parts.forEach(({ kind, matched }, p) => {
          if (parts.length === 1) return;
          const inside = p > 0 && p < parts.length - 1;
          expect(matched).toBeGreaterThanOrEqual(kind === 'copy' || inside ? minWords : 5);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('are the same from the side of b', () => {
    fc.assert(
      fc.property(aligned, ({ a, b, alignment }) => {
        const turned = alignmentOf(alignment.runs.map((_, r, runs) => runs[r - (r % 3) + [1, 0, 2][r % 3]]));
        const there = partsOf(a, b, alignment, LEAST).map(({ kind, matched }) => [kind, matched]);
        const back = partsOf(b, a, turned, LEAST).map(({ kind, matched }) => [kind, matched]);
        expect(back).toEqual(there);
      }),
      { numRuns: 500 },
    );
  });

  it.each([8, LEAST])(
    'take no time where %i words of prose and of standing text alternate to no end',
    (words) => {
      const stretches = 30_000;
      const marks = Uint8Array.from({ length: words * stretches }, (_, i) => Math.floor(i / words) & 1);
      const runs = Array.from({ length: stretches }, (_, r) => [words * r, words * r, words]).flat();
      takesNoTime(() => {
        const parts = partsOf(marks, marks, alignmentOf(runs), LEAST);
        expect(parts).toHaveLength(words < LEAST ? 1 : stretches);
        expect(parts.reduce((sum, { matched }) => sum + matched, 0)).toBe(marks.length);
      });
    },
  );

  /** Kinds by letter, c(opy), r (credit), s(tanding): `20c 6s` is 20 words of copy and 6 of standing text. */
  const parts = (pattern: string, onBoth = true): string => {
    const list = pattern.split(' ').flatMap((part) => {
      const mark = { c: 0, r: Mark.credit, s: Mark.standing }[part.at(-1) as 'c' | 'r' | 's'];
      return Array<number>(Number.parseInt(part, 10)).fill(mark);
    });
    const a = Uint8Array.from(list);
    const b = onBoth ? a : new Uint8Array(a.length);
    const told = partsOf(a, b, alignmentOf([0, 0, a.length]), LEAST);
    return told
      .map(({ kind, matched }: Part) => `${matched}${{ copy: 'c', credit: 'r', boilerplate: 's' }[kind]}`)
      .join(' ');
  };

  it.each([
    ['a story and the footer below it', '100c 30s', '100c 30s'],
    ['a footer alone', '30s', '30s'],
    ['a few words of prose alone', '5c', '5c'],
    ['a credit at the end, and less than one', '40c 5r', '40c 5r'],
    ['a credit at the end, and less than one', '40c 4r', '44c'],
    ['a credit line between two paragraphs', '40c 8r 40c', '88c'],
    ['a box of standing text between two paragraphs', '40c 20s 40c', '40c 20s 40c'],
    ['a few words that run over into the footer', '8c 30s', '38s'],
    ['prose on both sides of a few words of standing text', '11c 8s 11c', '30c'],
    ['a byline, a story, a footer', '6r 50c 25s', '6r 50c 25s'],
  ])('%s: %s', (_, pattern, expected) => {
    expect(parts(pattern)).toBe(expected);
  });

  it('take for standing text what is so on both sides, and for a credit what is one on either', () => {
    expect(parts('30c 30s', false)).toBe('60c');
    expect(parts('30c 30r', false)).toBe('30c 30r');
  });
});
