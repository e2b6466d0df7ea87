import { count, percent, sharedBy, shareOf } from '../../numbers.js';
import type { Index, ShownArticle, ShownPair } from '../shape.js';
import { dateShown, momentOf } from './dates.js';
import { largerShare, pairSentences, sidesOf } from './sentences.js';
import { type Column, columnHeads, type Order } from './table.js';
import { type Branch, h } from './tree.js';

/** The table of pairs. */

export type PairColumn = 'relation' | 'a' | 'b' | 'shared' | 'ofA' | 'ofB' | 'date';

const COLUMNS: readonly Column<PairColumn>[] = [
  { by: 'relation', label: 'Relation', numeric: false },
  { by: 'a', label: 'A', numeric: false },
  { by: 'b', label: 'B', numeric: false },
  { by: 'date', label: 'Latest', numeric: false },
  { by: 'shared', label: 'Words shared', numeric: true },
  { by: 'ofA', label: 'of A', numeric: true },
  { by: 'ofB', label: 'of B', numeric: true },
];

/** As relations are told to people. */
export const relationShown = (relation: ShownPair['relation']): string =>
  ({
    identical: 'identical',
    'near-duplicate': 'near-duplicate',
    version: 'version',
    excerpt: 'excerpt',
    passages: 'passages',
    quotes: 'quotes only',
    form: 'one form',
    boilerplate: 'standing text',
  })[relation];

const STRENGTH: readonly ShownPair['relation'][] = [
  'boilerplate',
  'form',
  'quotes',
  'passages',
  'excerpt',
  'version',
  'near-duplicate',
  'identical',
];

/** The later of the two dates, as it is given. */
export function latestDate(index: Index, pair: ShownPair): string | null {
  const { a, b } = sidesOf(index, pair);
  const [x, y] = [momentOf(a.date), momentOf(b.date)];
  if (x === null || y === null) return x === null ? (y === null ? null : b.date) : a.date;
  return x.at > y.at ? a.date : b.date;
}

export function pairValue(index: Index, pair: ShownPair, by: PairColumn): string | number {
  const sides = sidesOf(index, pair);
  switch (by) {
    case 'relation':
      return STRENGTH.indexOf(pair.relation) + largerShare(pair, sides) / 2;
    case 'a':
      return `${sides.a.outlet ?? ''} ${sides.a.name}`.toLocaleLowerCase();
    case 'b':
      return `${sides.b.outlet ?? ''} ${sides.b.name}`.toLocaleLowerCase();
    case 'date':
      return momentOf(latestDate(index, pair))?.at ?? Number.NEGATIVE_INFINITY;
    case 'shared':
      return sharedBy(pair);
    case 'ofA':
      return shareOf(pair.a.shared, sides.a.words);
    case 'ofB':
      return shareOf(pair.b.shared, sides.b.words);
  }
}

/**
 * The table with its rows. Where the page cannot sort, each row tells its pair in sentences and bears its
 * address.
 */
export function pairTable(
  index: Index,
  pairs: readonly ShownPair[],
  order: Order<PairColumn> | null,
): Branch {
  const alone = order === null;
  return h(
    'table',
    { class: 'list cards pairs', 'aria-label': 'Pairs' },
    columnHeads(COLUMNS, order, 'pairs'),
    h(
      'tbody',
      {},
      pairs.map((pair) => pairRow(index, pair, alone)),
    ),
  );
}

export function pairRow(index: Index, pair: ShownPair, alone: boolean): Branch {
  const sides = sidesOf(index, pair);
  const address = `pair-${pair.key}`;
  const relation = relationShown(pair.relation);
  const family = pair.family < 0 ? null : index.families[pair.family];
  return h(
    'tr',
    { id: alone ? address : null },
    h(
      'th',
      { scope: 'row', class: 'relation' },
      h(
        'a',
        { href: `#${address}` },
        relation,
        h('span', { class: 'hidden' }, `: ${sides.a.name} and ${sides.b.name}`),
      ),
      family !== null &&
        h('span', { class: 'sub' }, h('a', { href: `#family-${family.key}` }, 'in a family')),
    ),
    articleCell(sides.a, 'A', alone ? pairSentences(pair, sides) : null),
    articleCell(sides.b, 'B', null),
    h('td', { class: 'day', 'data-label': 'Latest' }, dayShown(latestDate(index, pair))),
    h('td', { class: 'n', 'data-label': 'Words shared' }, count(sharedBy(pair))),
    shareCell(shareOf(pair.a.shared, sides.a.words), 'A'),
    shareCell(shareOf(pair.b.shared, sides.b.words), 'B'),
  );
}

const dayShown = (date: string | null): string => (date === null ? '–' : dateShown(date.slice(0, 10)));

const articleCell = (article: ShownArticle, side: string, more: string | null): Branch =>
  h(
    'td',
    { class: 'article', 'data-label': side },
    h('span', { class: 'name', dir: 'auto' }, article.name),
    h(
      'span',
      { class: 'sub', dir: 'auto' },
      [article.outlet, article.date === null ? null : dateShown(article.date)]
        .filter((part) => part !== null)
        .join(' · '),
    ),
    more !== null && h('span', { class: 'sentence' }, more),
  );

/** A share as a figure with a bar behind it. */
function shareCell(share: number, side: string): Branch {
  const width = (Math.round(share * 1000) / 10).toString();
  return h(
    'td',
    { class: 'n share', 'data-label': `of ${side}` },
    percent(share),
    h(
      'svg',
      { class: 'bar', width: '100%', height: 3, 'aria-hidden': 'true', focusable: 'false' },
      h('rect', { class: 'track', width: '100%', height: 3 }),
      h('rect', { class: 'part', width: `${width}%`, height: 3 }),
    ),
  );
}
