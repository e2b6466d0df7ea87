import { count, percent, shareOf } from '../../numbers.js';
import { CLASS_NAMES, CLASSES, type Class, type Division } from './divide.js';
import type { Sides } from './sentences.js';
import { plainHeads } from './table.js';
import { type Branch, h } from './tree.js';

/** The words of both articles by class, with switches for which of them count as shared. */
export function divisionTable({ a, b }: { a: Division; b: Division }, sides: Sides): Branch {
  const shown = CLASSES.filter((name) => name === 'copy' || name === 'own' || a[name] + b[name] > 0);
  return h(
    'section',
    { class: 'division', 'aria-labelledby': 'division' },
    h('h2', { id: 'division' }, 'Where the words go'),
    bar(a, sides.a.words, 'A'),
    bar(b, sides.b.words, 'B'),
    h(
      'table',
      { class: 'list small' },
      plainHeads(['Words, and whether they count', 'in A', 'in B'], (i) => i > 0),
      h(
        'tbody',
        {},
        shown.map((name) => row(name, a, b, sides)),
      ),
      h(
        'tfoot',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, 'All words'),
          h('td', { class: 'n' }, count(sides.a.words)),
          h('td', { class: 'n' }, count(sides.b.words)),
        ),
        h(
          'tr',
          { class: 'sum' },
          h('th', { scope: 'row' }, 'Counted as shared'),
          h('td', { class: 'n', id: 'counted-a' }),
          h('td', { class: 'n', id: 'counted-b' }),
        ),
      ),
    ),
    h('p', { class: 'note', id: 'counted-note' }),
  );
}

function row(name: Class, a: Division, b: Division, sides: Sides): Branch {
  const [label, meaning] = CLASS_NAMES[name];
  const words = (n: number, of: number): Branch =>
    h('td', { class: 'n' }, count(n), h('span', { class: 'sub' }, percent(shareOf(n, of))));
  const key = h('span', { class: `key ${name}`, 'aria-hidden': 'true' });
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row' },
      h(
        'div',
        { class: 'line' },
        name === 'own'
          ? h('span', { class: 'check' }, h('span', { class: 'unticked' }), key, label)
          : h(
              'label',
              { class: 'check' },
              h('input', { type: 'checkbox', name: 'count', value: name, checked: name === 'copy' }),
              key,
              label,
            ),
        h('span', { class: 'sub' }, meaning),
      ),
    ),
    words(a[name], sides.a.words),
    words(b[name], sides.b.words),
  );
}

/** The classes as parts of one bar. */
function bar(division: Division, words: number, letter: string): Branch {
  let at = 0;
  const parts = CLASSES.filter((name) => division[name] > 0).map((name) => {
    const [x, width] = [at, shareOf(division[name], words) * 100];
    at += width;
    return h('rect', {
      class: `key ${name}`,
      x: `${x.toFixed(2)}%`,
      width: `${width.toFixed(2)}%`,
      height: 14,
    });
  });
  return h(
    'div',
    { class: 'wordbar' },
    h('span', { class: 'letter', 'aria-hidden': 'true' }, letter),
    h('svg', { width: '100%', height: 14, 'aria-hidden': 'true', focusable: 'false' }, parts),
  );
}

/** The words that the chosen classes hold, as figures. */
export const countedWords = (division: Division, chosen: ReadonlySet<string>): number =>
  CLASSES.reduce((sum, name) => sum + (chosen.has(name) ? division[name] : 0), 0);
