import { plural } from '../../numbers.js';
import type { Changes } from './changes.js';
import type { ShownMember } from './member.js';
import { type Branch, h } from './tree.js';

/** What each version added, changed and dropped. */
export function changesView(members: readonly ShownMember[]): Branch | null {
  const changed = members.filter((member) => member.changes !== null);
  if (changed.length === 0) return null;
  return h(
    'section',
    { 'aria-labelledby': 'changes' },
    h('h2', { id: 'changes' }, 'What each version did'),
    changed.map(({ article, changes: did }) => {
      const { added, dropped, changed: replaced } = did as Changes;
      const summary = [
        added.length === 0 ? 'nothing added' : plural(added.length, 'addition'),
        replaced.length === 0 ? 'nothing changed' : plural(replaced.length, 'change'),
        dropped.length === 0 ? 'nothing dropped' : plural(dropped.length, 'cut'),
      ];
      return h(
        'details',
        { class: 'change' },
        h(
          'summary',
          {},
          h(
            'span',
            { dir: 'auto' },
            article.outlet === null ? article.id : `${article.outlet}: ${article.name}`,
          ),
          h('span', { class: 'sub' }, summary.join(', ')),
        ),
        list(
          'Added',
          added.map((text) => h('ins', {}, text)),
        ),
        list(
          'Changed',
          replaced.map(({ from, to }) => [h('del', {}, from), ' ', h('ins', {}, to)]),
        ),
        list(
          'Dropped',
          dropped.map((text) => h('del', {}, text)),
        ),
      );
    }),
  );
}

const list = (title: string, items: readonly (Branch | (Branch | string)[])[]): Branch | null =>
  items.length === 0
    ? null
    : h(
        'div',
        {},
        h('h3', {}, title),
        h(
          'ul',
          {},
          items.map((item) => h('li', { dir: 'auto' }, item)),
        ),
      );
