import { count, percent, shareOf } from '../../numbers.js';
import type { Index, ShownFamily, ShownPair } from '../shape.js';
import { dateShown, momentOf } from './dates.js';
import { type Column, columnHeads, type Order } from './table.js';
import { type Branch, h } from './tree.js';

/** The table of families. */

export type FamilyColumn = 'name' | 'articles' | 'outlets' | 'first' | 'last' | 'share';

const COLUMNS: readonly Column<FamilyColumn>[] = [
  { by: 'name', label: 'Text', numeric: false },
  { by: 'articles', label: 'Articles', numeric: true },
  { by: 'outlets', label: 'Outlets', numeric: true },
  { by: 'first', label: 'First', numeric: false },
  { by: 'last', label: 'Last', numeric: false },
  { by: 'share', label: 'Mean share', numeric: true },
];

export const familyName = ({ articles }: Index, family: ShownFamily): string =>
  articles[family.representative].name;

const outletsOf = ({ articles }: Index, family: ShownFamily): string[] => [
  ...new Set(family.articles.flatMap((i) => articles[i].outlet ?? [])),
];

/** Dates of its articles that can be placed, in their order. */
function datesOf({ articles }: Index, family: ShownFamily): string[] {
  const dates = family.articles
    .flatMap((i) => articles[i].date ?? [])
    .filter((date) => momentOf(date) !== null);
  return dates.sort((x, y) => (momentOf(x)?.at ?? 0) - (momentOf(y)?.at ?? 0));
}

/** Mean of the members' shares with the representative, for which pairs are at hand. */
function meanShare(index: Index, family: ShownFamily): number {
  let sum = 0;
  let n = 0;
  for (const pair of pairsWithin(index).get(family) ?? []) {
    const member =
      pair.a.article === family.representative
        ? pair.b
        : pair.b.article === family.representative
          ? pair.a
          : null;
    if (member === null) continue;
    sum += shareOf(member.shared, index.articles[member.article].words);
    n++;
  }
  return n === 0 ? 0 : sum / n;
}

const within = new WeakMap<Index, Map<ShownFamily, ShownPair[]>>();

/** The pairs inside each family. */
export function pairsWithin(index: Index): Map<ShownFamily, ShownPair[]> {
  let found = within.get(index);
  if (found !== undefined) return found;
  found = new Map();
  for (const pair of index.pairs) {
    if (pair.family < 0) continue;
    const family = index.families[pair.family];
    const list = found.get(family);
    if (list === undefined) found.set(family, [pair]);
    else list.push(pair);
  }
  within.set(index, found);
  return found;
}

export function familyValue(index: Index, family: ShownFamily, by: FamilyColumn): string | number {
  switch (by) {
    case 'name':
      return familyName(index, family).toLocaleLowerCase();
    case 'articles':
      return family.articles.length;
    case 'outlets':
      return outletsOf(index, family).length;
    case 'share':
      return meanShare(index, family);
    default: {
      const date = datesOf(index, family).at(by === 'first' ? 0 : -1);
      return date === undefined ? Number.POSITIVE_INFINITY : (momentOf(date)?.at ?? 0);
    }
  }
}

export function familyTable(
  index: Index,
  families: readonly ShownFamily[],
  order: Order<FamilyColumn> | null,
): Branch {
  return h(
    'table',
    { class: 'list cards' },
    columnHeads(COLUMNS, order, 'families'),
    h(
      'tbody',
      {},
      families.map((family) => row(index, family)),
    ),
  );
}

function row(index: Index, family: ShownFamily): Branch {
  const outlets = outletsOf(index, family);
  const dates = datesOf(index, family);
  const day = (date: string | undefined): string => (date === undefined ? '–' : dateShown(date.slice(0, 10)));
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row' },
      h('a', { href: `#family-${family.key}`, dir: 'auto' }, familyName(index, family)),
      h(
        'span',
        { class: 'sub', dir: 'auto' },
        outlets.slice(0, 6).join(', '),
        outlets.length > 6 && ` and ${outlets.length - 6} more`,
      ),
    ),
    h('td', { class: 'n', 'data-label': 'Articles' }, count(family.articles.length)),
    h('td', { class: 'n', 'data-label': 'Outlets' }, count(outlets.length)),
    h('td', { class: 'day', 'data-label': 'First' }, day(dates[0])),
    h('td', { class: 'day', 'data-label': 'Last' }, day(dates.at(-1))),
    h('td', { class: 'n', 'data-label': 'Mean share' }, percent(meanShare(index, family))),
  );
}
