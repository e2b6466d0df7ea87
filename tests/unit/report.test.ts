import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { scan } from '../../src/index.js';
import type { Passage, Run } from '../../src/model.js';
import { type Piece, piecesOf } from '../../src/report/differences.js';
import { forTerminal } from '../../src/report/escape.js';
import { percent, plural } from '../../src/report/numbers.js';
import { terminal } from '../../src/report/terminal.js';
import { columns, wrapped } from '../../src/report/typeset.js';

const ESC = '\u001b';

describe('text on its way to a terminal', () => {
  it.each([
    ['a colour sequence', `${ESC}[31mred`, '⟨U+001B⟩[31mred'],
    ['a window title', `${ESC}]0;owned\u0007`, '⟨U+001B⟩]0;owned⟨U+0007⟩'],
    ['a sequence begun by one C1 character', '\u009b2J', '⟨U+009B⟩2J'],
    ['a link', `${ESC}]8;;http://x${ESC}\\here`, '⟨U+001B⟩]8;;http://x⟨U+001B⟩\\here'],
    ['a backspace and a delete', 'yes\b\b\bno\u007f', 'yes⟨U+0008⟩⟨U+0008⟩⟨U+0008⟩no⟨U+007F⟩'],
    ['a zero byte', 'a\0b', 'a⟨U+0000⟩b'],
    ['an override of direction', 'a\u202egnp.exe', 'a⟨U+202E⟩gnp.exe'],
    ['an isolate and its end', '\u2066x\u2069', '⟨U+2066⟩x⟨U+2069⟩'],
    ['marks of direction', '\u200ea\u200fb\u061c', '⟨U+200E⟩a⟨U+200F⟩b⟨U+061C⟩'],
    ['half a surrogate pair', 'a\ud83db', 'a⟨U+D83D⟩b'],
    ['the other half', '\udc00', '⟨U+DC00⟩'],
  ])('shows %s by its number', (_, given, shown) => {
    expect(forTerminal(given)).toBe(shown);
  });

  it('stands on one line, white space of any kind folded to single blanks', () => {
    expect(forTerminal('a\r\n\r\n b\t\u00a0c\u2028d\u2029e\u0085f\vg\u3000h')).toBe('a b c d e f g h');
  });

  it.each(['naïve café', '鯨時計が三年', 'رصيف الخميس', 'नदी का पानी', '👩‍🚒 and 🇫🇮', '“quoted” — 11,500'])(
    'leaves %s as it is',
    (text) => expect(forTerminal(text)).toBe(text),
  );

  it('holds nothing that could steer a terminal or turn the order of reading, whatever came in', () => {
    const steers = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
    const units = fc.array(fc.nat({ max: 0xffff }), { maxLength: 40 });
    fc.assert(
      fc.property(units, (codes) => {
        expect(forTerminal(String.fromCharCode(...codes))).not.toMatch(steers);
      }),
    );
  });
});

/** A passage of two texts whose equal stretches are given by their words, each at its first place in either text. */
function passageOf(text: string, textB: string, stretches: readonly string[]): Passage {
  const [aOffset, bOffset] = [100, 7];
  const runs = stretches.map((words): Run => {
    const [a, b] = [text.indexOf(words) + aOffset, textB.indexOf(words) + bOffset];
    return [a, a + words.length, b, b + words.length];
  });
  const span = (begin: number, own: string) => ({
    begin,
    end: begin + own.length,
    words: own.split(' ').length,
  });
  const matched = stretches.join(' ').split(' ').length;
  const passage: Passage = {
    kind: 'copy',
    a: span(aOffset, text),
    b: span(bOffset, textB),
    matched,
    similarity: 0.9,
    text,
  };
  return stretches.length === 1 ? passage : { ...passage, textB, runs };
}

type Shown = { is: string; text?: string; a?: string; b?: string };

/** The pieces without their spacing, which the reports as they look hold to account. */
const shown = (passage: Passage): Shown[] => piecesOf(passage).map(({ apart: _, ...piece }: Piece) => piece);

const same = (text: string): Shown => ({ is: 'same', text });

describe('what differs in a passage', () => {
  it('is nothing where the words are the same', () => {
    expect(shown(passageOf('one two three', 'one two three', ['one two three']))).toEqual([
      same('one two three'),
    ]);
  });

  it('is a word changed for another', () => {
    const passage = passageOf('asked to end the deal', 'asked to cancel the deal', ['asked to', 'the deal']);
    expect(shown(passage)).toEqual([
      same('asked to'),
      { is: 'changed', a: 'end', b: 'cancel' },
      same('the deal'),
    ]);
  });

  it('is words that b has not', () => {
    const passage = passageOf('a small grey wolf came', 'a wolf came', ['a', 'wolf came']);
    expect(shown(passage)).toContainEqual({ is: 'changed', a: 'small grey', b: '' });
  });

  it('is words that only b has', () => {
    const passage = passageOf('the wolf came', 'the old wolf came', ['the', 'wolf came']);
    expect(shown(passage)).toContainEqual({ is: 'changed', a: '', b: 'old' });
  });

  it('is nothing where only punctuation and white space do', () => {
    const passage = passageOf('it rained. We left', 'it rained, – we left', ['it rained', 'left']);
    expect(shown(passage)).toEqual([same('it rained.'), { is: 'changed', a: 'We', b: 'we' }, same('left')]);
    expect(shown(passageOf('on. The', 'on; The', ['on', 'The']))).toEqual([same('on. The')]);
  });

  it('is a place where the text goes on elsewhere in b', () => {
    const passage = passageOf('one two. three four', 'three four. one two', ['one two', 'three four']);
    expect(shown(passage)).toEqual([same('one two.'), { is: 'moved' }, same('three four')]);
  });

  it('has a place for all that was moved out of its middle, and back', () => {
    const passage = passageOf('ab cd ef', 'ab ef cd', ['ab', 'cd', 'ef']);
    const moved = { is: 'moved' };
    expect(shown(passage)).toEqual([same('ab'), moved, same('cd'), moved, same('ef')]);
  });

  it('is the words that either side alone has, also where text was moved', () => {
    const passage = passageOf('one two and then three', 'three so one two', ['one two', 'three']);
    const changed = shown(passage).filter((piece) => piece.is === 'changed');
    expect(changed.map(({ a }) => a).join('')).toBe('and then');
    expect(changed.map(({ b }) => b).join('')).toBe('so');
  });

  it.each([
    ['Devanagari vowel signs', 'की'],
    ['Thai vowel signs', 'ที่'],
    ['Arabic vowel points', 'كتابٌ'],
    ['Latin letters with marks of their own', 'cafe\u0301'],
  ])('keeps %s of a changed word', (_, word) => {
    const passage = passageOf(`aa ${word} bb`, 'aa x bb', ['aa', 'bb']);
    expect(shown(passage)[1]).toEqual({ is: 'changed', a: word, b: 'x' });
  });

  it('keeps the marks inside a figure, and leaves out those that both sides begin and end in', () => {
    const figures = passageOf('rose 6.25, to 11,000', 'rose 6.09, to 9,000', ['rose 6', 'to', '000']);
    expect(shown(figures)).toEqual([
      same('rose 6.'),
      { is: 'changed', a: '25', b: '09' },
      same(', to'),
      { is: 'changed', a: '11', b: '9' },
      same(',000'),
    ]);
    expect(piecesOf(figures).map(({ apart }) => apart)).toEqual([true, false, false, true, false]);
  });

  /** As the terminal sets it. */
  const setOut = (passage: Passage): string =>
    piecesOf(passage)
      .map((piece) => {
        const blank = piece.apart ? ' ' : '';
        if (piece.is === 'changed') return `${blank}[${piece.a}|${piece.b}]`;
        return `${blank}${piece.is === 'same' ? piece.text : '⇅'}`;
      })
      .join('')
      .trim();

  it.each([
    ['the sign of a sum behind it', ['to pay $250', 'to a $250'], ['to', '250'], 'to [pay|a] $250'],
    [
      'the sign of a sum that only b goes on before',
      ['to $15.30', 'to $40.15'],
      ['to', '15'],
      'to $[|40.]15',
    ],
    [
      'a fraction that only b has',
      ['gained 4 percent', 'gained 4.0 percent'],
      ['gained 4', 'percent'],
      'gained 4[|.0] percent',
    ],
    ['a sum', ['worth $377 million', 'worth $251 million'], ['worth', 'million'], 'worth $[377|251] million'],
    [
      'an opening quotation mark',
      ['said “No boats', 'said “Few boats'],
      ['said', 'boats'],
      'said “[No|Few] boats',
    ],
    [
      'a bracket that only a has',
      ['came (at noon)', 'came home at noon'],
      ['came', 'at noon'],
      'came [|home] (at noon',
    ],
    [
      'text without blanks',
      ['写し取った。「潮', '写し取った。灯が消えた。「潮'],
      ['写し取った', '潮'],
      '写し取った。[|灯が消えた。]「潮',
    ],
  ] as const)('leaves %s where its text has it', (_, [a, b], stretches, wanted) => {
    expect(setOut(passageOf(a, b, stretches))).toBe(wanted);
  });
});

describe('a share in per cent', () => {
  it.each([
    [0, '0 %'],
    [0.0004, 'under 1 %'],
    [0.004, 'under 1 %'],
    [0.01, '1 %'],
    [0.784, '78 %'],
    [0.996, '99 %'],
    [0.99999, '99 %'],
    [1, '100 %'],
  ])('%f is %s', (share, shown) => expect(percent(share)).toBe(shown));

  /** The terminal report of a text and another that repeats some of its words, all words distinct. */
  async function shownFor(words: number, repeated: number, own: number): Promise<string> {
    const list = Array.from({ length: words }, (_, i) => `w${i}q${(i * 7919) % 9973}`);
    const others = Array.from({ length: own }, (_, i) => `own${i}`);
    const repeats = [...list.slice(0, repeated), ...others];
    const texts = [list, repeats].map((of, i) => ({ id: `${i}`, text: of.join(' ') }));
    const report = await scan(texts, { workers: 1 });
    return [...terminal(report, { width: 80, color: false, full: false })].join('');
  }

  it('is never all of an article that one word is missing from', async () => {
    expect(await shownFor(3000, 2999, 1)).not.toContain('100 %');
  });

  it('is never nothing of an article that words are shared from', async () => {
    expect(await shownFor(40_000, 12, 100)).not.toMatch(/\b0 %/);
  });
});

describe('numbers of things', () => {
  it('stand in one or many, and in groups of three', () => {
    expect([0, 1, 2, 12_590].map((n) => plural(n, 'word'))).toEqual([
      '0 words',
      '1 word',
      '2 words',
      '12,590 words',
    ]);
    expect(plural(2, 'family', 'families')).toBe('2 families');
  });
});

const linesOf = (block: string): string[] => block.replace(/\n$/, '').split('\n');

describe('wrapped text', () => {
  it('breaks between words, each line behind the indent', () => {
    expect(wrapped('one two three four five six seven', 24, '  │ ')).toBe(
      '  │ one two three four\n  │ five six seven\n',
    );
  });

  it('counts wide characters as two columns and breaks between them', () => {
    const lines = linesOf(wrapped('鯨時計は一九七八年駅舎の改築に合わせて寄贈した', 30, '  '));
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(30);
    expect(lines.map((line) => line.trim()).join('')).toBe('鯨時計は一九七八年駅舎の改築に合わせて寄贈した');
  });

  it('breaks a word that is longer than a line, and loses none of it', () => {
    const word = 'x'.repeat(70);
    const lines = linesOf(wrapped(word, 40, '  '));
    expect(lines.map((line) => line.slice(2)).join('')).toBe(word);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('keeps its words and its width, whatever they are', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé鯨計👩]{1,12}$/u), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 120 }), (list, width) => {
        const lines = linesOf(wrapped(list.join(' '), width, '  │ '));
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(
          lines
            .map((line) => line.slice(4))
            .join('')
            .replaceAll(' ', ''),
        ).toBe(list.join(''));
      }),
    );
  });

  it('does not let a colour run over the end of a line', () => {
    const [on, off] = [`${ESC}[31m`, `${ESC}[39m`];
    for (const line of linesOf(wrapped(`${on}${'red '.repeat(30).trim()}${off}`, 40, '')))
      expect([line.startsWith(on), line.endsWith(off)]).toEqual([true, true]);
  });
});

describe('columns', () => {
  it('line up, wide characters counted as two', () => {
    const lines = linesOf(
      columns(
        [
          ['鯨.txt', '5 words', '9 %'],
          ['long.txt', '1,000 words', '10 %'],
        ],
        80,
        '  ',
      ),
    );
    expect(lines).toEqual(['  鯨.txt        5 words  9 %', '  long.txt  1,000 words  10 %']);
  });

  it('stand within the width, a name too long for its line on a line of its own', () => {
    const rows = [
      [`${'n'.repeat(60)}.txt`, '1,000 words', ''],
      ['short.txt', '10 words', '98 % shared, near-duplicate'],
    ];
    const lines = linesOf(columns(rows, 80, '  '));
    expect(lines[0].trim()).toBe(rows[0][0]);
    for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  });
});

describe('the articles of a family', () => {
  it('stand in the order of their dates, those of one date in that of their ids, and those without one last', async () => {
    const dates: Record<string, string | null> = {
      a: null,
      b: '2024-03-07',
      c: '2024-03-05T09:30Z',
      d: '2024-03-07',
      e: '2024-03-05T08:30Z',
    };
    const text = Array.from({ length: 90 }, (_, i) => `word${i}`).join(' ');
    const { families } = await scan(
      Object.entries(dates).map(([id, date]) => ({
        id,
        text: `${text} own${id}`,
        ...(date === null ? {} : { date }),
      })),
      { workers: 1 },
    );
    expect(families.map(({ articles }) => articles)).toEqual([['e', 'c', 'b', 'd', 'a']]);
    const [{ members, representative }] = families;
    expect(members.map(({ id }) => id)).toEqual(
      ['e', 'c', 'b', 'd', 'a'].filter((id) => id !== representative),
    );
  });
});
