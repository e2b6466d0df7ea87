import { count, percent, plural, shareOf } from '../../numbers.js';
import type { Index, ShownArticle, ShownFamily, ShownPair } from '../shape.js';
import { olderSentence } from './dates.js';

/** What was found, in plain words. In the sentences of a pair its articles are A and B. */

export interface Sides {
  readonly a: ShownArticle;
  readonly b: ShownArticle;
}

/** Said wherever words of such a script are counted. */
export const CHARACTERS =
  'In scripts without spaces (Chinese, Japanese, Thai …) each two neighbouring characters count as a word.';

export const inCharacters = ({ language }: ShownArticle): boolean =>
  ['zh', 'ja', 'th', 'lo', 'km', 'my'].includes(language ?? '');

export const sidesOf = ({ articles }: Index, pair: ShownPair): Sides => ({
  a: articles[pair.a.article],
  b: articles[pair.b.article],
});

/** The larger of the two shares, by which pairs are ordered and filtered. */
export const largerShare = (pair: ShownPair, { a, b }: Sides): number =>
  Math.max(shareOf(pair.a.shared, a.words), shareOf(pair.b.shared, b.words));

/** What the two are to each other. */
export function relationSentence(pair: ShownPair, { a, b }: Sides): string {
  const [less, more] = a.words < b.words ? ['A', 'B'] : ['B', 'A'];
  switch (pair.relation) {
    case 'identical':
      return 'A and B are the same text, word for word.';
    case 'near-duplicate':
      return nearlyAll(pair, { a, b })
        ? 'A and B are one text, with few words changed.'
        : 'A and B are one text for the most part.';
    case 'version':
      return 'A and B are versions of one text.';
    case 'excerpt':
      return `Most of ${less} stands in ${more}, which has much else.`;
    case 'quotes':
      return 'A and B share nothing but what they quote.';
    case 'form':
      return 'A and B follow one form, with other figures, names or dates.';
    case 'boilerplate':
      return 'A and B share nothing but standing text.';
    default:
      return `A and B are different texts that share ${plural(pair.passages, 'passage')}.`;
  }
}

/** Whether either has so much of the other that the rest is an edit: near-duplicates may differ in a quarter of their words. */
const nearlyAll = (pair: ShownPair, { a, b }: Sides): boolean =>
  Math.min(shareOf(pair.a.shared, a.words), shareOf(pair.b.shared, b.words)) >= 0.9;

/** How much of each stands in the other. */
export function shareSentence(pair: ShownPair, { a, b }: Sides): string {
  const [inA, inB] = [pair.a.shared, pair.b.shared];
  if (inA === 0 && inB === 0) return 'None of their words count as copied.';
  const [ofA, ofB] = [percent(shareOf(inA, a.words)), percent(shareOf(inB, b.words))];
  const source = pair.direction.source;
  if (source !== null) {
    const [from, to, shared, words] = source === 'a' ? ['A', 'B', inA, a.words] : ['B', 'A', inB, b.words];
    return `${to} carries ${count(shared)} of ${from}’s ${plural(words, 'word')} (${ofA} of A, ${ofB} of B).`;
  }
  if (inA === inB) return `They share ${plural(inA, 'word')}: ${ofA} of A, ${ofB} of B.`;
  return `${plural(inA, 'word')} of A (${ofA}) stand in B, ${plural(inB, 'word')} of B (${ofB}) in A.`;
}

export const longestSentence = ({ longest, copies }: ShownPair): string | null =>
  copies === 0 || longest === 0 ? null : `The longest run that is the same has ${plural(longest, 'word')}.`;

/** Whom the two credit. */
export function creditSentence({ a, b }: Sides): string {
  const [ofA, ofB] = [a.credit.join(', '), b.credit.join(', ')];
  if (ofA === '' && ofB === '') return 'Neither names an agency or author.';
  if (ofA === ofB) return `Both name ${ofA}.`;
  if (ofA === '') return `B names ${ofB}; A names no agency or author.`;
  if (ofB === '') return `A names ${ofA}; B names no agency or author.`;
  return `A names ${ofA}; B names ${ofB}.`;
}

/** Which way the copy went, and how sure that is. */
export function directionSentence({ direction }: ShownPair): string {
  const { source, confidence } = direction;
  if (source === null || confidence === 'unknown')
    return 'Which of the two has it from the other is not known.';
  const [from, to] = source === 'a' ? ['A', 'B'] : ['B', 'A'];
  const sure = confidence === 'certain' ? 'Certainly' : confidence === 'likely' ? 'Likely' : 'Possibly';
  return `${sure}, ${to} took it from ${from}.`;
}

/** Everything about a pair in one paragraph. */
export const pairSentences = (pair: ShownPair, sides: Sides): string =>
  [
    relationSentence(pair, sides),
    shareSentence(pair, sides),
    longestSentence(pair),
    olderSentence(sides.a.date, sides.b.date),
    creditSentence(sides),
    pair.direction.source === null ? null : directionSentence(pair),
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');

/** Where a family's text likely comes from. */
export function originSentence({ origin }: ShownFamily, { articles }: Index): string {
  if (origin.id === null || origin.confidence === 'unknown')
    return 'Which version is the origin is not known.';
  const article = articles.find(({ id }) => id === origin.id);
  const sure = { certain: 'The origin is', likely: 'The likely origin is', possible: 'A possible origin is' }[
    origin.confidence
  ];
  return `${sure} ${article?.outlet ?? origin.id}${article === undefined ? '' : `: “${article.name}”`}.`;
}

export function familySentence(family: ShownFamily, { articles }: Index): string {
  const outlets = new Set(family.articles.map((i) => articles[i].outlet).filter((outlet) => outlet !== null));
  const where = outlets.size === 0 ? '' : ` in ${plural(outlets.size, 'outlet')}`;
  return `One text in ${plural(family.articles.length, 'version')}${where}.`;
}
