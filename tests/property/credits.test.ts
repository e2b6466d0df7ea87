import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditsOf } from '../../src/judge/credits/agencies.js';
import { creditSpans } from '../../src/judge/credits/lines.js';
import { standingSpans } from '../../src/judge/credits/standing.js';

/** Pieces that credits are made of, in any order and number. */
const PIECES = [
  'By ',
  'Reuters',
  '(AP)',
  'AFP',
  'dpa',
  ' - ',
  '--',
  ' — ',
  '(',
  ')',
  '/',
  '【',
  '】',
  '（新华社',
  '电）',
  '©',
  '2026',
  'Photo: ',
  'Reporting by ',
  '; Editing by ',
  'Jane Doe',
  ', ',
  '. ',
  '\n',
  '\n\n',
  ' ',
  '\u00a0',
  'told',
  'Subscribe to our newsletter',
  'Read more:',
  'originally published in ',
  'The Lantern',
  'واس',
  'تابعونا على',
  'with files from ',
  'a',
  'OSTREY',
  '関連記事',
  '\ud83d',
  '\u0000',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

function expectSpans(text: string, spans: readonly number[]): void {
  expect(spans.length % 2).toBe(0);
  let at = 0;
  for (let s = 0; s < spans.length; s += 2) {
    expect(spans[s]).toBeGreaterThanOrEqual(at);
    expect(spans[s + 1]).toBeGreaterThan(spans[s]);
    at = spans[s + 1];
  }
  expect(at).toBeLessThanOrEqual(text.length);
}

describe('credits of any text', () => {
  it('have spans that lie inside it, ascend and are disjoint', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expectSpans(text, creditSpans(text));
        expectSpans(text, standingSpans(text));
      }),
      { numRuns: 1500 },
    );
  });

  it('name each agency once, and are read twice alike', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { agencies, named } = creditsOf(text);
        expect(new Set(agencies).size).toBe(agencies.length);
        expect(new Set(named).size).toBe(named.length);
        expect(creditsOf(text)).toEqual({ agencies, named });
      }),
      { numRuns: 800 },
    );
  });

  it('take no longer for a megabyte of whatever', () => {
    const units = [
      ...PIECES,
      'By A B C D E F ',
      'a\n',
      '( ',
      '(\n',
      'A-',
      'By By By ',
      '© © ',
      'reporting by A',
      'Aa ',
      'with ',
      'a/',
      'a, ',
      '. ',
      'read more ',
      'AP ',
    ];
    const slow: string[] = [];
    for (const unit of units) {
      const text = unit.repeat(Math.ceil(1e6 / unit.length));
      for (const work of [creditSpans, standingSpans, creditsOf]) {
        let least = Infinity;
        // the least of three: the machine may be busy
        for (let n = 0; n < 3; n++) {
          const start = performance.now();
          work(text);
          least = Math.min(least, performance.now() - start);
        }
        if (least > 200) slow.push(`${JSON.stringify(unit)} ${work.name} ${Math.round(least)} ms`);
      }
    }
    expect(slow).toEqual([]);
  });
});
