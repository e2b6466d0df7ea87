import type { Member, Passage } from '../../../model.js';
import { piecesOf } from '../../differences.js';
import { plural } from '../../numbers.js';
import type { ShownArticle, ShownPair } from '../shape.js';
import { type Branch, h } from './tree.js';

/** What a version did to the text it is compared with, stretch by stretch. */
export interface Changes {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  readonly changed: readonly { readonly from: string; readonly to: string }[];
}

/** A member of a family as the page shows it; its number is its place in the family. */
export interface ShownMember {
  readonly article: ShownArticle;
  readonly representative: boolean;
  /** with the representative; null for itself, and where the report leaves the pair out */
  readonly pair: ShownPair | null;
  /** its words shared with the representative */
  readonly shared: number;
  readonly counts: Member | null;
  readonly changes: Changes | null;
}

/**
 * @param text the representative's, `version` the member's; `isA` where the representative is a of the pair
 */
export function changesOf(
  text: string,
  version: string,
  passages: readonly Passage[],
  isA: boolean,
): Changes {
  const [own, other] = isA ? (['a', 'b'] as const) : (['b', 'a'] as const);
  const dropped = outside(text, passages, own);
  const added = outside(version, passages, other);
  const changed: { from: string; to: string }[] = [];
  for (const passage of passages) {
    for (const piece of piecesOf(passage)) {
      if (piece.is !== 'changed') continue;
      const [from, to] = [piece[own], piece[other]];
      if (from === '') added.push(to);
      else if (to === '') dropped.push(from);
      else changed.push({ from, to });
    }
  }
  return { added, dropped, changed };
}

/** The stretches of a text that no passage covers, by paragraphs, those without a word left out. */
function outside(text: string, passages: readonly Passage[], side: 'a' | 'b'): string[] {
  const spans = passages.map((passage) => passage[side]).sort((x, y) => x.begin - y.begin);
  const out: string[] = [];
  let at = 0;
  const add = (end: number): void => {
    for (const part of text.slice(at, Math.max(at, end)).split(/\n[^\S\n]*\n\s*/u)) {
      const trimmed = part.replace(/^[^\p{L}\p{N}“„«"'‘(]+/u, '').trim();
      if (/[\p{L}\p{N}]/u.test(trimmed)) out.push(trimmed);
    }
  };
  for (const { begin, end } of spans) {
    if (begin > at) add(begin);
    at = Math.max(at, end);
  }
  add(text.length);
  return out;
}

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
