import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CrowdQuotes } from '../../src/judge/crowd-quotes.js';
import type { IndexedFinding, Judged } from '../../src/judge/finding.js';
import { type SettleOptions, settle } from '../../src/judge/settle.js';
import { KINDS, type Kind } from '../../src/model.js';
import { slowness } from '../yardstick.js';
import { seeded } from './support.js';

const OPTIONS: SettleOptions = { threshold: 0.7, kinds: KINDS, minShare: 0, standing: false };
const WORDS = 200;

/** A passage of words that are equal in one run. */
function judged(kind: Kind, a: number, b: number, length: number, quotedA = false, quotedB = false): Judged {
  const span = (begin: number) => ({ begin: 6 * begin, end: 6 * (begin + length), words: length });
  const passage = { kind, a: span(a), b: span(b), matched: length, similarity: 1, text: '' };
  return { passage, runs: [a, b, length], quotedA, quotedB };
}

const finding = (a: number, b: number, passages: readonly Judged[], identical = false): IndexedFinding => ({
  a,
  b,
  identical,
  form: false,
  jaccard: 0.1,
  containment: { a: 0.1, b: 0.1 },
  judged: passages,
  proseA: WORDS,
  proseB: WORDS,
});

const words = new Uint32Array(100).fill(WORDS);
const settled = (findings: readonly IndexedFinding[], options = OPTIONS) => [
  ...settle(findings, new CrowdQuotes(findings), words, options),
];

/** All pairs of articles that hold words 10 to 30; `quoters` have them in quotation marks. */
function crowd(articles: number, quoters: ReadonlySet<number>): IndexedFinding[] {
  const findings: IndexedFinding[] = [];
  for (let a = 0; a < articles; a++) {
    for (let b = a + 1; b < articles; b++) {
      const [quotedA, quotedB] = [quoters.has(a), quoters.has(b)];
      findings.push(
        finding(a, b, [judged(quotedA && quotedB ? 'quotation' : 'copy', 10, 10, 20, quotedA, quotedB)]),
      );
    }
  }
  return findings;
}

const kindOf = (findings: readonly IndexedFinding[], a: number, b: number): Kind | undefined =>
  settled(findings).find((verdict) => verdict.a === a && verdict.b === b)?.passages[0].kind;

describe('words that others have in quotation marks', () => {
  it.each([
    [1, 'copy', 'copy'],
    [2, 'quotation', 'copy'],
    [3, 'quotation', 'copy'],
    [4, 'quotation', 'quotation'],
  ])(
    'by %i: %s between one that quotes and one that does not, %s between two that do not',
    (quoters, mixed, bare) => {
      const findings = crowd(6, new Set(Array.from({ length: quoters }, (_, i) => i)));
      expect(kindOf(findings, 0, 5)).toBe(mixed);
      expect(kindOf(findings, 4, 5)).toBe(bare);
    },
  );

  it('are the author’s and the copyist’s own copy though two others quote the author', () => {
    const [author, copyist] = [0, 3];
    expect(kindOf(crowd(4, new Set([1, 2])), author, copyist)).toBe('copy');
  });

  it('make no quotation of a passage of which they are less than 85 in 100', () => {
    const quoting = crowd(5, new Set([0, 1, 2, 3]));
    const longer = (length: number): IndexedFinding[] => [
      ...quoting,
      finding(4, 5, [judged('copy', 10, 40, length)]),
    ];
    expect(kindOf(longer(23), 4, 5)).toBe('quotation');
    expect(kindOf(longer(24), 4, 5)).toBe('copy');
  });

  it('make a quotation also of what many hold, but of no short line', () => {
    const quoting = crowd(5, new Set([0, 1, 2, 3]));
    const held = (length: number): IndexedFinding[] => [
      ...quoting,
      finding(4, 5, [judged('stock', 10, 40, length), judged('copy', 60, 60, 12)]),
    ];
    expect(kindOf(held(20), 4, 5)).toBe('quotation');
    expect(kindOf(held(8), 4, 5)).toBe('quotation');
    expect(kindOf(held(7), 4, 5)).toBe('stock');
  });

  it('count each quoter once, however many pairs he is in', () => {
    const one = Array.from({ length: 8 }, (_, n) =>
      finding(0, n + 1, [judged('copy', 10, 10, 20, true, false)]),
    );
    expect(settled(one).map(({ passages }) => passages[0].kind)).toEqual(Array(8).fill('copy'));
  });

  it('are judged alike whatever the order of the findings', () => {
    const quoters = fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 8 });
    fc.assert(
      fc.property(quoters, fc.nat(), (list, seed) => {
        const findings = crowd(8, new Set(list));
        const next = seeded(seed);
        const order = findings.map((each) => ({ each, at: next() })).sort((x, y) => x.at - y.at);
        const kinds = (all: readonly IndexedFinding[]): string[] =>
          settled(all)
            .map(({ a, b, passages }) => `${a} ${b} ${passages[0].kind}`)
            .sort();
        expect(kinds(order.map(({ each }) => each))).toEqual(kinds(findings));
      }),
      { numRuns: 300 },
    );
  });

  it('cost no more for an article with thousands of partners', () => {
    const findings = Array.from({ length: 20_000 }, (_, n) =>
      finding(0, 1 + (n % 99), [judged('copy', n % 150, 10, 20, n % 2 === 0, n % 3 === 0)]),
    );
    const begun = performance.now();
    expect(settled(findings)).toHaveLength(20_000);
    const taken = performance.now() - begun;
    expect(taken).toBeLessThan(20_000 * slowness());
  });
});

describe('what is settled', () => {
  const passages = fc.array(
    fc
      .tuple(
        fc.constantFrom(...KINDS),
        fc.nat({ max: 150 }),
        fc.nat({ max: 150 }),
        fc.integer({ min: 1, max: 40 }),
      )
      .map(([kind, a, b, length]) => judged(kind, a, b, length)),
    { maxLength: 6 },
  );
  const kinds = fc.subarray([...KINDS], { minLength: 1 });

  it('holds the passages of the kinds asked for, and counts the copied words of either side once', () => {
    fc.assert(
      fc.property(passages, kinds, (all, wanted) => {
        const [verdict] = settled([finding(0, 1, all)], { ...OPTIONS, kinds: wanted, standing: true });
        const told = all.filter(({ passage }) => wanted.includes(passage.kind));
        expect(verdict?.passages ?? []).toEqual(told.map(({ passage }) => passage));
        const copied = (side: 0 | 1): number => {
          const held = new Set<number>();
          for (const { passage, runs } of told)
            if (passage.kind === 'copy') for (let x = 0; x < runs[2]; x++) held.add(runs[side] + x);
          return held.size;
        };
        expect([verdict?.sharedA ?? 0, verdict?.sharedB ?? 0]).toEqual([copied(0), copied(1)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is told where it holds copy or a quotation, or where the rest was asked for', () => {
    fc.assert(
      fc.property(passages, kinds, fc.boolean(), (all, wanted, standing) => {
        const told = all.filter(({ passage }) => wanted.includes(passage.kind));
        const prose = told.some(({ passage }) => passage.kind === 'copy' || passage.kind === 'quotation');
        const verdicts = settled([finding(0, 1, all)], { ...OPTIONS, kinds: wanted, standing });
        expect(verdicts.length).toBe(told.length > 0 && (prose || standing) ? 1 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('is told of two identical articles whatever their text is', () => {
    const standing = [judged('boilerplate', 0, 0, WORDS)];
    expect(settled([finding(0, 1, standing)])).toEqual([]);
    expect(settled([finding(0, 1, standing, true)])).toMatchObject([{ relation: 'identical', sharedA: 0 }]);
  });

  it('comes in the order of the findings', () => {
    const findings = [
      finding(3, 4, [judged('copy', 0, 0, 20)]),
      finding(0, 9, []),
      finding(1, 2, [judged('copy', 0, 0, 9)]),
    ];
    expect(settled(findings).map(({ a, b }) => [a, b])).toEqual([
      [3, 4],
      [1, 2],
    ]);
  });
});
