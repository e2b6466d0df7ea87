import { count } from '../../numbers.js';
import type { Index, ShownPair } from '../shape.js';
import { familyTable, familyValue } from '../view/family-table.js';
import { latestDate, pairRow, pairTable, pairValue, relationShown } from '../view/pair-table.js';
import { largerShare, sidesOf } from '../view/sentences.js';
import { sorted } from '../view/table.js';
import { type Branch, h } from '../view/tree.js';
import { byId, draw, fill, tell } from './draw.js';
import { type Filter, NO_FILTER, type State } from './state.js';

/** The tables of the start page, sorted and filtered. */

/** Rows drawn at a time; more come as the reader reaches the last. */
const ROWS = 100;

export function showFamilies({ index, families: order }: State): void {
  const shown = sorted(index.families, (family) => familyValue(index, family, order.by), order.down);
  if (index.families.length > 0) fill(byId('family-table'), familyTable(index, shown, order));
}

export function showFilter(state: State): void {
  if (state.index.pairs.length > 0) fill(byId('pair-filter'), filterForm(state.index));
}

/** Draws the table of pairs as the filter and the order stand. */
export function showPairs(state: State): void {
  const { index, filter, pairs: order } = state;
  if (index.pairs.length === 0) return;
  const kept = index.pairs.filter((pair) => passes(index, pair, filter));
  state.listed = sorted(kept, (pair) => pairValue(index, pair, order.by), order.down);
  state.rows = Math.min(ROWS, state.listed.length);
  const rows = state.listed.slice(0, state.rows);
  const more = h('p', { id: 'more' });
  fill(byId('pair-table'), pairTable(index, rows, order), more);
  showMore(state);
  const told = `${count(kept.length)} of ${count(index.pairs.length)} pairs`;
  byId('pair-count').textContent = kept.length === index.pairs.length ? `${count(kept.length)} pairs` : told;
  tell(told);
}

/** Draws the next rows. */
export function moreRows(state: State, rows = ROWS): void {
  const body = document.querySelector('#pair-table tbody');
  const next = state.listed.slice(state.rows, state.rows + rows);
  body?.append(...next.map((pair) => draw(pairRow(state.index, pair, false))));
  state.rows += next.length;
  showMore(state);
}

function showMore({ listed, rows }: State): void {
  const left = listed.length - rows;
  if (listed.length === 0) {
    fill(
      byId('more'),
      'No pair passes the filter. ',
      h('button', { type: 'button', 'data-act': 'clear' }, 'Clear it'),
    );
    return;
  }
  fill(
    byId('more'),
    ...(left === 0
      ? []
      : [
          h(
            'button',
            { type: 'button', 'data-act': 'more' },
            `${count(Math.min(ROWS, left))} more of ${count(left)}`,
          ),
          ' ',
          h('button', { type: 'button', 'data-act': 'all' }, 'All'),
        ]),
  );
}

function passes(index: Index, pair: ShownPair, filter: Filter): boolean {
  const sides = sidesOf(index, pair);
  const { a, b } = sides;
  if (!filter.families && pair.family >= 0) return false;
  if (filter.relation !== '' && pair.relation !== filter.relation) return false;
  if (filter.outlet !== '' && a.outlet !== filter.outlet && b.outlet !== filter.outlet) return false;
  if (filter.credit !== '' && !a.credit.includes(filter.credit) && !b.credit.includes(filter.credit))
    return false;
  if (filter.share > 0 && largerShare(pair, sides) * 100 < filter.share) return false;
  if (filter.from !== '' || filter.to !== '') {
    const day = latestDate(index, pair)?.slice(0, 10) ?? '';
    if (day === '' || (filter.from !== '' && day < filter.from) || (filter.to !== '' && day > filter.to))
      return false;
  }
  const words = filter.words.toLocaleLowerCase();
  if (words === '') return true;
  return [a, b].some((side) =>
    [side.name, side.id, side.outlet ?? ''].some((text) => text.toLocaleLowerCase().includes(words)),
  );
}

function filterForm(index: Index): Branch {
  const outlets = counted(index.articles.flatMap(({ outlet }) => outlet ?? []));
  const credits = counted(index.articles.flatMap(({ credit }) => credit));
  const relations = counted(index.pairs.map(({ relation }) => relation));
  const dated = index.articles.some(({ date }) => date !== null);
  const list = <T extends string>(values: readonly [T, number][], shown: (value: T) => string): Branch[] =>
    values.map(([value, n]) => h('option', { value }, `${shown(value)} (${count(n)})`));
  const same = (value: string): string => value;
  return h(
    'form',
    { class: 'filter', 'aria-label': 'Filter the pairs' },
    field('words', 'Title, outlet or file', 'input', { type: 'search', autocomplete: 'off' }),
    field('outlet', 'Outlet', 'select', {}, list(outlets, same)),
    field('relation', 'Relation', 'select', {}, list(relations, relationShown)),
    credits.length > 0 && field('credit', 'Agency or author', 'select', {}, list(credits, same)),
    dated && field('from', 'From', 'input', { type: 'date' }),
    dated && field('to', 'To', 'input', { type: 'date' }),
    field('share', 'Least share, %', 'input', { type: 'number', min: 0, max: 100, step: 1, value: 0 }),
    index.families.length > 0 &&
      h(
        'label',
        { class: 'check' },
        h('input', { type: 'checkbox', name: 'families', checked: true }),
        'also pairs inside families',
      ),
    h(
      'div',
      { class: 'standing' },
      h('span', { id: 'pair-count' }),
      h('button', { type: 'button', 'data-act': 'clear' }, 'Clear'),
    ),
  );
}

/** A field with its label; a choice begins with all. */
const field = (
  name: keyof Filter,
  label: string,
  tag: 'input' | 'select',
  attrs: Readonly<Record<string, string | number>>,
  options: readonly Branch[] = [],
): Branch =>
  h(
    'div',
    { class: `field ${name}` },
    h('label', { for: `filter-${name}` }, label),
    h(
      tag,
      { id: `filter-${name}`, name, ...attrs },
      tag === 'select' && [h('option', { value: '' }, 'all'), options],
    ),
  );

/** Distinct values, the most frequent first. */
function counted<T extends string>(values: readonly T[]): [T, number][] {
  const found = new Map<T, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
}

/** Reads the filter off its form. */
export function readFilter(state: State): void {
  const form = document.querySelector<HTMLFormElement>('form.filter');
  if (form === null) return;
  const values = new FormData(form);
  const text = (name: string): string => String(values.get(name) ?? '');
  state.filter = {
    words: text('words').trim(),
    outlet: text('outlet'),
    credit: text('credit'),
    relation: text('relation'),
    from: text('from'),
    to: text('to'),
    share: Number(text('share')) || 0,
    families: state.index.families.length === 0 || values.has('families'),
  };
}

export function clearFilter(state: State): void {
  document.querySelector<HTMLFormElement>('form.filter')?.reset();
  state.filter = { ...NO_FILTER };
}
