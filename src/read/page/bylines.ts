import { type DomElement, TEXT } from './dom.js';
import { type Elements, hasWord } from './elements.js';

/** Elements that are marked as author for machines, and others that are a byline by their class. */
export interface Shown {
  readonly author: DomElement[];
  readonly byline: DomElement[];
}

/**
 * The elements in which a page shows by whom its article is, as their mark-up says: between the headline and the second
 * paragraph, for others' stand beside and below an article.
 */
export function shownBylines(elements: Elements): Shown {
  const author = new Set(elements.marked('author', 'author'));
  const byline = new Set(elements.classed(isByline, Infinity));
  const shown: Shown = { author: [], byline: [] };
  if (author.size + byline.size === 0) return shown;
  const headline = elements.all.indexOf(elements.named('h1')[0]);
  let prose = 0;
  for (const element of elements.all.slice(headline + 1)) {
    if (isProse(element) && ++prose === MOST_PROSE) break;
    const marked = author.has(element) ? shown.author : byline.has(element) ? shown.byline : null;
    if (marked !== null && !isBeside(element)) marked.push(element);
  }
  return shown;
}

const isByline = (classes: string): boolean => BYLINES.some((name) => hasWord(classes, name));

const BYLINES = ['byline', 'author-name', 'c-byline', 'article-author'];

/** A summary may stand above the byline. */
const MOST_PROSE = 2;
/** Characters of an element's own words from which it is a paragraph. */
const LONG = 100;

function isProse(element: DomElement): boolean {
  let length = 0;
  for (let child = element.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeType === TEXT) length += child.nodeValue?.trim().length ?? 0;
  return length >= LONG && !/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|TITLE)$/i.test(element.tagName);
}

function isBeside(element: DomElement): boolean {
  for (let outer: DomElement | null = element; outer !== null; outer = outer.parentNode)
    if (/^(?:NAV|ASIDE|FOOTER)$/i.test(outer.tagName ?? '')) return true;
  return false;
}
