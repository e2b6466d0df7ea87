import { count, percent, plural, shareOf } from '../../numbers.js';
import type { Index } from '../shape.js';
import { familyTable } from './family-table.js';
import { outletPicture } from './outlets.js';
import { CHARACTERS, inCharacters } from './sentences.js';
import { timelinePicture } from './timeline.js';
import { type Branch, h } from './tree.js';

/** The start page but for the table of pairs, which the page sorts and filters. */
export function startTop(index: Index): Branch[] {
  return [heading(index), ...pictures(index), ...families(index)];
}

function heading({ summary, options, articles }: Index): Branch {
  const { agency } = summary;
  const lead =
    summary.pairs === 0
      ? `In ${plural(summary.articles, 'article')} no passage was found that two of them share.`
      : `${count(summary.copied)} of ${plural(summary.words, 'word')} stand in more than one of these ${plural(summary.articles, 'article')}.`;
  const figures: [string, string][] = [
    [count(summary.articles), summary.articles === 1 ? 'article' : 'articles'],
    [count(summary.families), summary.families === 1 ? 'family of versions' : 'families of versions'],
    [count(summary.pairs), summary.pairs === 1 ? 'pair' : 'pairs'],
    [percent(shareOf(summary.copied, summary.words)), 'of all words copied'],
  ];
  if (agency.articles > 0) figures.push([count(agency.articles), 'credit an agency']);
  return h(
    'header',
    { class: 'front' },
    h('h1', { tabindex: -1 }, lead),
    h(
      'dl',
      { class: 'figures' },
      figures.map(([figure, what]) => h('div', {}, h('dt', {}, what), h('dd', {}, figure))),
    ),
    agency.pairs > 0 &&
      h(
        'p',
        { class: 'note' },
        agency.pairs === 1
          ? `One pair credits the same agency on both sides; ${plural(agency.copied, 'word')} are copied in it alone.`
          : `${count(agency.pairs)} pairs credit the same agency on both sides; ${plural(agency.copied, 'word')} are copied in these alone.`,
      ),
    h(
      'p',
      { class: 'note' },
      `Passages of ${String(options.minWords)} words and more. What counts as copied is prose: quotations, credits and standing text are shown and not counted.`,
      articles.some(inCharacters) && ` ${CHARACTERS}`,
    ),
  );
}

function pictures(index: Index): Branch[] {
  const out: Branch[] = [];
  const time = timelinePicture(index);
  const outlets = outletPicture(index);
  if (time !== null) {
    out.push(
      h(
        'section',
        { class: 'picture', 'aria-labelledby': 'over-time' },
        h('h2', { id: 'over-time' }, 'Families over time'),
        time,
      ),
    );
  }
  if (outlets !== null) {
    out.push(
      h(
        'section',
        { class: 'picture', 'aria-labelledby': 'outlets' },
        h('h2', { id: 'outlets' }, 'Who shares with whom'),
        outlets,
      ),
    );
  }
  return out.length === 0 ? [] : [h('div', { class: 'pictures' }, out)];
}

function families(index: Index): Branch[] {
  if (index.families.length === 0) return [];
  return [
    h(
      'section',
      { class: 'families', 'aria-labelledby': 'families' },
      h('h2', { id: 'families' }, 'Families'),
      h('p', { class: 'note' }, 'Articles that are versions of one text.'),
      h('div', { id: 'family-table' }, familyTable(index, index.families, null)),
    ),
  ];
}

/** What could not be read, and how the report was made. */
export function startEnd({ problems, tool, schema, options }: Index): Branch[] {
  return [
    problems.length > 0
      ? h(
          'section',
          { class: 'problems', 'aria-labelledby': 'problems' },
          h('h2', { id: 'problems' }, plural(problems.length, 'problem')),
          h('p', { class: 'note' }, 'These inputs could not be read as they stand.'),
          h(
            'ul',
            {},
            problems
              .slice(0, 500)
              .map(({ path, message }) => h('li', {}, h('code', {}, path), ` ${message}`)),
          ),
          problems.length > 500 &&
            h('p', {}, `${count(problems.length - 500)} more stand in the JSON report.`),
        )
      : null,
    h(
      'footer',
      { class: 'colophon' },
      h('p', {}, `Made by flong ${tool.version}, ${schema}. Options: ${optionsShown(options)}.`),
      h('p', {}, 'It shows which words stand in both of two texts. It does not say that anyone did wrong.'),
    ),
  ].filter((part) => part !== null);
}

export const optionsShown = (options: Index['options']): string =>
  Object.entries(options)
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : String(value)}`)
    .join(', ');
