import type { Meta } from '../source.js';
import { articleBlocks, handDown, removeNotices, size } from './article.js';
import { type Block, blocksOf, textOfBlocks } from './blocks.js';
import { shownBylines } from './bylines.js';
import type { DomDocument, DomElement } from './dom.js';
import { Elements } from './elements.js';
import { bylineIn, metadataOf } from './metadata.js';
import { parsers } from './parsers.js';
import { dateAmong, linesOf } from './published.js';
import { asDocument, shallow } from './shallow.js';

/** A web page as an article. */
export interface Page {
  readonly meta: Meta;
  /** paragraphs parted by blank lines, as Markdown's text is; empty where the page shows no words */
  readonly text: string;
  /** true where no article was found in the page: the text is all that it shows but for its navigation */
  readonly fallback: boolean;
  /** lines around the article that may say by whom it is, and are no part of its text */
  readonly bylines: readonly string[];
}

/**
 * Reads the article out of a web page, or a piece of one. Never throws for what it holds; runs nothing, fetches nothing.
 *
 * @param html the page, decoded
 * @param url where it was found, if known: used where the page names no address itself
 */
export function readPage(html: string, url: string | null): Page {
  const source = asDocument(shallow(html));
  const { parseHTML } = parsers();
  const { document } = parseHTML(source);
  const elements = new Elements(document);
  const shown = shownBylines(elements);
  const meta = metadataOf(document, elements, shown, url);
  const marked = [...shown.author, ...shown.byline].flatMap(linesOf);
  removeNotices(elements, source);
  const isHuge = pieces(source) > MOST_PIECES;
  if (!isHuge) handDown(elements.all);
  const { blocks: found, above } = isHuge ? NOTHING : articleIn(document);
  // a title that stands nowhere else
  if (found[0]?.kind === 'heading' && found[0].text === meta.title) found.shift();
  meta.date ??= dateAmong(
    above.map(({ text }) => text),
    meta.language,
  );
  if (meta.credit.length === 0) meta.credit = above.flatMap(({ text }) => bylineIn(text));
  const lines = above.flatMap(({ kind, text }) => (kind === 'heading' ? [] : text.split(/[\n\t]/)));
  const bylines = [...new Set([...marked, ...lines.slice(-MOST_LINES)])].filter((line) => !RIGHTS.test(line));
  const article = { meta, text: textOfBlocks(found), fallback: false, bylines };
  if (size(found) >= FLOOR) return article;
  // readability takes the tree apart as it reads
  const again = isHuge ? document : parseHTML(source).document;
  if (!isHuge) removeNotices(new Elements(again), source);
  const all = blocksOf(again.body, isNavigation).filter(isProse);
  return size(found) >= MOST * size(all)
    ? article
    : { meta, text: textOfBlocks(all), fallback: true, bylines };
}

type Article = ReturnType<typeof articleBlocks>;
const NOTHING: Article = { blocks: [], above: [] };

/**
 * The words of a piece of HTML that holds a text and nothing around it, as feeds, letters and records do: paragraphs as
 * `readPage` gives them, and nothing left out that a reader would see.
 */
export function pieceText(html: string): string {
  const { document } = parsers().parseHTML(asDocument(shallow(html)));
  return textOfBlocks(blocksOf(document.body));
}

/** The article that readability finds, or nothing. */
function articleIn(document: DomDocument): Article {
  try {
    const { Readability } = parsers();
    const article = new Readability(document, {
      serializer: (element) => element,
      keepClasses: true,
      charThreshold: ENOUGH,
      disableJSONLD: true,
    }).parse();
    return article?.content ? articleBlocks(article.content) : NOTHING;
  } catch {
    // a tree that it cannot take apart (frames, no body) has no article that it can find
    return NOTHING;
  }
}

/** Above a text stands who has the rights in its picture. */
const RIGHTS = /^(?:©|\(c\)|copyright\b)/i;
/** Lines above an article's first sentence that may be its byline: those above them are of the page. */
const MOST_LINES = 8;
/** Characters from which readability is content with what it has found, and does not look again with less care. */
const ENOUGH = 250;
/** Share of a page's text that what was found must be, where it is so short: else there was no telling it apart. */
const MOST = 0.2;
/** Not a menu: most of it is no link. */
const isProse = ({ text, linked }: Block): boolean => linked < 0.5 * text.length;

/** Tags and references (`&amp;`) in a page beyond which no article is sought in it: pages have some thousands. */
const MOST_PIECES = 30_000;

function pieces(html: string): number {
  let n = 0;
  for (let at = 0; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === 0x3c || code === 0x26) n++;
  }
  return n;
}

/** Characters under which what was found in a page is hardly its article: readability's own floor. */
const FLOOR = 140;

const NAVIGATION = new Set(['NAV', 'HEADER', 'FOOTER', 'ASIDE', 'FORM', 'MENU', 'DIALOG']);
const isNavigation = (element: DomElement): boolean =>
  NAVIGATION.has(element.tagName.toUpperCase()) ||
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  element.getAttribute('role') === 'navigation';
