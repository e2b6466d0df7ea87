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

/** Forms with few figures or none: `@` for a name. */
const OF_NAMES: readonly string[] = [
  '@ of @ is looking for a reliable driver to join its friendly team. The successful candidate will work full time and report ' +
    'to @ @. A competitive salary and a pension scheme are offered. Please send your letter to @ @, at @ Lane in @, before ' +
    'the last day of @.',
  '@ @, who taught at the grammar school, has died peacefully at home in @ surrounded by family. Born in @, the second child ' +
    'of @ and @ @, she leaves a sister, @, and many nieces. A service will be held at the church in @ on @ at noon. Family ' +
    'flowers only please.',
  'Police in @ are looking for witnesses after a trailer was stolen from a yard in @ Street between @ evening and @ morning. ' +
    'Anyone who saw anything suspicious or has any information that could help is asked to call the station in @ or to ' +
    'ask there for @ @.',
];

const NAMES =
  'Ansel Birte Corvin Dagmar Elias Frida Gunnar Hedwig Ivar Jorun Kester Liv Marten Nora Odd Petra'.split(
    ' ',
  );
const OTHERS =
  'Quist Runa Sander Tove Ulrik Vera Wendel Ylva Zander Agda Bram Celia Dirk Edda Folke Greta'.split(' ');

const STORY = [
  'The ferry struck the Skerrow rocks before dawn on Sunday, with # people on board, in calm weather.',
  'The harbour master said that the passengers had been taken to hospital in Vellin, and that divers were still searching the cabins on the lower deck.',
  'Its captain told the coastguard that the steering failed when the vessel passed the outer buoy, and that the anchor did not hold on the rocky ground.',
  'The ferry, built in #, had left Ostermark at # on Saturday night for the islands, where the fair was to open in the morning.',
  'The company that runs the line said that the ship had been inspected in spring and that nothing had been found wrong with her hull or engines.',
  'It is the worst accident on the coast since the loss of the mail boat in #, in which # people drowned within sight of the pier.',
];

const fill = (form: string, figures: readonly (number | string)[]): string => {
  let n = 0;
  return form.replaceAll(/[#@]/g, () => String(figures[n++ % figures.length]));
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

  it.each(OF_NAMES)('with few figures is one where its names are others (%s)', (form) => {
    const shuffled = (names: readonly string[]) => fc.shuffledSubarray([...names], { minLength: 16 });
    fc.assert(
      fc.property(shuffled(NAMES), shuffled(OTHERS), fc.nat({ max: 2 }), (first, second, known) => {
        // a place or a day may be the same
        const [a, b] = [fill(form, first), fill(form, [...second.slice(known), ...first.slice(0, known)])];
        expect([judge(a, b), judge(b, a)]).toEqual([true, true]);
        expect(judge(a, a)).toBe(false);
        // most names are the same: one was corrected
        const corrected = fill(form, [second[0], ...first.slice(1)]);
        expect([judge(a, corrected), judge(corrected, a)]).toEqual([false, false]);
      }),
      { numRuns: 50 },
    );
  });

  it('is no story in which as many other words were changed as names', () => {
    const told = fill(
      'The ferry to @ struck the rocks off @ before dawn, said @ @ of the coastguard. Its captain, @ @, told @ that the ' +
        'steering failed when the vessel passed the outer buoy, and that the anchor did not hold. The line, run by the ' +
        'brothers @ from @, said that the ship had been inspected in spring and that nothing had been found wrong.',
      NAMES,
    );
    const changed = NAMES.slice(0, 7).reduce((text, name, n) => text.replace(name, OTHERS[n]), told);
    expect([judge(told, changed), judge(changed, told)]).toEqual([true, true]);
    const edited = changed
      .replaceAll(/ (?:struck|before|told|failed|passed|hold|line|said|inspected|spring|found) /g, ' … ')
      .replaceAll('that the', 'how its');
    expect([judge(told, edited), judge(edited, told)]).toEqual([false, false]);
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
