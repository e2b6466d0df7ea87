import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize, tokenizeBytes } from '../../src/tokenize/tokenize.js';
import { Flag } from '../../src/tokenize/tokens.js';
import { inTime } from '../yardstick.js';

const RUNS = { numRuns: 1500 };
const hashes = (text: string): number[] => Array.from(tokenize(text).hash);

/** Bits of many scripts, with what parts, joins and marks them; some of it no well-formed text at all. */
const PIECES = [
  ...'a B ß é e\u0301 fi ﬁ Ω ς ж Ё İ ı 1 ½ Ⅷ ９ ａ 𝐀 𐐀 ال عَ ـ ש हि क़ 한 \u1112\u1161\u11ab ᄒ'.split(' '),
  ...'東 京 か\u3099 が ﾊﾞ ー ｰ ヿ 々 𠮷 \uf900 ก ิ ำ ลา ខ្មែ မြန် ဦ'.split(' '),
  ..."' ’ ʼ ＇ \u00ad \u200b \u200d \ufe0f \u034f \u0301 \u0345 . … 。 ؟ - ・ 👍🏽 \ud800 \udc00 \u0000".split(
    ' ',
  ),
  ...[' ', '\n', '\n\n'],
];
const mixed = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));
const anyString = fc.oneof(
  mixed,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.nat({ max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
);
const ascii = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 80 }),
  fc.array(fc.constantFrom(...`aZ09'.!? -\n"`), { maxLength: 60 }).map((units) => units.join('')),
);

describe('the spans of any string', () => {
  it('lie in its bounds, are not empty, and begin in ascending order', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const { count, hash, begin, end, flags } = tokenize(text);
        expect([hash.length, begin.length, end.length, flags.length]).toEqual([count, count, count, count]);
        for (let i = 0; i < count; i++) {
          expect(begin[i]).toBeLessThan(end[i]);
          expect(end[i]).toBeLessThanOrEqual(text.length);
          if (i > 0) expect(begin[i]).toBeGreaterThan(begin[i - 1]);
          if (i > 0) expect(end[i]).toBeGreaterThan(end[i - 1]);
        }
      }),
      RUNS,
    );
  });

  it('overlap only where two character pairs share one character', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const { count, begin, end, flags } = tokenize(text);
        for (let i = 1; i < count; i++) {
          if (begin[i] >= end[i - 1]) continue;
          expect(flags[i] & flags[i - 1] & Flag.pair).toBe(Flag.pair);
          const shared = tokenize(text.slice(begin[i], end[i - 1]));
          expect([shared.count, shared.begin[0], shared.end[0]]).toEqual([1, 0, end[i - 1] - begin[i]]);
          if (i > 1) expect(begin[i]).toBeGreaterThanOrEqual(end[i - 2]);
        }
      }),
      RUNS,
    );
  });

  it('cut text that is one token of the same hash, from its first code unit to its last', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const { count, hash, begin, end, flags } = tokenize(text);
        for (let i = 0; i < count; i++) {
          const again = tokenize(text.slice(begin[i], end[i]));
          expect([...again.hash]).toEqual([hash[i]]);
          expect([again.begin[0], again.end[0]]).toEqual([0, end[i] - begin[i]]);
          const lasting = Flag.capital | Flag.digit | Flag.pair;
          expect(again.flags[0] & lasting).toBe(flags[i] & lasting);
        }
      }),
      RUNS,
    );
  });

  it('are those of the parts, moved along, when texts are joined with separators', () => {
    const separator = fc.constantFrom(' ', ', ', ' – ', '\n', ' “', '。', '\n\n');
    fc.assert(
      fc.property(fc.array(anyString, { maxLength: 4 }), separator, (texts, between) => {
        const whole = tokenize(texts.join(between));
        const parts = texts.map(tokenize);
        let at = 0;
        const moved = parts.flatMap((part, t) => {
          const from = at;
          at += texts[t].length + between.length;
          return Array.from(part.hash, (hash, i) => [hash, part.begin[i] + from, part.end[i] + from]);
        });
        expect(Array.from(whole.hash, (hash, i) => [hash, whole.begin[i], whole.end[i]])).toEqual(moved);
        // an empty line makes each part a paragraph of its own, so that its flags stand too
        if (between === '\n\n') expect([...whole.flags]).toEqual(parts.flatMap((part) => [...part.flags]));
      }),
      RUNS,
    );
  });
});

describe('the byte path', () => {
  it('gives what the Unicode path gives, in all four arrays, for any ASCII string', () => {
    fc.assert(
      fc.property(ascii, (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(tokenizeBytes(bytes, bytes.length)).toEqual(tokenize(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads no byte beyond the length given', () => {
    fc.assert(
      fc.property(ascii, ascii, (text, rest) => {
        const bytes = new TextEncoder().encode(text + rest);
        expect(tokenizeBytes(bytes, text.length)).toEqual(tokenize(text));
      }),
      RUNS,
    );
  });
});

describe('the hashes of a text', () => {
  it('are the same in NFC and in NFD', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        expect(hashes(text.normalize('NFD'))).toEqual(hashes(text.normalize('NFC')));
      }),
      { numRuns: 3000 },
    );
  });

  // the last two are of one mark in one form and of three in the other
  const MARKS = ['\u0301', '\u0316', '\u0323', '\u0345', '\u05b0', '\u3099', '\uff9e', '\u0344', '\u0ddd'];
  const manyMarks = fc
    .tuple(
      fc.constantFrom('a', 'é', 'ᾂ', 'か', 'ｶ', 'ש', 'ක'),
      fc.array(fc.constantFrom(...MARKS, 'é', ' '), { minLength: 6, maxLength: 50, size: 'max' }),
    )
    .map(([base, marks]) => base + marks.join(''));

  it('are the same in NFC and in NFD where a letter has more marks than any script needs', () => {
    fc.assert(
      fc.property(manyMarks, (text) => {
        expect(hashes(text.normalize('NFD'))).toEqual(hashes(text));
        expect(hashes(text.normalize('NFC'))).toEqual(hashes(text));
      }),
      RUNS,
    );
    for (let n = 25; n < 40; n++) {
      const text = `ᾂ${'\u0301\u0316\u0344'.repeat(n).slice(0, n)}`;
      expect([n, hashes(text.normalize('NFD'))]).toEqual([n, hashes(text.normalize('NFC'))]);
    }
  });

  it('tell marks apart up to thirty on a letter', () => {
    const [text, other] = [`a${'\u0301\u0300'.repeat(15)}`, `a${'\u0300\u0301'.repeat(15)}`];
    expect(hashes(text)).not.toEqual(hashes(other));
    expect(hashes(`${text}b${text}`)).not.toEqual(hashes(`${text}b${other}`));
    expect(hashes(`${text}\u0301`)).toEqual(hashes(`${other}\u0301`));
  });

  it('are the same in upper and in lower case', () => {
    const cased = fc.constantFrom(...'aézßøÿŷŁǅΑΰσςΆжЁѢԱևაႠⴀꭰᏸ𐐨ﬁﬄİıẖᾳᾼὖ1’ .'.split(''), '𐐀', '𞤀', 'i\u0307');
    fc.assert(
      fc.property(
        fc.array(cased, { maxLength: 20 }).map((letters) => letters.join('')),
        (text) => {
          expect(hashes(text.toUpperCase())).toEqual(hashes(text.toLowerCase()));
          expect(hashes(text)).toEqual(hashes(text.toLowerCase()));
        },
      ),
      RUNS,
    );
  });

  it('are the same with typographic and with straight apostrophes', () => {
    const apostrophe = fc.constantFrom('’', 'ʼ', '＇');
    fc.assert(
      fc.property(anyString, apostrophe, (text, other) => {
        const straight = tokenize(text);
        const typographic = tokenize(text.replaceAll("'", other));
        expect(typographic).toEqual(straight);
      }),
      RUNS,
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'é', "'", ' ', 'ﬁ', '東', '\u00ad')),
        apostrophe,
        (units, other) => {
          const text = units.join('');
          expect(tokenize(text.replaceAll("'", other))).toEqual(tokenize(text));
        },
      ),
      RUNS,
    );
  });

  const letters = [...'abcßéñжΩعשह한1', ...'東京がバー', 'ﬁ', '𠮷', '𝐀', '９', 'น', "a'b"];
  const unseen = fc.constantFrom(
    '\u00ad',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\ufeff',
    '\u200e',
    '\u00ad\u200b',
  );

  it('do not change with zero-width characters and soft hyphens inside words', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...letters), unseen), { minLength: 1 }), (word) => {
        const plain = word.map(([letter]) => letter).join('');
        expect(hashes(word.flat().join(''))).toEqual(hashes(plain));
      }),
      RUNS,
    );
  });

  // printed alike: the Cyrillic letter, the Latin one
  const ALIKE = [
    'аa',
    'еe',
    'оo',
    'рp',
    'сc',
    'уy',
    'хx',
    'кk',
    'АA',
    'ЕE',
    'ОO',
    'РP',
    'СC',
    'ТT',
    'МM',
    'НH',
    'ВB',
  ];

  it.each([
    ['Latin', 'BCDFGJLNRUVZbdfgijlnruvzé', 1],
    ['Cyrillic', 'БГДЖЗИЛПФЦЧШбгджзилнпфцчшя', 0],
  ])('do not change where less than half of a %s word is of letters of another script', (_, own, side) => {
    const letter = fc.constantFrom(...own).map((unit) => [unit, unit]);
    const alike = fc.constantFrom(...ALIKE).map((two) => [two[side], two[1 - side]]);
    const word = fc
      .array(fc.tuple(letter, alike), { minLength: 1, maxLength: 6 })
      .chain((some) => fc.shuffledSubarray(some.flat(), { minLength: some.length * 2 }))
      .map((units) => [...units, [own[0], own[0]]]);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const [genuine, mixed] = [0, 1].map((at) =>
          words.map((units) => units.map((unit) => unit[at]).join('')).join(' '),
        );
        expect(mixed).not.toBe(genuine);
        expect(hashes(mixed)).toEqual(hashes(genuine));
      }),
      RUNS,
    );
  });

  it('are those of the letters that are there in a word of one script', () => {
    expect(hashes('сор')).not.toEqual(hashes('cop'));
    expect(hashes('рост')).not.toEqual(hashes('poct'));
  });

  // the unseen character must be gone before NFKC, which it keeps from composing the two
  it('do not change with zero-width characters between a letter and its mark', () => {
    const marked = fc.constantFrom(...['e\u0301', 'a\u0308', 'и\u0306', 'か\u3099', 'o\u0323\u0302']);
    fc.assert(
      fc.property(marked, unseen, (letter, between) => {
        expect(hashes([...letter].join(between))).toEqual(hashes(letter));
      }),
    );
  });
});

describe('letters under thousands of marks', () => {
  it.each([
    ['of two classes by turns', '\u0301\u0316'],
    ['that are each two', '\u0344\u0316'],
    ['with half-width ones between', '\uff9e\u0301'],
    ['parted by what is not seen', '\u0301\u200d\u0316'],
  ])('are tokens in time that grows with the text: %s', (_, marks) => {
    // in the square of the number of marks these would take from half a minute on
    const text = `a${marks.repeat(100_000)} か${marks.repeat(100_000)}`;
    const { count, begin, end } = inTime(1500, () => tokenize(text));
    expect([count, begin[0], begin[1], end[1]]).toEqual([2, 0, text.indexOf(' ') + 1, text.length]);
  });
});
