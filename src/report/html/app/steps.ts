import { count } from '../../numbers.js';
import type { ShownFamily, ShownPair } from '../shape.js';
import { type Branch, h } from '../view/tree.js';
import type { State } from './state.js';

/** The way from one finding to the next: pairs as the table lists them, families as the report does. */

export interface Neighbours {
  readonly before: string | null;
  readonly after: string | null;
  readonly told: string;
}

export function neighboursOf({ index, listed }: State, finding: ShownPair | ShownFamily): Neighbours {
  const isPair = 'relation' in finding;
  const all: readonly { key: string }[] = isPair
    ? listed.includes(finding)
      ? listed
      : index.pairs
    : index.families;
  const at = all.indexOf(finding);
  const address = (to: { key: string } | undefined): string | null =>
    to === undefined ? null : `#${isPair ? 'pair' : 'family'}-${to.key}`;
  return {
    before: address(all[at - 1]),
    after: address(all[at + 1]),
    told: `${isPair ? 'Pair' : 'Family'} ${count(at + 1)} of ${count(all.length)}`,
  };
}

export function stepsOf(state: State, finding: ShownPair | ShownFamily): Branch {
  const { before, after, told } = neighboursOf(state, finding);
  const link = (to: string | null, label: string, key: string): Branch =>
    to === null ? h('span', { class: 'off' }, label) : h('a', { href: to }, label, ' ', h('kbd', {}, key));
  return h(
    'nav',
    { class: 'way', 'aria-label': 'Findings' },
    h('a', { href: '#' }, 'All findings ', h('kbd', {}, 'u')),
    h('span', { class: 'note' }, told),
    link(before, 'Previous', 'p'),
    link(after, 'Next', 'n'),
  );
}
