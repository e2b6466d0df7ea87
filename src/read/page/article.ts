import { type Block, blocksOf } from './blocks.js';
import type { DomElement } from './dom.js';
import type { Elements } from './elements.js';

/**
 * The article's own blocks out of what readability took to be the article: without captions, teasers for other
 * articles, boxes that ask for something, and the lines around it that name time, author and section: `above` has those
 * that stood above it.
 */
export function articleBlocks(root: DomElement): { blocks: Block[]; above: Block[] } {
  const all = blocksOf(root);
  const own = blocksOf(root, isBeside);
  const kept = size(own) >= MOST_BESIDE * size(all) ? own : all;
  return ends(kept.filter((block) => block.kind !== 'caption' && !isTeaser(block) && !asks(block)));
}

export const size = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { text }) => sum + text.length, 0);

const MOST_BESIDE = 0.6;

/** Names of classes and ids that sites give to what stands beside an article. */
const BESIDE =
  /(?:^|[-_ ])(?:caption|captions|credit|credits|photo-credit|newsletter|newsletters|subscribe|subscription|related|recommended|recommendations|recirc|outbrain|taboola|trending|most-?read|most-?popular|share|sharing|social|promo|cookie|cookies|consent|gdpr|breadcrumb|breadcrumbs|author-?bio|author-?info|author-?box|tags|tag-?list|pagination|teaser|teasers|comments|disqus|sr-only|visually-?hidden|screen-?reader-?text)(?:$|[-_ ])/i;

function isBeside(element: DomElement): boolean {
  if (/^nav$/i.test(element.tagName) || element.getAttribute('role') === 'navigation') return true;
  return BESIDE.test(spaced(namesOf(element)));
}

const namesOf = (element: DomElement): string =>
  `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;

/**
 * Gives the class of a box to the one paragraph in it: readability puts that in the place of the box, whose name would be
 * lost.
 */
export function handDown(all: readonly DomElement[]): void {
  for (const element of all) {
    if (element.tagName !== 'DIV' || element.children.length !== 1 || !isBeside(element)) continue;
    const [only] = Array.from(element.children);
    const own = only.getAttribute('class') ?? '';
    if (only.tagName === 'P') only.setAttribute('class', `${own} ${namesOf(element)}`);
  }
}

const spaced = (names: string): string => names.replace(/([a-z])([A-Z])/g, '$1-$2').replace(/__/g, '-');

/**
 * Takes notices about cookies and consent out of a page: they are well-formed prose, and all the prose there is beside a
 * short article.
 */
export function removeNotices({ all }: Elements, html: string): void {
  if (!MAYBE.test(html)) return;
  for (const element of all) {
    if (NOTICE.test(namesOf(element)) && isSmall(element)) element.remove();
  }
}

const MAYBE = /cookie|consent|gdpr/i;
const NOTICE =
  /(?:^|[-_ ])(?:cookies?[-_]?(?:consent|banner|notice|note|bar|law|policy|message|msg|warning|info|popup|modal|overlay|hint|wall|disclaimer|container|wrapper|alert)|(?:eu|accept|cc)[-_]?cookies?|gdpr|(?:cookie|user|privacy|cmp)?[-_]?consent|onetrust|cookiebot|cookiehint)(?:$|[-_ ])/i;

/** What holds the article, or much text, is no notice, whatever it is called. */
const isSmall = (element: DomElement): boolean =>
  !/^(?:HTML|BODY|MAIN|ARTICLE)$/i.test(element.tagName) &&
  (element.textContent?.length ?? 0) < 4000 &&
  element.querySelector('h1, article, main') === null;

/** A link and nothing but a link: it leads to another article, or where many stand above one, is of a menu. */
const isLink = ({ text, linked }: Block): boolean => linked >= 0.9 * text.replace(/\s/g, '').length;
const isTeaser = (block: Block): boolean =>
  isLink(block) && (block.kind !== 'item' || block.text.length >= 25);

/** Short paragraphs that ask the reader for something, and marks of advertisements. */
const asks = ({ text, kind }: Block): boolean =>
  kind === 'paragraph' && (AD.test(text) || (text.length < 160 && ASKS.test(text)));
const AD =
  /^(?:advert(?:isement)?|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|реклама|広告|广告|광고)$|^\(?adv?\)?$/i;
const ASKS =
  /\b(?:newsletters?|cookies|click(?:ing)? here|sign up|subscribe|abonnieren|abonnez|suscríbete|inscreva-se|iscriviti)\b/i;

/**
 * Without the lines above the first sentence that name section, time and author, and without what hangs below the last:
 * headings and links that lead on.
 */
function ends(blocks: readonly Block[]): { blocks: Block[]; above: Block[] } {
  const prose = ({ text }: Block): boolean =>
    (text.length >= LONG || SENTENCE.test(text)) && !STAMP.test(text);
  let first = blocks.findIndex(prose);
  if (first < 0) return { blocks: [...blocks], above: [] };
  while (first > 0 && blocks[first - 1].kind !== 'paragraph' && !isLink(blocks[first - 1])) first--;
  let last = blocks.length - 1;
  while (last > first && leadsOn(blocks[last])) last--;
  return { blocks: blocks.slice(first, last + 1), above: blocks.slice(0, first) };
}

const leadsOn = ({ text, kind, linked }: Block): boolean =>
  kind === 'heading' || (text.length < LONG && !SENTENCE.test(text) && linked > 0.3 * text.length);

/** Characters from which a block is prose, whatever it ends with. */
const LONG = 100;
/** The end of a sentence, in the scripts that mark it. */
const SENTENCE = /[.!?…。！？؟।:][”"’'»)\]]*$/u;
/** A line that says when or by whom, and no more. */
const STAMP =
  /^(?:by|von|par|por|di|updated|published|first published|posted|veröffentlicht|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|опубликовано)\b.{0,90}$/iu;
