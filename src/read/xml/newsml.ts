import { withoutBy } from '../formats/meta.js';
import { pieceText } from '../page/page.js';
import { htmlOf } from './feed.js';
import { metaOf as nitfMeta, textOf as nitfText } from './nitf.js';
import { child, children, descendants, type Element, line, words, type XmlArticle } from './tree.js';

/**
 * NewsML-G2: news items, singly or in a message, with their metadata and, inline, their content in XHTML, NITF or text.
 * Items of other classes (pictures, packages of links) are no articles and are left out.
 */
export function newsmlArticles(root: Element): XmlArticle[] {
  const items = root.name === 'newsItem' ? [root] : descendants(root, 'newsItem');
  return items.filter(isText).map((item) => ({ meta: metaOf(item), text: textOf(item) }));
}

/** What says that it is of another class is; what says nothing may be text. */
function isText(item: Element): boolean {
  const { qcode, uri } = child(child(item, 'itemMeta'), 'itemClass')?.attributes ?? {};
  const code = qcode ?? uri;
  return code === undefined || /(?:^|[:/])(?:text|composite)$/.test(code);
}

function textOf(item: Element): string | null {
  for (const set of children(item, 'contentSet')) {
    for (const inline of children(set, 'inlineXML')) {
      const nitf = descendants(inline, 'nitf')[0];
      if (nitf !== undefined) return nitfText(nitf);
      const body = descendants(inline, 'body')[0] ?? inline;
      return pieceText(htmlOf(body));
    }
    for (const inline of children(set, 'inlineData')) {
      if (/html/i.test(inline.attributes.contenttype ?? '')) return pieceText(words(inline));
      if (inline.attributes.encoding === undefined) return words(inline);
    }
  }
  return null;
}

function metaOf(item: Element): XmlArticle['meta'] {
  const itemMeta = child(item, 'itemMeta');
  const contentMeta = child(item, 'contentMeta');
  const nitf = descendants(item, 'nitf')[0];
  const inner = nitf === undefined ? {} : nitfMeta(nitf);
  const names = (element: Element | null, of: string): string[] =>
    children(element, of).flatMap((x) => line(child(x, 'name')) ?? x.attributes.literal ?? []);
  const lines = children(contentMeta, 'by')
    .flatMap((by) => line(by) ?? [])
    .map(withoutBy);
  return {
    ...inner,
    id: item.attributes.guid ?? null,
    title: line(child(contentMeta, 'headline')) ?? line(child(itemMeta, 'title')) ?? inner.title ?? null,
    outlet: names(itemMeta, 'provider')[0] ?? inner.outlet ?? null,
    date:
      line(child(itemMeta, 'firstCreated')) ??
      line(child(contentMeta, 'contentCreated')) ??
      line(child(itemMeta, 'versionCreated')) ??
      inner.date ??
      null,
    modified: child(itemMeta, 'firstCreated') === null ? null : line(child(itemMeta, 'versionCreated')),
    credit: [...new Set([...lines, ...names(contentMeta, 'creator'), ...names(contentMeta, 'infoSource')])],
    language: child(contentMeta, 'language')?.attributes.tag?.toLowerCase().split(/[-_]/)[0] ?? null,
  };
}
