import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignMisread, type MisreadSide } from '../../src/align/misread.js';
import { filterOf, misreadPairs, passes } from '../../src/candidates/misread.js';
import { looksMisread } from '../../src/tokenize/misread.js';
import { weighed } from '../../src/tokenize/rarity.js';
import { lettersOf, sampleRuns } from '../../src/tokenize/shapes.js';
import { tokenize } from '../../src/tokenize/tokenize.js';
import { inTime } from '../yardstick.js';
import { seeded } from './support.js';

/** What a machine takes for what, when it reads from paper. */
const TAKEN: Readonly<Record<string, string>> = {
  e: 'c',
  c: 'e',
  l: '1',
  i: 'l',
  o: '0',
  n: 'u',
  m: 'rn',
  s: '5',
  t: 'f',
  r: 'v',
};

/** A text of `count` words that no other seed gives. */
function prose(seed: number, count: number): string {
  const next = seeded(seed);
  const syllables = [
    'ka',
    'ren',
    'tol',
    'mi',
    'sed',
    'bor',
    'lun',
    'ate',
    'fis',
    'gro',
    'wen',
    'pol',
    'dra',
    'che',
  ];
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + (next() % 3) }, () => syllables[next() % syllables.length]).join(''),
  ).join(' ');
}

/** The text with a share of its letters misread, spaces lost and marks invented. */
function misread(text: string, share: number, seed: number): string {
  const next = seeded(seed);
  return [...text]
    .map((char) => {
      const r = next() / 2 ** 32;
      if (r < 0.7 * share) return TAKEN[char] ?? char;
      if (r < 0.8 * share && char === ' ') return '';
      return r > 1 - 0.2 * share ? `.${char}` : char;
    })
    .join('');
}

const side = (text: string): MisreadSide => {
  const tokens = weighed(tokenize(text), 'en');
  return { ...tokens, letters: lettersOf(text, tokens) };
};

const runsOf = (text: string | Uint8Array): number[] => [...sampleRuns(text)];

describe('letters by their shapes', () => {
  it('are one where machines take one for the other, in either case', () => {
    for (const [one, other] of [
      ['elation', 'c1at10n'],
      ['Mainly', 'rnainly'],
      ['sword', '5vv0rd'],
      ['Congreſs', 'congress'],
    ])
      expect([...lettersOf(one, tokenize(one)).shape]).toEqual([...lettersOf(other, tokenize(other)).shape]);
  });

  it('are counted by word, in the order of the words, as many as there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const tokens = tokenize(text);
        const letters = lettersOf(text, tokens);
        expect(letters.size.reduce((sum, n) => sum + n, 0)).toBe(letters.count);
        expect([...letters.token]).toEqual([...letters.token].sort((x, y) => x - y));
        for (const shape of letters.shape) expect(shape).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('sampled runs of letters', () => {
  it('are the same of bytes as of the string they spell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 400 }), (text) => {
        expect(runsOf(Buffer.from(text, 'latin1'))).toEqual(runsOf(text));
      }),
      { numRuns: 300 },
    );
  });

  it('do not change with spaces, marks and case', () => {
    const text = prose(1, 80);
    expect(runsOf(text).length).toBeGreaterThan(20);
    expect(runsOf(text.replaceAll(' ', ', ').toUpperCase())).toEqual(runsOf(text));
  });

  it('pass the filter that was made of them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 32 - 1 })), (runs) => {
        const filter = filterOf(Uint32Array.from(runs));
        for (const run of runs) expect(passes(filter, run)).toBe(true);
      }),
    );
  });
});

describe('pairs of misread articles', () => {
  it('are those that share four runs, one of them misread', () => {
    const hits = fc.uniqueArray(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 12 })), {
      maxLength: 60,
      selector: ([article, run]) => 100 * article + run,
    });
    fc.assert(
      fc.property(hits, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (list, flags) => {
        const found = misreadPairs(
          { article: Uint32Array.from(list, ([x]) => x), run: Uint32Array.from(list, ([, run]) => run) },
          Uint8Array.from(flags, Number),
        );
        const naive: [number, number][] = [];
        const runs = (i: number): number[] => list.filter(([x]) => x === i).map(([, run]) => run);
        for (let a = 0; a < 8; a++)
          for (let b = a + 1; b < 8; b++)
            if ((flags[a] || flags[b]) && runs(a).filter((run) => runs(b).includes(run)).length >= 4)
              naive.push([a, b]);
        expect(Array.from(found.a, (a, p) => [a, found.b[p]])).toEqual(naive);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a text that a machine misread', () => {
  it('looks so by figures inside its words, and one with figures, tables and names of models does not', () => {
    const looks = (text: string): boolean => looksMisread(tokenize(text), (p) => text.charCodeAt(p));
    expect(looks(misread(prose(3, 200), 0.18, 4))).toBe(true);
    expect(looks(prose(3, 200))).toBe(false);
    expect(looks(`${prose(5, 100)} 1980s 21st 14th MAY7 JUL8 1552H 3.9 COVID19 G20 A320 `.repeat(3))).toBe(
      false,
    );
    // a table that says one such word over and over
    expect(looks(`3months 880.00 standard nil ${prose(5, 8)} `.repeat(20))).toBe(false);
  });

  it('is aligned with what it was read from, from end to end', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 0.25, noNaN: true }), (seed, share) => {
        const text = prose(seed, 60);
        const host = `${prose(seed + 1, 40)}. ${misread(text, share, seed)}. ${prose(seed + 2, 40)}`;
        const [a, b] = [side(host), side(text)];
        const found = alignMisread(a, b, 12);
        expect(found).toHaveLength(1);
        // where one letter in four is another, three words at an end may have too few left
        expect(found[0].bBegin).toBeLessThanOrEqual(3);
        expect(found[0].bEnd).toBeGreaterThanOrEqual(57);
        expect(found[0].matched).toBeGreaterThanOrEqual(45);
      }),
      { numRuns: 100 },
    );
  });

  it('shares the same whichever of the two comes first, each word once', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const text = prose(seed, 40);
        const [a, b] = [
          side(`${misread(text, 0.2, seed)} ${prose(seed + 1, 30)}`),
          side(`${prose(seed + 2, 20)} ${text}`),
        ];
        const [one] = alignMisread(a, b, 12);
        const [other] = alignMisread(b, a, 12);
        expect([other.aBegin, other.aEnd, other.bBegin, other.bEnd, other.matched]).toEqual([
          one.bBegin,
          one.bEnd,
          one.aBegin,
          one.aEnd,
          one.matched,
        ]);
        for (let r = 3; r < one.runs.length; r += 3) {
          expect(one.runs[r]).toBeGreaterThanOrEqual(one.runs[r - 3] + one.runs[r - 1]);
          expect(one.runs[r + 1]).toBeGreaterThanOrEqual(one.runs[r - 2] + one.runs[r - 1]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('shares nothing with another text', () => {
    expect(alignMisread(side(prose(11, 300)), side(misread(prose(12, 300), 0.18, 1)), 12)).toEqual([]);
  });
});

describe('misread texts of nothing but repetition', () => {
  const WORDS = 20_000;
  const periodic = (period: number): string =>
    `${prose(5, period)} `.repeat(Math.ceil(WORDS / period)).trimEnd();
  const alignedSoon = (x: string, y: string): ReturnType<typeof alignMisread> => {
    const [a, b] = [side(x), side(y)];
    // with the square of their length the shortest periods would take minutes
    return inTime(1500, () => alignMisread(a, b, 12));
  };

  it.each([1, 2, 3, 20, 300])('meet whole and in time: period %i', (period) => {
    const text = periodic(period);
    const [found, ...more] = alignedSoon(text, text);
    expect(more).toEqual([]);
    expect(found.runs).toEqual([0, 0, side(text).count]);
  });

  it.each([1, 2, 20])('meet from where the shorter begins: period %i', (period) => {
    const text = periodic(period);
    const [found] = alignedSoon(`${prose(6, 10)} ${text}`, text);
    expect(found.matched).toBeGreaterThanOrEqual(WORDS - period);
  });

  it('of two periods, or of few words at random, end in time', () => {
    alignedSoon(periodic(20), periodic(21));
    const random = (seed: number): string => {
      const next = seeded(seed);
      return Array.from({ length: WORDS }, () => ['renka', 'tolmi'][next() % 2]).join(' ');
    };
    alignedSoon(random(1), random(2));
  });

  it('do not hide a passage beside them', () => {
    const [passage, repetition] = [prose(7, 40), 'oooooo '.repeat(WORDS)];
    const [one, ...more] = alignedSoon(
      `${prose(8, 20)} ${repetition}${misread(passage, 0.1, 9)}`,
      `${passage} ${prose(9, 40)}`,
    );
    expect(more).toEqual([]);
    expect([one.bBegin < 3, one.bEnd > 37, one.matched > 30]).toEqual([true, true, true]);
  });
});
