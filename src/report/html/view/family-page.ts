import { count, percent, plural, shareOf } from '../../numbers.js';
import type { Index, ShownFamily } from '../shape.js';
import { changesView, type ShownMember } from './changes.js';
import { dateShown } from './dates.js';
import { familyName } from './family-table.js';
import { containmentMatrix } from './matrix.js';
import { memberTimeline } from './member-timeline.js';
import { familySentence, originSentence } from './sentences.js';
import { plainHeads } from './table.js';
import { type Branch, h } from './tree.js';

export interface OpenedFamily {
  readonly family: ShownFamily;
  readonly members: readonly ShownMember[];
  /** stretches that every member holds, and quotations in them */
  readonly core: readonly string[];
  readonly quotations: readonly string[];
  /** share of the row's shingles that the column holds; null where a text is missing or there are too many */
  readonly matrix: readonly (readonly number[])[] | null;
}

export function familyPage(index: Index, opened: OpenedFamily, step: Branch): Branch[] {
  const { family, members, core, quotations, matrix } = opened;
  return [
    step,
    h(
      'article',
      { class: 'family' },
      h(
        'header',
        { class: 'verdict' },
        h('p', { class: 'eyebrow' }, familySentence(family, index)),
        h('h1', { tabindex: -1, dir: 'auto' }, familyName(index, family)),
        h('p', { class: 'more', dir: 'auto' }, originSentence(family, index)),
        family.origin.reasons.length > 0 &&
          h(
            'ul',
            { class: 'reasons' },
            family.origin.reasons.map((reason) => h('li', {}, reason)),
          ),
      ),
      h(
        'section',
        { 'aria-labelledby': 'versions' },
        h('h2', { id: 'versions' }, 'The versions'),
        memberTimeline(members),
        memberTable(family, members),
        members.some(({ counts }) => counts !== null) &&
          h(
            'p',
            { class: 'note' },
            'Share: how much of a version is copied, quotations and standing text aside. The rest in words, by the version that all are compared with and whatever their kind: kept, changed for others, added to it, dropped from it.',
          ),
      ),
      core.length > 0 &&
        stretches(
          'core',
          'In every version',
          'What all of them hold, in the words of the version they are compared with.',
          core,
        ),
      quotations.length > 0 &&
        stretches(
          'quotations',
          'Quotations in every version',
          'Quoted in all of them: whoever spoke, the words may come from the speaker.',
          quotations,
        ),
      changesView(members),
      matrix !== null &&
        h(
          'section',
          { 'aria-labelledby': 'matrix' },
          h('h2', { id: 'matrix' }, 'Who holds how much of whom'),
          containmentMatrix(
            members.map(({ article }) => article),
            matrix,
          ),
        ),
      h(
        'details',
        { class: 'evidence' },
        h('summary', {}, 'Evidence: id, hashes, version'),
        h('dl', {}, [
          h('dt', {}, 'Family'),
          h('dd', {}, family.id),
          h('dt', {}, 'Compared with'),
          h('dd', {}, index.articles[family.representative].id),
          h('dt', {}, 'Origin'),
          h('dd', {}, `${family.origin.id ?? 'unknown'} (${family.origin.confidence})`),
          members.map(({ article }, i) => [
            h('dt', {}, `Text ${i + 1}`),
            h('dd', {}, `${article.id}, XXH64 ${article.hash}, ${plural(article.words, 'word')}`),
          ]),
          h('dt', {}, 'Made by'),
          h('dd', {}, `flong ${index.tool.version}, ${index.schema}`),
          h('dt', {}, 'Address'),
          h('dd', {}, `#family-${family.key}`),
        ]),
      ),
    ),
  ];
}

function memberTable(family: ShownFamily, members: readonly ShownMember[]): Branch {
  const told = members.some(({ counts }) => counts !== null);
  const heads = [
    'No.',
    'Article',
    'Share',
    ...(told ? ['Kept', 'Changed', 'Added', 'Dropped'] : []),
    'Words',
  ];
  return h(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': 'Table of the versions', tabindex: 0 },
    h(
      'table',
      { class: 'list members' },
      plainHeads(heads, (i) => i !== 1),
      h(
        'tbody',
        {},
        members.map((member, i) => memberRow(family, member, i + 1, told)),
      ),
    ),
  );
}

function memberRow(family: ShownFamily, member: ShownMember, number: number, told: boolean): Branch {
  const { article, pair, representative, shared, counts } = member;
  const share = representative ? 1 : shareOf(shared, article.words);
  const figure = (n: number | undefined): Branch => h('td', { class: 'n' }, n === undefined ? '–' : count(n));
  const about = [article.outlet, dateShown(article.date), article.credit.join(', ') || 'no agency or author'];
  const origin = family.origin.id === article.id && family.origin.confidence !== 'unknown';
  return h(
    'tr',
    {},
    h('td', { class: 'n' }, `${number}`),
    h(
      'th',
      { scope: 'row' },
      pair === null
        ? h('span', { class: 'name', dir: 'auto' }, article.name)
        : h('a', { class: 'name', href: `#pair-${pair.key}`, dir: 'auto' }, article.name),
      h('span', { class: 'sub', dir: 'auto' }, about.filter((part) => part !== null).join(' · ')),
      h('span', { class: 'sub file' }, article.id),
      representative && h('span', { class: 'tag' }, 'the others are compared with this'),
      origin && h('span', { class: 'tag' }, `${family.origin.confidence} origin`),
    ),
    h(
      'td',
      { class: 'n share' },
      representative ? '–' : percent(share),
      !representative &&
        h(
          'svg',
          { class: 'bar', width: '100%', height: 6, 'aria-hidden': 'true' },
          h('rect', { class: 'track', width: '100%', height: 6 }),
          h('rect', { class: 'part', width: `${(share * 100).toFixed(1)}%`, height: 6 }),
        ),
    ),
    told && [figure(counts?.kept), figure(counts?.changed), figure(counts?.added), figure(counts?.dropped)],
    h('td', { class: 'n' }, count(article.words)),
  );
}

const stretches = (id: string, title: string, note: string, texts: readonly string[]): Branch =>
  h(
    'section',
    { 'aria-labelledby': id },
    h('h2', { id }, title),
    h('p', { class: 'note' }, note),
    h(
      'div',
      { class: 'stretches' },
      texts.map((text) => h('blockquote', { dir: 'auto' }, text)),
    ),
  );
