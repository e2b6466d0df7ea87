import type { Report, Span } from '../../src/model.js';
import { resolveOptions } from '../../src/options.js';
import { findSources } from '../../src/read/inputs.js';
import type { TextInput } from '../../src/read/memory.js';
import type { Texts } from '../../src/report/reporter.js';
import { scanSources } from '../../src/scan.js';

/** A small newsroom, invented, with all that a report can say of it: as judged by hand. */

const FIRE =
  'A fire in the depot of Brackwater’s tram company destroyed eleven cars early on Tuesday, among them the last two of the 1926 series.';
const CAUSE =
  'Inspectors traced it to a battery charger that had been left running under a tarpaulin in the paint shop.';
const QUOTE =
  '“We heard glass go before we smelled anything,” said Odette Marrin, who drives the first service of the day.';
const PLANS =
  'The company will run buses on lines 3 and 8 until spring, and has asked the museum in Holm for the loan of four cars.';
const COST = 'Rebuilding the shop will cost nine million crowns, of which the insurer has promised six.';
const UNION =
  'The drivers’ union had complained about the charger twice, in letters that the company says it never received.';
const FOOTER =
  'The Holm Courier is printed on paper from certified forests. Write to the desk with corrections.';
const CREDIT = 'Reporting by Lena Abt for Meridian News Agency; editing by Paul Voss.';

export const ARTICLES: readonly TextInput[] = [
  {
    id: 'agency/depot-fire',
    title: 'Fire destroys eleven trams in Brackwater',
    outlet: 'Meridian News Agency',
    date: '2025-02-04T06:10Z',
    credit: ['Meridian News Agency', 'Lena Abt'],
    language: 'en',
    text: [FIRE, CAUSE, QUOTE, PLANS, COST, UNION, CREDIT].join('\n\n'),
  },
  {
    id: 'courier/trams-burn',
    title: 'Trams burn, buses roll',
    outlet: 'Holm Courier',
    date: '2025-02-04T09:40Z',
    credit: [],
    language: 'en',
    text: [
      FIRE.replace('eleven cars early on Tuesday', 'eleven cars on Tuesday morning'),
      PLANS,
      QUOTE,
      CAUSE.replace('left running', 'forgotten'),
      'Passengers at the bridge waited for most of an hour, and some of them walked.',
      FOOTER,
    ].join('\n\n'),
  },
  {
    id: 'evening/depot',
    title: 'Charger blamed for depot blaze',
    outlet: 'Brackwater Evening',
    date: '2025-02-05',
    credit: ['Meridian News Agency'],
    language: 'en',
    text: [CAUSE, FIRE, QUOTE, COST.replace('nine million', 'nearly nine million'), UNION].join('\n\n'),
  },
  {
    id: 'weekly/chargers',
    title: 'What a charger may do in the night',
    outlet: 'The Ostermark Weekly',
    date: '2025-02-09',
    credit: ['Ines Toll'],
    language: 'en',
    text: [
      'Eight of ten workshops that this paper asked leave batteries to charge when the last of the staff has gone home, though none of them likes to say so.',
      `In Brackwater that went badly. ${CAUSE}`,
      'A smoke alarm for such a room costs less than a pair of boots, and the law has asked for one since last year; nobody has come to look.',
      QUOTE,
    ].join('\n\n'),
  },
];

/** The report of the newsroom, its direction, origin, members and core as a judge would give them. */
export async function newsroom(): Promise<{ report: Report; texts: Texts }> {
  const { report, texts } = await scanSources(
    await findSources(ARTICLES, []),
    resolveOptions({ workers: 1, minWords: 8, allPairs: true }),
  );
  const agency = ARTICLES[0].id;
  for (const pair of report.pairs) {
    if (pair.a.id !== agency) continue;
    pair.direction = {
      source: agency,
      confidence: 'likely',
      reasons: ['A is 3 hours older (strong)', 'A credits an agency (some)'],
    };
  }
  for (const family of report.families) {
    const text = texts.of(family.representative) ?? '';
    const place = (words: string): Span => {
      const begin = text.indexOf(words);
      return { begin, end: begin + words.length, words: words.split(' ').length };
    };
    family.origin = {
      id: agency,
      confidence: 'likely',
      reasons: ['the oldest of three', 'an agency’s own text'],
    };
    family.core = [place(QUOTE), place('Inspectors traced it to a battery charger that had been')];
    family.members = family.articles
      .filter((id) => id !== family.representative)
      .map((id) => ({ id, kept: 80, changed: 4, added: 12, dropped: 30 }));
  }
  report.summary.agency = { articles: 2, pairs: 1, copied: 60 };
  report.problems = [{ path: 'agency/broken.txt', message: 'is no UTF-8 text: save it as UTF-8' }];
  return { report, texts };
}
