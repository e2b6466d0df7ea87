import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/align/align.js';
import { isForm } from '../../src/judge/form.js';
import { Mark } from '../../src/judge/marks.js';
import { weighed } from '../../src/tokenize/rarity.js';
import { tokenize } from '../../src/tokenize/tokenize.js';

/** Forms that are filled again, `#` for a figure, against stories that are brought up to date. */

const FORMS: Readonly<Record<string, string>> = {
  en:
    'The Ostermark exchange closed in moderate trading. The index ended at #.# points, a change of #.# percent from the ' +
    'day before. Of the shares in it # gained and # fell. Turnover came to # million crowns, against # million the day ' +
    'before. The crown stood at #.# to the dollar, and a barrel of oil cost # dollars in late trading.',
  de:
    'Das Wetter für Grünau: Am Vormittag ist es heiter, die Temperatur steigt auf # Grad. Der Wind weht mit # Kilometern ' +
    'in der Stunde aus West. Die Wahrscheinlichkeit für Regen liegt bei # Prozent. In der Nacht sinkt die Temperatur auf ' +
    '# Grad. Die Sonne geht um #.# Uhr auf und um #.# Uhr unter. Der Pegel der Lode steht bei # Zentimetern.',
  es:
    'Resultados de la jornada # de la liga del puerto. El Atlético venció al Cabo por # a # ante # espectadores. El Faro ' +
    'perdió contra el Muelle por # a # ante # espectadores. La Ría y el Dique empataron a # ante # espectadores. El ' +
    'líder suma # puntos y el último # puntos.',
};

const STORY = [
  'The ferry struck the Skerrow rocks before dawn on Sunday, with # people on board, in calm weather.',
  'The harbour master said that the passengers had been taken to hospital in Vellin, and that divers were still searching the cabins on the lower deck.',
  'Its captain told the coastguard that the steering failed when the vessel passed the outer buoy, and that the anchor did not hold on the rocky ground.',
  'The ferry, built in #, had left Ostermark at # on Saturday night for the islands, where the fair was to open in the morning.',
  'The company that runs the line said that the ship had been inspected in spring and that nothing had been found wrong with her hull or engines.',
  'It is the worst accident on the coast since the loss of the mail boat in #, in which # people drowned within sight of the pier.',
];

const fill = (form: string, figures: readonly number[]): string => {
  let n = 0;
  return form.replaceAll('#', () => String(figures[n++ % figures.length]));
};

/** `standing`: words at the end of each that its outlet puts under all it prints. */
const judge = (a: string, b: string, standing: readonly number[] = [0, 0]): boolean => {
  const [x, y] = [a, b].map((text, i) => {
    const tokens = weighed(tokenize(text), null);
    const marks = new Uint8Array(tokens.count);
    if (standing[i] > 0) marks.fill(Mark.standing, -standing[i]);
    return { text, tokens, marks };
  });
  return isForm(x, y, align(x.tokens, y.tokens, 12));
};

/** As many figures as any text here has places, all different. */
const figures = (from: number): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.integer({ min: from, max: from + 500 }), { minLength: 16, maxLength: 16 });

describe('a form', () => {
  it.each(Object.keys(FORMS))('filled with other figures is one, from either side (%s)', (language) => {
    fc.assert(
      fc.property(figures(10), figures(1000), (first, second) => {
        const [a, b] = [fill(FORMS[language], first), fill(FORMS[language], second)];
        expect(judge(a, b)).toBe(true);
        expect(judge(b, a)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it.each(Object.keys(FORMS))(
    'is none where the same figures stand in both: it is a copy (%s)',
    (language) => {
      fc.assert(
        fc.property(figures(10), (same) => {
          const text = fill(FORMS[language], same);
          expect(judge(text, text)).toBe(false);
          expect(judge(text, `Printed again. ${text}`)).toBe(false);
        }),
        { numRuns: 100 },
      );
    },
  );

  it('is no story of which a figure was brought up to date, sentences added and cut, or all turned round', () => {
    fc.assert(
      fc.property(
        figures(10),
        figures(1000),
        fc.subarray(STORY, { minLength: 4 }),
        fc.boolean(),
        fc.constantFrom(
          '',
          ' Relatives waited on the quay for news, and flags flew at half mast in all harbours.',
        ),
        (first, second, left, turned, more) => {
          const sentences = turned ? left.toReversed() : left;
          // the figures of each sentence stay with it; that of the first is new
          const filled = (update: readonly number[]): string[] =>
            STORY.map((sentence, s) => fill(sentence, s === 0 ? update : first.slice(s)));
          const later = filled(second);
          const a = filled(first).join(' ');
          const b = sentences.map((sentence) => later[STORY.indexOf(sentence)]).join(' ') + more;
          expect(judge(a, b)).toBe(false);
          expect(judge(b, a)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is no story that an editor changed in many places, whose figures stand where one of the two goes on alone', () => {
    const alone = [
      'Buses # and # run to the harbour from # in the morning, and a return ticket costs # crowns, or # for a child.',
      'The lifeboat is # metres long, has been out # times in # months, and carries # men and # pumps on such days.',
    ];
    fc.assert(
      fc.property(figures(10), figures(1000), figures(2000), (same, first, second) => {
        const story = fill(STORY.slice(1, 5).join(' '), same);
        const a = `${story} ${fill(alone[0], first)}`;
        // cut in many places, so that no run is long
        const b = `${story.replaceAll(/ (?:in|on|of|was|had) /g, ' ')} ${fill(alone[1], second)}`;
        expect(judge(a, b)).toBe(false);
        expect(judge(b, a)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('is not made of the figures that two outlets put under all they print', () => {
    const under = [
      'Newsroom # # # #, sport # # # #, letters to box # #, printed at # Quay Road, # weekdays of #.',
      'Call # # # or # # #, open from # to #, # pence, registered as # # # in #, by # Mill Lane #.',
    ];
    const story = fill(STORY.slice(0, 4).join(' '), [2014, 12]);
    const [a, b] = under.map((line, i) => `${story} ${fill(line, [11 + i, 37 + i, 59 + i])}`);
    // cut in many places, so that no run is long
    const cut = b.replaceAll(/ (?:in|on|the|of|was|had) /g, ' ');
    const words = under.map((line) => tokenize(fill(line, [1])).count);
    expect([judge(a, cut), judge(cut, a)]).toEqual([true, true]);
    expect([judge(a, cut, words), judge(cut, a, words.toReversed())]).toEqual([false, false]);
  });

  it('is the same from either side for any filling and any loss of words', () => {
    const form = fc.constantFrom(...Object.values(FORMS), STORY.join(' '));
    const dropped = fc.uniqueArray(fc.nat({ max: 99 }), { maxLength: 40 });
    fc.assert(
      fc.property(form, figures(10), figures(300), dropped, (text, first, second, gone) => {
        const a = fill(text, first);
        const b = fill(text, second)
          .split(' ')
          .filter((_, i) => !gone.includes(i))
          .join(' ');
        expect(judge(a, b)).toBe(judge(b, a));
      }),
      { numRuns: 1000 },
    );
  });

  it('has at least three figures, in digits of any of three scripts or in words', () => {
    const text = (...list: string[]): string =>
      fill(FORMS.de, [0])
        .split('0')
        .map((part, i) => part + (list[i % list.length] ?? ''))
        .join('');
    expect(judge(text('١٢', '٢٣', '٣٤', '٤٥'), text('٥٦', '٦٧', '٧٨', '٨٩'))).toBe(true);
    expect(judge(text('１２', '２３', '３４'), text('５６', '６７', '７８'))).toBe(true);
    expect(judge(text('zwei', 'drei', 'vier'), text('fünf', 'sechs', 'sieben'))).toBe(true);
    expect(judge(text('rot', 'grün', 'blau'), text('weiß', 'grau', 'gelb'))).toBe(false);
  });
});
