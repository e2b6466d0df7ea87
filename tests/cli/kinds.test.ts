import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import { filler, flong, folderOf, PLANTED, pairOf, scanned } from './support.js';

/** What a folder of articles tells of a passage: an outlet's standing text, a quotation, a form, or copy. */

const FOOTER =
  'Readers of the Vellin Courier may write to the night desk at any hour of the day, and what we got wrong is put ' +
  'right every Saturday morning on the second page beside the tide tables and the shipping notices.';
const ARABIC =
  'تصدر جريدة الميناء كل صباح عدا يوم الجمعة وترحب برسائل القراء وصورهم عن الحي والسوق وتنشر التصويبات في الصفحة الثانية ' +
  'بجانب جداول المد والجزر ومواعيد السفن القادمة من الجزر البعيدة';
const JAPANESE =
  '港新聞は毎朝発行され、読者の皆様からのお便りと写真をお待ちしております。訂正は毎週土曜日の二面、潮見表の隣に掲載いたします。';
const GERMAN =
  'Der Hafenbote erscheint montags bis samstags in Grünau und Umgebung. Hinweise nimmt die Redaktion am Neumarkt entgegen, ' +
  'Berichtigungen stehen jeden Samstag auf der zweiten Seite neben den Gezeiten.';

/** Files of an outlet, by path. */
const files = (outlet: string, texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(texts.map((text, n) => [`${outlet}/${n}.txt`, `${text}\n`]));
/** Stories that share nothing; `seed` keeps those of two outlets apart. */
const stories = (count: number, seed: number): string[] =>
  Array.from({ length: count }, (_, n) => filler(1000 * seed + 37 * n + 1, 180));
const closedBy = (texts: readonly string[], footer: string): string[] =>
  texts.map((text) => `${text}\n\n${footer}`);

const kindsOf = (report: Report): string[] => [
  ...new Set(report.pairs.flatMap(({ passages }) => passages.map(({ kind }) => kind))),
];
const relationsOf = (report: Report): string[] => [...new Set(report.pairs.map(({ relation }) => relation))];

describe.concurrent('the footer of an outlet', () => {
  it.each([
    ['English', FOOTER],
    ['Arabic', ARABIC],
    ['Japanese', JAPANESE],
    ['German', GERMAN],
  ])('makes no pairs, and is told where boilerplate alone is asked for (%s)', async (_, footer) => {
    const folder = folderOf(files('courier', closedBy(stories(5, 1), footer)));
    const { report } = await scanned([folder]);
    expect(report.pairs).toEqual([]);
    expect(report.summary.copied).toBe(0);
    const asked = (await scanned([folder, '--kinds', 'boilerplate'])).report;
    expect(asked.pairs).toHaveLength(10);
    expect([relationsOf(asked), kindsOf(asked)]).toEqual([['boilerplate'], ['boilerplate']]);
    expect(asked.families).toEqual([]);
  });

  it('is the same in capitals', async () => {
    const texts = stories(6, 2).map((text, n) => `${text}\n\n${n % 2 === 0 ? FOOTER : FOOTER.toUpperCase()}`);
    expect((await scanned([folderOf(files('courier', texts))])).report.pairs).toEqual([]);
  });

  it('of a chain makes no pairs between its sites', async () => {
    const sites = [1, 2, 3].map((n) => files(`site-${n}`, closedBy(stories(3, 10 + n), FOOTER)));
    const { report } = await scanned([folderOf(Object.assign({}, ...sites))]);
    expect(report.pairs).toEqual([]);
  });

  it('is left out of the shares of two stories that share a paragraph too', async () => {
    const texts = stories(5, 3);
    for (const n of [1, 3]) texts[n] += `\n\n${PLANTED}\n\n${filler(500 + n, 140)}`;
    const { report } = await scanned([folderOf(files('courier', closedBy(texts, FOOTER)))]);
    expect(report.pairs).toHaveLength(1);
    expect(report.pairs[0]).toMatchObject({ relation: 'passages', a: { id: 'courier/1.txt', shared: 45 } });
    expect(kindsOf(report).sort()).toEqual(['boilerplate', 'copy']);
  });

  it('is copy where another outlet has it once, and in a folder of two articles', async () => {
    const thief = files('thief', [`${filler(77, 90)}\n\n${FOOTER}\n\n${filler(78, 90)}`]);
    const folder = folderOf({ ...files('courier', closedBy(stories(6, 4), FOOTER)), ...thief });
    const { report } = await scanned([folder]);
    expect(report.pairs.map(({ b }) => b.id)).toEqual(Array(6).fill('thief/0.txt'));
    expect(kindsOf(report)).toEqual(['copy']);
    const two = folderOf(files('courier', closedBy(stories(2, 4), FOOTER)));
    expect(kindsOf((await scanned([two])).report)).toEqual(['copy']);
  });

  it('is told by compare as what the two articles alone show: words that both have', async () => {
    const folder = folderOf(files('courier', closedBy(stories(4, 5), FOOTER)));
    const done = await flong(['compare', 'courier/0.txt', 'courier/1.txt', '-r', 'json'], { cwd: folder });
    expect(kindsOf(JSON.parse(done.stdout) as Report)).toEqual(['copy']);
  });

  it('that is all there is of some pages makes these identical', async () => {
    const texts = [...closedBy(stories(5, 6), FOOTER), FOOTER, FOOTER];
    const { report } = await scanned([folderOf(files('courier', texts))]);
    expect(report.pairs).toHaveLength(1);
    expect(report.pairs[0]).toMatchObject({ relation: 'identical', a: { shared: 0 } });
  });
});

describe.concurrent('a paragraph that was lifted is copy', () => {
  const midway = (count: number, seed: number): string[] =>
    Array.from(
      { length: count },
      (_, n) => `${filler(seed + n, 90 + 13 * n)}\n\n${PLANTED}\n\n${filler(seed + 50 + n, 150 + 11 * n)}`,
    );

  it.each([2, 3, 5])('by %i stories of one outlet, at varying places', async (count) => {
    const { report } = await scanned([folderOf(files('courier', midway(count, 100 * count)))]);
    expect(report.pairs).toHaveLength((count * (count - 1)) / 2);
    expect([relationsOf(report), kindsOf(report)]).toEqual([['passages'], ['copy']]);
  });

  it('by many stories of two outlets', async () => {
    const folder = folderOf({ ...files('courier', midway(9, 3000)), ...files('herald', midway(9, 4000)) });
    const { report } = await scanned([folder]);
    const between = report.pairs.filter(({ a, b }) => a.id.split('/')[0] !== b.id.split('/')[0]);
    expect(between).toHaveLength(81);
    expect(kindsOf(report)).toEqual(['copy']);
  });

  it('at the very end of three stories of each of two outlets that have many others', async () => {
    const end = (seed: number): string[] => [
      ...closedBy(stories(3, seed), PLANTED),
      ...stories(30, seed + 50),
    ];
    const { report } = await scanned([
      folderOf({ ...files('courier', end(20)), ...files('herald', end(30)) }),
    ]);
    expect(report.pairs).toHaveLength(15);
    expect(kindsOf(report)).toEqual(['copy']);
  });

  it('in articles of 40 words, where every place is near an edge', async () => {
    const short = Array.from(
      { length: 6 },
      (_, n) =>
        `${filler(600 + n, 10 + n)} ${PLANTED.split(' ').slice(0, 20).join(' ')} ${filler(700 + n, 14 - n)}`,
    );
    const { report } = await scanned([folderOf(files('courier', short)), '--all-pairs']);
    expect(report.pairs).toHaveLength(15);
    expect(kindsOf(report)).toEqual(['copy']);
  });

  it('whole, by ten articles of one outlet or of ten', async () => {
    const same = Array<string>(10).fill(filler(9, 120));
    const one = (await scanned([folderOf(files('courier', same))])).report;
    const ten = (await scanned([folderOf(Object.fromEntries(same.map((text, n) => [`o${n}/a.txt`, text])))]))
      .report;
    for (const report of [one, ten]) {
      expect(report.pairs).toHaveLength(9);
      expect([relationsOf(report), kindsOf(report)]).toEqual([['identical'], ['copy']]);
    }
  });
});

describe.concurrent('words that others quote', () => {
  const SAID =
    'we will not leave this harbour to the cranes and the customs men while one boat of ours still floats in it';
  const quoting = (n: number): string =>
    `${filler(20 + n, 90)}\n\nThe chairman said: “${SAID}.” ${filler(40 + n, 60)}`;
  const bare = (n: number): string => `${filler(60 + n, 90)}\n\n${SAID}\n\n${filler(80 + n, 60)}`;
  const folder = (quoters: number, others: number): string =>
    folderOf(
      Object.assign(
        {},
        ...Array.from({ length: quoters }, (_, n) => files(`quoting-${n}`, [quoting(n)])),
        ...Array.from({ length: others }, (_, n) => files(`bare-${n}`, [bare(n)])),
      ),
    );

  it('are a quotation where two have them in marks and a third prints them bare', async () => {
    const { report } = await scanned([folder(2, 1)]);
    expect(report.pairs).toHaveLength(3);
    expect([relationsOf(report), kindsOf(report)]).toEqual([['quotes'], ['quotation']]);
  });

  it('are copy where one alone quotes them', async () => {
    expect(kindsOf((await scanned([folder(1, 1)])).report)).toEqual(['copy']);
  });

  it('stay copy between two that print them bare, unless four others quote them', async () => {
    const ids = ['bare-0/0.txt', 'bare-1/0.txt'] as const;
    expect(pairOf((await scanned([folder(3, 2)])).report, ...ids)?.relation).toBe('passages');
    expect(pairOf((await scanned([folder(4, 2)])).report, ...ids)?.relation).toBe('quotes');
  });
});

describe.concurrent('forms and versions', () => {
  const fill = (form: string, seed: number): string => {
    let n = seed;
    return form.replaceAll('#', () => String(10 + ((n++ * 7919 + seed * 104_729) % 880)));
  };
  it.each([
    [
      'a market report',
      'The Ostermark exchange closed in moderate trading. The index ended at #.# points, a change of #.# percent from ' +
        'the day before. Of the shares in it # gained and # fell. Turnover came to # million crowns, against # million ' +
        'the day before. The crown stood at #.# to the dollar, and a barrel of oil cost # dollars in late trading.',
    ],
    [
      'German weather',
      'Das Wetter für Grünau: Am Vormittag ist es heiter, die Temperatur steigt auf # Grad. Der Wind weht mit # ' +
        'Kilometern in der Stunde aus West. Die Wahrscheinlichkeit für Regen liegt bei # Prozent. In der Nacht sinkt ' +
        'die Temperatur auf # Grad. Die Sonne geht um #.# Uhr auf und um #.# Uhr unter.',
    ],
    [
      'Spanish results',
      'Resultados de la jornada # de la liga del puerto. El Atlético venció al Cabo por # a # ante # espectadores. El ' +
        'Faro perdió contra el Muelle por # a # ante # espectadores. La Ría y el Dique empataron a # ante # ' +
        'espectadores. El líder suma # puntos y el último # puntos.',
    ],
  ])('%s that is filled again is a form, in no family', async (_, form) => {
    const texts = Array.from({ length: 5 }, (_, n) => fill(form, n + 1));
    const { report } = await scanned([folderOf(files('courier', texts))]);
    expect(report.pairs).toHaveLength(10);
    expect(relationsOf(report)).toEqual(['form']);
    expect(report.families).toEqual([]);
  });

  it('a story that one outlet brings up to date twice is one family of versions, and its lead is copy', async () => {
    const body =
      'The harbour master said that divers were still searching the cabins on the lower deck. Its captain told the ' +
      'coastguard that the steering failed when the vessel passed the outer buoy. The company that runs the line said ' +
      'that the ship had been inspected in spring and that nothing had been found wrong with her.';
    const lead =
      'A ferry with 214 people on board struck the Skerrow rocks before dawn on Sunday in calm weather.';
    const version = (dead: number, seed: number, added: number): string =>
      `${lead} At least ${dead} people died.\n\n${body}\n\n${filler(seed, added)}`;
    const texts = [version(12, 1, 12), version(17, 2, 70), version(23, 3, 90)];
    const { report } = await scanned([
      folderOf(files('courier', [...texts, ...stories(12, 40)])),
      '--all-pairs',
    ]);
    expect(report.families.map(({ articles }) => articles.length)).toEqual([3]);
    expect(report.pairs).toHaveLength(3);
    expect([relationsOf(report), kindsOf(report)]).toEqual([['version'], ['copy']]);
    for (const { passages } of report.pairs) expect(passages[0].text.startsWith('A ferry with')).toBe(true);
  });
});
