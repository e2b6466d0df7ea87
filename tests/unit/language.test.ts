import stopwords from 'stopwords-iso' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { foldWord, foldWords } from '../../src/tokenize/characters.js';
import { guessLanguage } from '../../src/tokenize/language.js';
import { Weight, weigh, weighed } from '../../src/tokenize/rarity.js';
import { tokenize } from '../../src/tokenize/tokenize.js';

const guess = (text: string): string | null => guessLanguage(tokenize(text), text);

describe('the language of a few sentences', () => {
  it.each<[string, string]>([
    [
      'en',
      'The ferry was late again on Monday, and those who had waited for it said that nobody had told them why.',
    ],
    [
      'de',
      'Die Fähre kam am Montag wieder zu spät, und wer auf sie gewartet hatte, sagte, dass niemand wusste, warum.',
    ],
    [
      'es',
      'El transbordador volvió a llegar tarde el lunes, y los que lo esperaban dijeron que nadie sabía por qué.',
    ],
    [
      'fr',
      'Le bac est encore arrivé en retard lundi, et ceux qui attendaient ont dit que personne ne savait pourquoi.',
    ],
    [
      'ar',
      'وصلت العبارة متأخرة مرة أخرى يوم الاثنين، وقال الذين كانوا في انتظارها إن أحدا لم يخبرهم عن السبب.',
    ],
    ['ja', '月曜日も渡し船は遅れて到着し、待っていた人々は誰も理由を知らされなかったと話した。'],
    ['zh', '星期一渡轮再次晚点，等候的乘客说没有人告诉他们原因。'],
    ['th', 'เรือข้ามฟากมาสายอีกครั้งในวันจันทร์ และผู้ที่รออยู่กล่าวว่าไม่มีใครบอกเหตุผลแก่พวกเขา'],
    [
      'ko',
      '월요일에도 나룻배는 늦게 도착했다. 그러나 기다리던 사람들은 그 이유를 아무도 알려 주지 않았다고 말했다.',
    ],
    [
      'ru',
      'В понедельник паром снова опоздал, и те, кто его ждал, сказали, что никто не объяснил им, почему это было так.',
    ],
    [
      'uk',
      'У понеділок пором знову запізнився, і ті, хто на нього чекав, сказали, що ніхто не пояснив їм, чому так сталося.',
    ],
    [
      'bg',
      'В понеделник фериботът отново закъсня и тези, които го чакаха, казаха, че никой не им е обяснил защо.',
    ],
  ])('%s is told', (language, text) => {
    expect(guess(text)).toBe(language);
  });

  it('is none of those that lack its letters, though it has their words', () => {
    expect(
      guess(
        'Можна бачити, як він і до того, що під час роботи її екрана, а не на панелі, змінює колір для всіх.',
      ),
    ).toBe('uk');
    for (const text of [
      'У понедељак је скела опет каснила, а они који су је чекали рекли су да им нико није објаснио зашто.',
      'У панядзелак паром зноў спазніўся, і тыя, хто яго чакаў, сказалі, што ніхто не растлумачыў ім чаму, а не ён.',
    ])
      expect(['ru', 'bg', 'uk']).not.toContain(guess(text));
  });

  it('is told by the language most of it is in, where another is quoted', () => {
    const english = 'The mayor said that it was not for the council to say what they should have done. ';
    expect(guess(`${english.repeat(3)} „Das ist nicht wahr“, he said.`)).toBe('en');
    expect(guess(`${english} 東京 was not on the list.`)).toBe('en');
  });

  it('is Japanese, not Chinese, from the first Kana on', () => {
    expect(guess('東京都議会議員選挙、開票始まる')).toBe('ja');
    expect(guess('东京都议会选举开始计票')).toBe('zh');
  });

  it('is none for no text, and for figures and names alone', () => {
    for (const text of ['', '—', '12 34 56 78', 'Skelder Lode Brannoch Larkfield Ostrey Aohama'])
      expect(guess(text)).toBeNull();
  });

  it('does not change with case', () => {
    const text = 'Wer auf die Fähre gewartet hatte, wusste am Montag nicht, warum sie nicht gekommen war.';
    expect(guess(text.toUpperCase())).toBe('de');
  });
});

describe('the weight of a word', () => {
  const weights = (text: string, language: string | null): [string, number][] => {
    const tokens = tokenize(text);
    const { weight } = weighed(tokens, language);
    return Array.from(weight, (w, i) => [text.slice(tokens.begin[i], tokens.end[i]), w]);
  };

  it('in an English sentence', () => {
    expect(
      weights('Then the ferry at Lode sank, 12 of 9 ox carts lost everywhere.\nUnderwater', 'en'),
    ).toEqual([
      ['Then', Weight.stop],
      ['the', Weight.stop],
      ['ferry', Weight.plain],
      ['at', Weight.stop],
      ['Lode', Weight.name],
      ['sank', Weight.plain],
      ['12', Weight.figure],
      ['of', Weight.stop],
      ['9', Weight.short],
      ['ox', Weight.short],
      ['carts', Weight.plain],
      ['lost', Weight.plain],
      ['everywhere', Weight.stop],
      ['Underwater', Weight.long],
    ]);
  });

  it('is no name for the first word of a sentence or paragraph, whatever its capital', () => {
    expect(weights('Ferries sank. Carts burned.\n\nWidows mourned', null).map(([, w]) => w)).toEqual([
      Weight.plain,
      Weight.plain,
      Weight.plain,
      Weight.plain,
      Weight.plain,
      Weight.plain,
    ]);
  });

  it('rises at four and at eight letters', () => {
    expect(weights('x oxx oxen oxenfor oxenford', null).map(([, w]) => w)).toEqual([
      Weight.short,
      Weight.short,
      Weight.plain,
      Weight.plain,
      Weight.long,
    ]);
  });

  it('of a stop word is low in the languages that list it alone', () => {
    const first = (language: string | null): number => weights('x nicht', language)[1][1];
    expect([first('de'), first('en'), first(null), first('xx')]).toEqual([
      Weight.stop,
      Weight.plain,
      Weight.plain,
      Weight.plain,
    ]);
  });

  it('of a character pair is half a word, whatever the language', () => {
    for (const language of ['ja', 'zh', 'en', null])
      expect(weights('東京都', language)).toEqual([
        ['東京', Weight.pair],
        ['京都', Weight.pair],
      ]);
  });

  it('of a pair in a script that spells words out is less, and not where one side is of another', () => {
    expect(weights('カメラを', 'ja').map(([, w]) => w)).toEqual([Weight.spelt, Weight.spelt, Weight.pair]);
    expect(weights('ｶﾒﾗ', 'ja').map(([, w]) => w)).toEqual([Weight.spelt, Weight.spelt]);
    for (const text of ['กิน', 'ກິນ', 'ស៊ី', 'စား'])
      expect(new Set(weights(`${text}${text}`, null).map(([, w]) => w))).toEqual(new Set([Weight.spelt]));
  });

  it('is the same in a buffer of the caller', () => {
    const tokens = tokenize('The ferry sank off Lode.');
    const out = new Uint8Array(10).fill(99);
    weigh(tokens, 'en', out);
    expect([...out.subarray(0, tokens.count)]).toEqual([...weighed(tokens, 'en').weight]);
    expect([...out.subarray(tokens.count)]).toEqual(Array(10 - tokens.count).fill(99));
  });
});

describe('words folded together', () => {
  it.each(Object.entries(stopwords as Record<string, string[]>))(
    'are what each is alone: the stop words of %s',
    (_, words) => expect(foldWords(words)).toEqual(words.map(foldWord)),
  );

  it('leave a place where one has no letter', () => {
    expect(foldWords(['ΟΔΟΣ', '—', 'ﬁn', 'don’t'])).toEqual(['οδοσ', '', 'fin', "don't"]);
  });
});
