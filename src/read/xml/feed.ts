import { pieceText } from '../page/page.js';
import { child, children, descendants, type Element, line, words, type XmlArticle } from './tree.js';

/** The entries of a feed that carry content: RSS 2.0 and 1.0, Atom 1.0. One with a teaser alone has that as its text. */
export function feedArticles(root: Element): XmlArticle[] {
  return root.name === 'feed' ? atom(root) : rss(root);
}

function rss(root: Element): XmlArticle[] {
  const channel = child(root, 'channel');
  const outlet = rssLine(child(channel, 'title'));
  const language = line(child(channel, 'language'))?.toLowerCase().split(/[-_]/)[0] ?? null;
  return descendants(root, 'item').map((item) => {
    const content = child(item, 'encoded') ?? child(item, 'description');
    const link = line(child(item, 'link')) ?? item.attributes.about ?? null;
    return {
      meta: {
        id: line(child(item, 'guid')) ?? link,
        title: rssLine(child(item, 'title')),
        outlet: rssLine(child(item, 'source')) ?? outlet,
        date: line(child(item, 'pubDate')) ?? line(child(item, 'date')),
        url: link,
        credit: [...children(item, 'creator'), ...children(item, 'author')].flatMap((x) => rssLine(x) ?? []),
        language,
      },
      text: content === null ? null : pieceText(words(content)),
    };
  });
}

function atom(feed: Element): XmlArticle[] {
  const language = (inner: Element): string | null =>
    (inner.attributes.lang ?? feed.attributes.lang)?.toLowerCase().split(/[-_]/)[0] ?? null;
  return children(feed, 'entry').map((entry) => {
    const content = child(entry, 'content') ?? child(entry, 'summary');
    const authors = children(entry, 'author').length > 0 ? entry : feed;
    const source = child(entry, 'source');
    return {
      meta: {
        id: line(child(entry, 'id')),
        title: atomLine(child(entry, 'title')),
        outlet: atomLine(child(source ?? feed, 'title')),
        date: line(child(entry, 'published')) ?? line(child(entry, 'updated')),
        modified: child(entry, 'published') === null ? null : line(child(entry, 'updated')),
        url: linkOf(entry),
        credit: children(authors, 'author').flatMap((author) => line(child(author, 'name')) ?? []),
        language: language(content ?? entry),
      },
      text: content === null ? null : atomText(content),
    };
  });
}

/** Atom says how its content is written: as text, as HTML escaped, or as XHTML that is part of the document. */
function atomText(content: Element): string | null {
  const type = content.attributes.type ?? 'text';
  if (content.attributes.src !== undefined && content.children.length === 0) return null;
  if (type === 'xhtml') return pieceText(htmlOf(content));
  if (/html/i.test(type)) return pieceText(words(content));
  return words(content);
}

/** A title of Atom as it is shown: it says how it is written, as content does (RFC 4287, 3.1). */
const atomLine = (title: Element | null): string | null =>
  title === null ? null : oneLine(atomText(title) ?? '');

/**
 * A title of RSS as it is shown. RSS does not say whether it is text or HTML, and most writers give HTML: where it has
 * references or tags of those that a line may have, it is; "a < b" and "AT&T" are not.
 */
function rssLine(element: Element | null): string | null {
  const text = words(element);
  if (!REFERENCE.test(text) && !TAG.test(text)) return oneLine(text);
  return oneLine(pieceText(text.replace(NO_TAG, '&lt;')));
}

const oneLine = (text: string): string | null => text.replace(/\s+/g, ' ').trim() || null;

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;
const INLINE =
  '/?(?:a|abbr|b|big|br|cite|code|em|font|i|img|mark|p|q|s|small|span|strong|sub|sup|u)\\b[^<>]*>';
const TAG = new RegExp(`<${INLINE}`, 'i');
const NO_TAG = new RegExp(`<(?!${INLINE})`, 'gi');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** What an element holds, written as HTML again, without attributes: its words are asked for, and nothing else. */
export function htmlOf(element: Element): string {
  return element.children
    .map((x) => {
      if (typeof x === 'string') return escaped(x);
      return ['br', 'hr', 'img'].includes(x.name) ? `<${x.name}>` : `<${x.name}>${htmlOf(x)}</${x.name}>`;
    })
    .join('');
}

function linkOf(entry: Element): string | null {
  const links = children(entry, 'link');
  const link = links.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate') ?? links[0];
  return link?.attributes.href ?? null;
}
