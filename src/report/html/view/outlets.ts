import { count, plural, sharedBy } from '../../numbers.js';
import type { Index } from '../shape.js';
import { fitting } from './label.js';
import { plainHeads } from './table.js';
import { type Branch, h } from './tree.js';

/**
 * Who shares with whom: outlets against outlets, a disc for each two by the words they share. Where pairs have a
 * direction, the disc stands in the row of the outlet that carries and the column of the one it carries from;
 * else a ring in both.
 */

const MOST = 18;
const CELL = 22;
const LEFT = 138;
const TOP = 112;
/** Room for a name, in ems of the larger letters that a narrow window shows. */
const NAME = 9.8;

interface Cell {
  pairs: number;
  words: number;
}

/**
 * Words shared by two outlets, by `row column` of their names; `from` known in the first map, unknown in the
 * second.
 */
export interface Exchange {
  readonly outlets: readonly string[];
  readonly left: number;
  readonly directed: ReadonlyMap<string, Cell>;
  readonly open: ReadonlyMap<string, Cell>;
}

export function exchangeOf(index: Index): Exchange {
  const directed = new Map<string, Cell>();
  const open = new Map<string, Cell>();
  const weight = new Map<string, number>();
  for (const pair of index.pairs) {
    const [a, b] = [index.articles[pair.a.article].outlet, index.articles[pair.b.article].outlet];
    const words = sharedBy(pair);
    if (a === null || b === null || a === b || words === 0) continue;
    for (const outlet of [a, b]) weight.set(outlet, (weight.get(outlet) ?? 0) + words);
    const source = pair.direction.source;
    if (source === null) {
      add(open, a, b, words);
      add(open, b, a, words);
    } else if (source === 'a') add(directed, b, a, words);
    else add(directed, a, b, words);
  }
  const heaviest = [...weight.keys()].sort(
    (x, y) => (weight.get(y) ?? 0) - (weight.get(x) ?? 0) || (x < y ? -1 : 1),
  );
  return { outlets: heaviest.slice(0, MOST), left: Math.max(0, heaviest.length - MOST), directed, open };
}

const keyOf = (row: string, column: string): string => `${row}\n${column}`;

function add(cells: Map<string, Cell>, row: string, column: string, words: number): void {
  const cell = cells.get(keyOf(row, column));
  if (cell === undefined) cells.set(keyOf(row, column), { pairs: 1, words });
  else {
    cell.pairs++;
    cell.words += words;
  }
}

export function outletPicture(index: Index): Branch | null {
  const { outlets, left, directed, open } = exchangeOf(index);
  if (outlets.length < 2) return null;
  const most = [...directed.values(), ...open.values()].reduce((most, { words }) => Math.max(most, words), 0);
  const radius = (words: number): string => (2.5 + Math.sqrt(words / most) * (CELL / 2 - 3.5)).toFixed(1);
  const [width, height] = [LEFT + outlets.length * CELL + 72, TOP + outlets.length * CELL + 4];
  const ways = directed.size > 0;
  const caption = ways
    ? 'A disc: the outlet of the row seems to have words from the outlet of the column; each pair says how sure that is. A ring: who has it from whom is not known.'
    : 'A ring where two outlets share words; who has them from whom is not known.';
  return h(
    'figure',
    {},
    h(
      'svg',
      { class: 'outlets', width, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': caption },
      outlets.map((outlet, i) => [
        h('line', {
          class: 'rule',
          x1: LEFT,
          x2: LEFT + outlets.length * CELL,
          y1: middle(TOP, i),
          y2: middle(TOP, i),
        }),
        h('line', {
          class: 'rule',
          y1: TOP,
          y2: TOP + outlets.length * CELL,
          x1: middle(LEFT, i),
          x2: middle(LEFT, i),
        }),
        h(
          'text',
          { class: 'label', x: LEFT - 8, y: middle(TOP, i) + 4, 'text-anchor': 'end' },
          fitting(outlet, NAME),
        ),
        h(
          'text',
          { class: 'label', transform: `translate(${middle(LEFT, i) + 3} ${TOP - 6}) rotate(-55)` },
          fitting(outlet, NAME),
        ),
      ]),
      outlets.flatMap((row, y) =>
        outlets.map((column, x) => {
          const known = directed.get(keyOf(row, column));
          const unknown = open.get(keyOf(row, column));
          if (known === undefined && unknown === undefined) return null;
          return h(
            'g',
            {},
            h('title', {}, cellTitle(row, column, known, unknown)),
            unknown !== undefined &&
              h('circle', {
                class: 'ring',
                cx: middle(LEFT, x),
                cy: middle(TOP, y),
                r: radius(unknown.words),
              }),
            known !== undefined &&
              h('circle', {
                class: 'dot',
                cx: middle(LEFT, x),
                cy: middle(TOP, y),
                r: radius(known.words),
              }),
          );
        }),
      ),
    ),
    h(
      'figcaption',
      {},
      caption,
      left > 0 && ` ${plural(left, 'outlet that shares less is', 'outlets that share less are')} left out.`,
    ),
    exchangeTable(outlets, directed, open),
  );
}

const middle = (start: number, i: number): number => start + i * CELL + CELL / 2;

function cellTitle(row: string, column: string, known: Cell | undefined, unknown: Cell | undefined): string {
  const parts = [
    known === undefined
      ? null
      : `${row} carries ${plural(known.words, 'word')} of ${column} in ${plural(known.pairs, 'pair')}`,
    unknown === undefined
      ? null
      : `${row} and ${column} share ${plural(unknown.words, 'word')} in ${plural(unknown.pairs, 'pair')}`,
  ];
  return parts.filter((part) => part !== null).join('; ');
}

/** The same as a table, for those who do not see the picture or want its figures. */
function exchangeTable(
  outlets: readonly string[],
  directed: Exchange['directed'],
  open: Exchange['open'],
): Branch {
  const rows: { carries: string; of: string; cell: Cell; known: boolean }[] = [];
  for (const [i, row] of outlets.entries()) {
    for (const [j, column] of outlets.entries()) {
      const known = directed.get(keyOf(row, column));
      if (known !== undefined) rows.push({ carries: row, of: column, cell: known, known: true });
      const unknown = i < j ? open.get(keyOf(row, column)) : undefined;
      if (unknown !== undefined) rows.push({ carries: row, of: column, cell: unknown, known: false });
    }
  }
  rows.sort((x, y) => y.cell.words - x.cell.words);
  return h(
    'details',
    {},
    h('summary', {}, 'As a table'),
    h(
      'table',
      { class: 'list small' },
      plainHeads(['Outlet', 'and', 'Pairs', 'Words'], (i) => i > 1),
      h(
        'tbody',
        {},
        rows.map(({ carries, of, cell, known }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row', dir: 'auto' }, carries),
            h('td', { dir: 'auto' }, known ? `carries of ${of}` : of),
            h('td', { class: 'n' }, count(cell.pairs)),
            h('td', { class: 'n' }, count(cell.words)),
          ),
        ),
      ),
    ),
  );
}
