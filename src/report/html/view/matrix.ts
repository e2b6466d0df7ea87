import type { ShownArticle } from '../shape.js';
import { type Branch, h } from './tree.js';

/** How much of each version (row) stands in each other (column), exact, by shingles. */
export function containmentMatrix(
  articles: readonly ShownArticle[],
  matrix: readonly (readonly number[])[],
): Branch {
  return h(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': 'Containment', tabindex: 0 },
    h(
      'table',
      { class: 'matrix' },
      h('caption', {}, 'Per cent of the row’s runs of words that stand in the column’s text.'),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('td', {}),
          articles.map((article, i) => h('th', { scope: 'col', title: article.id }, `${i + 1}`)),
        ),
      ),
      h(
        'tbody',
        {},
        articles.map((article, i) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, h('span', { dir: 'auto' }, article.outlet ?? article.id), ` ${i + 1}`),
            matrix[i].map((share, j) =>
              i === j
                ? h('td', { class: 'self' }, '·')
                : h(
                    'td',
                    { class: `level-${Math.min(4, Math.floor(share * 5))}` },
                    `${Math.round(share * 100)}`,
                  ),
            ),
          ),
        ),
      ),
    ),
  );
}
