import { type Branch, h } from './tree.js';

/** Heads of the columns of tables, and the order of rows in those that can be sorted by them. */

export interface Column<By extends string> {
  readonly by: By;
  readonly label: string;
  readonly numeric: boolean;
}

export interface Order<By extends string> {
  readonly by: By;
  readonly down: boolean;
}

/** Buttons where the page can sort (`order` is not null), else plain heads. */
export function columnHeads<By extends string>(
  columns: readonly Column<By>[],
  order: Order<By> | null,
  table: string,
): Branch {
  return h(
    'thead',
    {},
    h(
      'tr',
      {},
      columns.map(({ by, label, numeric }) => {
        const sorted = order?.by === by ? (order.down ? 'descending' : 'ascending') : null;
        const sign = sorted === null ? '' : sorted === 'descending' ? ' ↓' : ' ↑';
        return h(
          'th',
          { scope: 'col', class: numeric ? 'n' : null, 'aria-sort': sorted },
          order === null
            ? label
            : h(
                'button',
                { type: 'button', 'data-act': 'sort', 'data-table': table, 'data-by': by },
                label,
                h('span', { 'aria-hidden': 'true' }, sign),
              ),
        );
      }),
    ),
  );
}

/** Heads of columns, those of figures to the right. */
export const plainHeads = (labels: readonly string[], isNumeric: (column: number) => boolean): Branch =>
  h(
    'thead',
    {},
    h(
      'tr',
      {},
      labels.map((label, i) => h('th', { scope: 'col', class: isNumeric(i) ? 'n' : null }, label)),
    ),
  );

/** Values in an order; equal ones as they stood. */
export function sorted<T>(values: readonly T[], keyOf: (value: T) => string | number, down: boolean): T[] {
  const keyed = values.map((value) => ({ value, key: keyOf(value) }));
  keyed.sort((x, y) => {
    const sign = x.key < y.key ? -1 : x.key > y.key ? 1 : 0;
    return down ? -sign : sign;
  });
  return keyed.map(({ value }) => value);
}
