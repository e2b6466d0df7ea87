import type { Passage } from '../../../model.js';
import type { Index, ShownArticle, ShownPair } from '../shape.js';
import { dateShown, olderSentence } from './dates.js';
import { differencesView } from './differences-view.js';
import type { Division } from './divide.js';
import { divisionTable } from './division-table.js';
import { evidence } from './evidence.js';
import { familyName } from './family-table.js';
import { type Sign, signsOf } from './paint.js';
import { relationShown } from './pair-table.js';
import {
  CHARACTERS,
  creditSentence,
  directionSentence,
  inCharacters,
  longestSentence,
  relationSentence,
  shareSentence,
  sidesOf,
} from './sentences.js';
import { strip } from './strip.js';
import { textView } from './text.js';
import { type Branch, h } from './tree.js';

/** A pair with all that is shown of it. */
export interface Opened {
  readonly pair: ShownPair;
  readonly passages: readonly Passage[];
  /** null where the text could not be had when the report was made */
  readonly texts: { readonly a: string | null; readonly b: string | null };
  readonly divisions: { readonly a: Division; readonly b: Division } | null;
}

export function pairPage(index: Index, opened: Opened, step: Branch): Branch[] {
  const { pair, passages, texts, divisions } = opened;
  const { a, b } = sidesOf(index, pair);
  const whole = texts.a !== null && texts.b !== null;
  return [
    step,
    h(
      'article',
      { class: 'pair' },
      verdict(index, pair),
      h('div', { class: 'sides' }, card(a, 'A'), card(b, 'B')),
      divisions !== null && divisionTable(divisions, { a, b }),
      h(
        'section',
        { 'aria-labelledby': 'texts' },
        h('h2', { id: 'texts' }, 'The two texts'),
        whole && strip(passages, texts.a?.length ?? 0, texts.b?.length ?? 0),
        controls(whole),
        legend(passages),
        whole &&
          h(
            'div',
            { class: 'sides texts' },
            column(texts.a ?? '', passages, a, 'a'),
            column(texts.b ?? '', passages, b, 'b'),
          ),
        !whole &&
          h(
            'p',
            { class: 'note' },
            'A whole text could not be read when this report was made, so the passages are shown alone.',
          ),
        h('div', { class: 'alone', hidden: whole }, differencesView(passages)),
      ),
      evidence(index, pair, passages),
    ),
  ];
}

function verdict(index: Index, pair: ShownPair): Branch {
  const sides = sidesOf(index, pair);
  const family = pair.family < 0 ? null : index.families[pair.family];
  const more = [
    longestSentence(pair),
    olderSentence(sides.a.date, sides.b.date),
    creditSentence(sides),
    directionSentence(pair),
  ].filter((sentence) => sentence !== null);
  return h(
    'header',
    { class: 'verdict' },
    h('p', { class: 'eyebrow' }, relationShown(pair.relation)),
    h('h1', { tabindex: -1 }, `${relationSentence(pair, sides)} ${shareSentence(pair, sides)}`),
    h('p', { class: 'more' }, more.join(' ')),
    [sides.a, sides.b].some(inCharacters) && h('p', { class: 'note' }, CHARACTERS),
    pair.direction.reasons.length > 0 &&
      h(
        'ul',
        { class: 'reasons' },
        pair.direction.reasons.map((reason) => h('li', {}, reason)),
      ),
    family !== null &&
      h(
        'p',
        { class: 'more' },
        'Both belong to the family ',
        h('a', { href: `#family-${family.key}`, dir: 'auto' }, familyName(index, family)),
        '.',
      ),
  );
}

/** What is known of an article. */
function card(article: ShownArticle, letter: string): Branch {
  const about = [
    article.outlet,
    dateShown(article.date),
    article.credit.join(', ') || 'no agency or author named',
  ];
  return h(
    'section',
    { class: 'card', 'aria-label': `Article ${letter}` },
    h('span', { class: 'letter', 'aria-hidden': 'true' }, letter),
    h('h2', { dir: 'auto' }, article.name),
    h('p', { class: 'about', dir: 'auto' }, about.filter((part) => part !== null).join(' · ')),
    h('p', { class: 'file' }, article.id),
    address(article.url),
  );
}

/** An address is a link only where it leads to the web. */
function address(url: string | undefined): Branch | null {
  if (url === undefined) return null;
  const web = /^https?:\/\//iu.test(url);
  return h('p', { class: 'file' }, web ? h('a', { href: url, rel: 'noreferrer noopener' }, url) : url);
}

const controls = (whole: boolean): Branch =>
  h(
    'div',
    { class: 'controls' },
    h(
      'div',
      { class: 'steps' },
      h(
        'button',
        { type: 'button', 'data-act': 'passage', 'data-step': -1 },
        'Previous passage ',
        h('kbd', {}, 'k'),
      ),
      h(
        'button',
        { type: 'button', 'data-act': 'passage', 'data-step': 1 },
        'Next passage ',
        h('kbd', {}, 'j'),
      ),
      h('span', { id: 'where', class: 'note' }),
    ),
    whole &&
      h(
        'label',
        { class: 'check' },
        h('input', { type: 'checkbox', name: 'alone' }),
        'differences only ',
        h('kbd', {}, 'd'),
      ),
    whole &&
      h(
        'label',
        { class: 'check' },
        h('input', { type: 'checkbox', name: 'linked', checked: true }),
        'scroll both together',
      ),
    h(
      'label',
      { class: 'check' },
      h('input', { type: 'checkbox', name: 'keys', checked: true }),
      'single keys',
    ),
  );

/** What the marks mean, of those that occur. */
function legend(passages: readonly Passage[]): Branch {
  const kinds = [...new Set(passages.map(({ kind }) => kind))];
  const signs = (['a', 'b'] as const).flatMap((side) => signsOf(passages, side));
  const sign = (is: Sign['is'], char: string, meaning: string): Branch | false =>
    signs.some((other) => other.is === is) &&
    h('span', {}, h('span', { class: 'sign' }, char), ` ${meaning}`);
  return h(
    'p',
    { class: 'legend' },
    kinds.map((kind) => h('mark', { class: `passage ${kind}` }, kind)),
    passages.some(({ runs }) => runs !== undefined) &&
      h('mark', { class: 'passage' }, h('u', { class: 'edit' }, 'other words')),
    sign('missing', '‸', 'the other text has words here'),
    sign('moved', '⇅', 'moved'),
    h('span', { class: 'merges' }, h('del', {}, 'only in A'), ' ', h('ins', {}, 'only in B')),
  );
}

const column = (text: string, passages: readonly Passage[], article: ShownArticle, side: 'a' | 'b'): Branch =>
  h(
    'div',
    {
      class: 'text',
      id: `text-${side}`,
      role: 'region',
      tabindex: 0,
      'aria-label': `Text of ${side.toUpperCase()}: ${article.name}`,
      lang: article.language,
    },
    textView(text, passages, side),
  );
