import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedSpans } from '../../src/judge/quotations.js';
import { inTime } from '../yardstick.js';

/** The quoted stretches of a text. */
function quoted(text: string): string[] {
  const spans = quotedSpans(text);
  return Array.from({ length: spans.length / 2 }, (_, i) => text.slice(spans[2 * i], spans[2 * i + 1]));
}

describe('the words in quotation marks', () => {
  it.each<[string, string, string[]]>([
    ['English, curly', 'He said: “We will not sell.” She said: “Never.”', ['We will not sell.', 'Never.']],
    ['English, straight', 'He said: "We will not sell." She said: "Never."', ['We will not sell.', 'Never.']],
    ['straight, at the beginning and the end', '"All of it"', ['All of it']],
    ['straight, in brackets', 'It was ("so he says") true', ['so he says']],
    ['curly, closed by a straight mark', 'He said: “We will not sell." And left.', ['We will not sell.']],
    ['German', 'Er sagte: „Wir verkaufen nicht.“ Sie sagte: „Nie.“', ['Wir verkaufen nicht.', 'Nie.']],
    ['German, closed as in Polish', 'Mówił: „Nie sprzedamy.” I wyszedł.', ['Nie sprzedamy.']],
    [
      'German, closed by a straight mark',
      'Er sagte: „Wir verkaufen nicht." Und ging.',
      ['Wir verkaufen nicht.'],
    ],
    [
      'German, pointing inwards',
      'Er sagte: »Wir verkaufen nicht.« Sie sagte: »Nie.«',
      ['Wir verkaufen nicht.', 'Nie.'],
    ],
    [
      'French',
      'Il a dit : « Nous ne vendrons pas. » Puis : « Jamais. »',
      [' Nous ne vendrons pas. ', ' Jamais. '],
    ],
    ['French, no-break spaces', 'Il a dit : «\u00a0Jamais.\u00a0» Puis rien.', ['\u00a0Jamais.\u00a0']],
    ['Swiss and Russian, without spaces', 'Er sagte: «Nie.» Он сказал: «Никогда».', ['Nie.', 'Никогда']],
    ['Japanese', '市長は「橋は秋まで通れない」と述べ、『白書』を示した。', ['橋は秋まで通れない', '白書']],
    ['Japanese, other marks', '﹁橋﹂と〝秋〟', ['橋', '秋']],
    ['Finnish and Swedish', '”Emme myy taloa”, hän sanoi. ”Aldrig.”', ['Emme myy taloa', 'Aldrig.']],
    ['the same with angle marks', 'Hän sanoi: »Emme myy», ja lähti. »Ei.»', ['Emme myy', 'Ei.']],
    ['Arabic, set the wrong way round', 'قال ”لن نبيع البيت“ ثم قال ”أبدا“.', ['لن نبيع البيت', 'أبدا']],
    ['Hebrew', 'הוא אמר: ״לא נמכור״ והלך.', ['לא נמכור']],
    [
      'Hebrew, with acronyms',
      'הוא אמר: "ארה"ב וצה"ל לא ימכרו" והלך. ארה״ב: ״לא״.',
      ['ארה"ב וצה"ל לא ימכרו', 'לא'],
    ],
    ['Chinese, other marks', '他說﹃不會出售﹄。', ['不會出售']],
    ['single angle marks', 'Er sagte: ‹Nie.› Sie: ›Doch.‹', ['Nie.', 'Doch.']],
    ['full-width straight', '他说：＂不会出售＂。', ['不会出售']],
    ['one in another', 'He said: “They told me ‘no’ twice.”', ['They told me ‘no’ twice.']],
    ['an interrupted one', '“We will not,” he said, “sell it.”', ['We will not,', 'sell it.']],
  ])('%s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it('are none where a mark is not closed in its paragraph', () => {
    expect(quoted('He said: “We will not sell. And left.')).toEqual([]);
    expect(quoted('He said: “We will not sell.\n\nAnd left.” So be it.')).toEqual([]);
    expect(quoted('A 12" pipe and a 6" one')).toEqual([]);
    expect(quoted('Er sagte: „Nie.\n\nDann ging er.')).toEqual([]);
  });

  it('are not what lies between two', () => {
    expect(quoted('fin de la citation », dit-il. « Autre »')).toEqual([' Autre ']);
    expect(quoted('fin… », dit-il. « Autre »')).toEqual([' Autre ']);
    expect(quoted('whatever…” he said. “Never.”')).toEqual(['Never.']);
    expect(quoted('A ”stray mark. “Never.”')).not.toContain('stray mark. ');
    expect(quoted('נשיא ארה"ב אמר כי צה"ל יפעל היום.')).toEqual([]);
  });

  it('are found after a mark that is not closed', () => {
    expect(quoted('A “stray mark.\n\nHe said: “Never.” And left.')).toEqual(['Never.']);
  });

  it('are none for apostrophes', () => {
    expect(quoted("It's the dogs' and cats' dinner, in the '90s, rock 'n' roll.")).toEqual(['n']);
    expect(quoted('It’s the dogs’ dinner, in the ’90s, and the cats’.')).toEqual([]);
    expect(
      quoted("Get 'em out of here while the boys are at the pond that lies behind the mill 'til' now."),
    ).toEqual(['til']);
  });

  it.each<[string, string, string[]]>([
    ['curly', '‘We will not sell,’ he said. ‘Never.’', ['We will not sell,', 'Never.']],
    ['straight', "'We will not sell,' he said. 'Never!'", ['We will not sell,', 'Never!']],
    [
      'a mark set before the comma, as in British and Spanish papers',
      '‘We cannot keep asking families on this estate to wait for the pumps that they were promised in autumn’, she said, ‘Never’.',
      [
        'We cannot keep asking families on this estate to wait for the pumps that they were promised in autumn',
        'Never',
      ],
    ],
    ['a phrase', 'He called it a ‘good thing’, and it’s so.', ['good thing']],
    ['a genitive inside', '‘The dogs’ dinner is ours,’ he said.', ['The dogs’ dinner is ours,']],
    ['contractions inside', "'It's ours, and we won't sell,' he said.", ["It's ours, and we won't sell,"]],
    ['double marks inside', '‘He told me “never,” and left.’ So be it.', ['He told me “never,” and left.']],
    ['two single marks for one', '‘‘We will not,’’ he said, ‘‘sell it.’’', ['We will not,', 'sell it.']],
    ['as wires set them', "``We will not,'' he said.", ['We will not,']],
    ['over paragraphs', '‘It was cold.\n\n‘We went home.’ So they did.', ['It was cold.', 'We went home.']],
  ])('stand between single marks too: %s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it('are a post too that is shown whole, with the line that signs it', () => {
    const post = 'The “old” bridge opens.\n\n— Jane Doe (@janedoe) July 15, 2018';
    expect(quoted(`He said: “Never.”\n\n${post}\n\nThey left.`)).toEqual(['Never.', post]);
  });

  it('are none where a single mark is closed only behind many words that are no sentence', () => {
    expect(
      quoted(
        '‘Abd al-Rahman went to the mill by the pond with all of his men and horses to see the prophets’ tombs.',
      ),
    ).toEqual([]);
  });

  it('go over a line end, not over an empty line', () => {
    expect(quoted('He said: “We will\nnot sell.”')).toEqual(['We will\nnot sell.']);
    expect(quoted('He said: “We will\n  \nnot sell.”')).toEqual([]);
  });

  it('go on over paragraphs that each open with the mark, as in English', () => {
    const text = '“It was cold.\n\n“It was dark, too.\n\n“We went home.”\n\nSo they did.';
    expect(quoted(text)).toEqual(['It was cold.', 'It was dark, too.', 'We went home.']);
  });

  it('go on over paragraphs with straight marks as well', () => {
    expect(quoted('"It was cold.\n\n"We went home." So they did.')).toEqual([
      'It was cold.',
      'We went home.',
    ]);
  });

  it('go on into a paragraph that opens with the mark, from one where the quotation began after its speaker', () => {
    expect(quoted('He said: “It was cold.\n\n“We went home.” So they did.')).toEqual([
      'It was cold.',
      'We went home.',
    ]);
  });

  it('are none after a mark that opens a paragraph, where nothing closes it and the next one opens with no mark', () => {
    expect(quoted('“The bridge is shut.\n\nIt will open in autumn.')).toEqual([]);
    expect(quoted('"The bridge is shut.')).toEqual([]);
  });
});

describe('the spans of any text', () => {
  const text = fc
    .array(
      fc.constantFrom(
        'a',
        'b ',
        '"',
        '“',
        '”',
        '„',
        '«',
        '»',
        '「',
        '」',
        "'",
        '‘',
        '’',
        '`',
        's’ ',
        '\n',
        '\n\n',
        '. ',
        '‹',
        '›',
      ),
      {
        maxLength: 40,
      },
    )
    .map((pieces) => pieces.join(''));

  // marks are set from left to right: a span inside a span would hide the words after it
  it('ascend, do not overlap, lie in the text, and hold no empty line', () => {
    fc.assert(
      fc.property(text, (value) => {
        const spans = quotedSpans(value);
        expect(spans.length % 2).toBe(0);
        for (let i = 0; i < spans.length; i++) {
          expect(spans[i]).toBeLessThanOrEqual(value.length);
          if (i > 0) expect(spans[i]).toBeGreaterThanOrEqual(spans[i - 1]);
        }
        for (const stretch of quoted(value)) expect(stretch).not.toMatch(/\n[^\S\n]*\n/u);
      }),
      { numRuns: 1000, examples: [['"The “Fast Lane” is closed.\n\n"We went home."']] },
    );
  });

  // were each mark to look for its closing marks to the end of the text, these would take five times as long
  it.each<[string, string, number]>([
    ['German, in paragraphs', 'Er sagte in der Stadt: „Wir verkaufen sie nicht.“ Dann ging er.\n\n', 6000],
    ['curly, a line each', 'He said in the town: “We will not sell it.” Then he went.\n', 10_000],
    ['nothing but opening marks', '“', 24_000],
    ['nothing but single opening marks', '‘a ', 24_000],
    ['single marks and genitives', "'the dogs' and ", 12_000],
  ])('are found in time that grows with the text, not with its square: %s', (_, sentence, times) => {
    const text = sentence.repeat(times);
    inTime(300, () => quotedSpans(text));
  });
});
