import fc from 'fast-check';
import lists from 'stopwords-iso' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { skipgrams } from '../../src/sketch/skipgrams.js';
import { foldWord } from '../../src/tokenize/characters.js';
import { hashToken, mix32 } from '../../src/tokenize/hash.js';
import { Weight, weigh } from '../../src/tokenize/rarity.js';
import { lettersOf, sampleRuns } from '../../src/tokenize/shapes.js';
import { tokenize } from '../../src/tokenize/tokenize.js';
import { Flag } from '../../src/tokenize/tokens.js';

/** Loops that take both ways and count on by 0 or 1, each against the same said with branches. */

const BASE = 0x2c1b3c6d;

const stops = [
  ...new Set((lists as Record<string, string[]>).en.map((word) => hashToken(foldWord(word)) || 1)),
];
/** Stop words, words that want a stop word's slot, and any. */
const hashes = fc.oneof(
  fc.constantFrom(...stops),
  fc
    .tuple(fc.constantFrom(...stops), fc.nat(0xffff))
    .map(([stop, high]) => ((stop & 0xffff) | (high << 16)) >>> 0),
  fc.constant(0),
  fc.nat(2 ** 32 - 1),
);

describe('what tokens weigh', () => {
  it('goes by their flags, then by the stop words of the language, then by their letters', () => {
    const token = fc.record({ hash: hashes, letters: fc.integer({ min: 1, max: 40 }), flag: fc.nat(31) });
    const naive = (
      { hash, letters, flag }: { hash: number; letters: number; flag: number },
      known: ReadonlySet<number>,
    ): number => {
      const has = (bit: number): boolean => (flag & bit) !== 0;
      if (has(Flag.pair)) return Weight.pair;
      if (has(Flag.digit)) return letters === 1 ? Weight.short : Weight.figure;
      if (known.has(hash)) return Weight.stop;
      if (has(Flag.capital) && !has(Flag.sentence) && letters > 1) return Weight.name;
      return letters < 4 ? Weight.short : letters < 8 ? Weight.plain : Weight.long;
    };
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), fc.constantFrom('en', null), (tokens, language) => {
        const of = (value: (x: (typeof tokens)[number], i: number) => number): Uint32Array =>
          Uint32Array.from(tokens, value);
        const out = new Uint8Array(tokens.length);
        const text = {
          count: tokens.length,
          hash: of(({ hash }) => hash),
          begin: of((_, i) => 50 * i),
          end: of(({ letters }, i) => 50 * i + letters),
          flags: Uint8Array.from(tokens, ({ flag }) => flag),
        };
        weigh(text, language, out);
        const known = new Set(language === null ? [] : stops);
        expect([...out]).toEqual(tokens.map((each) => naive(each, known)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('skip-grams of a text', () => {
  it('are the threes of telling words whose hash is even', () => {
    const word = fc.tuple(fc.nat(2 ** 32 - 1), fc.constantFrom(...Object.values(Weight)));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), (words) => {
        const telling = words.filter(([, weight]) => weight >= Weight.plain).map(([hash]) => hash);
        const expected: number[] = [];
        for (let i = 2; i < telling.length; i++) {
          const sum = Math.imul(Math.imul(telling[i - 2], BASE) + telling[i - 1], BASE) + telling[i];
          const gram = mix32(sum | 0) >>> 0;
          if (gram % 2 === 0) expected.push(gram);
        }
        const out = new Uint32Array(words.length);
        const hash = Uint32Array.from(words, ([value]) => value);
        const weight = Uint8Array.from(words, ([, value]) => value);
        const count = skipgrams({ count: words.length, hash }, weight, out);
        expect([...out.subarray(0, count)]).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('sampled runs of letters', () => {
  it('are those of twelve whose hash begins with two zero bits', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzMWE0159 .,\n'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, (given) => {
        const { shape, count } = lettersOf(given, tokenize(given));
        const expected: number[] = [];
        for (let end = 12; end <= count; end++) {
          const run = shape
            .subarray(end - 12, end)
            .reduce((sum, letter) => (Math.imul(sum, BASE) + letter) | 0, 0);
          if (run >>> 30 === 0) expected.push(mix32(run) >>> 0);
        }
        expect([...sampleRuns(given)]).toEqual(expected);
        expect([...sampleRuns(Buffer.from(given, 'latin1'))]).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
