import type { Meta } from '../source.js';
import type { Shown } from './bylines.js';
import type { DomDocument } from './dom.js';
import { type Elements, metaTags, type Tags } from './elements.js';
import { type LinkedData, linkedData } from './jsonld.js';
import { datesIn, linesOf } from './published.js';
import { plain, titleOf } from './title.js';

/**
 * What a page says of its article. Sources in the order in which they are trusted, the same for every field: JSON-LD,
 * Open Graph and its kin, Dublin Core and other `<meta>`, microdata, then what stands in the page for readers. The
 * first that says something is taken; of dates, one of the same day that says more (the time, the zone).
 */
export function metadataOf(
  document: DomDocument,
  elements: Elements,
  shown: Shown,
  url: string | null,
): Meta {
  const data = linkedData(elements);
  const tags = metaTags(elements);
  const language = languageOf(document, data, tags);
  const outlet = plain(
    first([...data.publisher, ...tags('og:site_name', 'application-name', 'dc.publisher')]),
  );
  const address = addressOf(elements, data, tags, url);
  const { date, modified } = datesIn(elements, data, tags, address, language);
  return {
    id: null,
    title: titleOf(elements, data, tags, outlet),
    outlet,
    date,
    modified,
    url: address,
    credit: creditsOf(elements, shown, data, tags),
    language: language?.toLowerCase().split(/[-_]/)[0] ?? null,
  };
}

const first = (values: readonly (string | null | undefined)[]): string | null =>
  values.find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? null;

function addressOf(elements: Elements, data: LinkedData, tags: Tags, url: string | null): string | null {
  const links = elements
    .marked('canonical', null)
    .filter((element) => element.tagName === 'LINK')
    .map((link) => link.getAttribute('href'));
  for (const address of [...links, ...tags('og:url'), ...data.url, url]) {
    if (address === null) continue;
    try {
      const { protocol, href } = new URL(address.trim(), url ?? undefined);
      if (protocol === 'http:' || protocol === 'https:') return href;
    } catch {
      // no address, or one that is relative to a page whose own is not known
    }
  }
  return null;
}

function creditsOf(elements: Elements, shown: Shown, data: LinkedData, tags: Tags): string[] {
  const groups = [
    data.authors,
    tags(
      'article:author',
      'author',
      'byl',
      'parsely-author',
      'sailthru.author',
      'dc.creator',
      'dcterms.creator',
    ),
    // blogs have it below the text
    [...shown.author, ...elements.marked('author', 'author')]
      .slice(0, 1)
      .flatMap((element) => linesOf(element.querySelector('[itemprop~="name"]') ?? element).slice(0, 1)),
    shown.byline.slice(0, 1).flatMap((element) => linesOf(element).slice(0, 1)),
  ];
  for (const group of groups) {
    const names = new Set(group.flatMap((text) => namesIn(plain(text) ?? '')));
    if (names.size > 0) return [...names].slice(0, MOST_NAMES);
  }
  return [];
}

const MOST_NAMES = 12;

/** The names in a byline: without "By", times and addresses. */
const namesIn = (byline: string): string[] =>
  byline
    .replace(/^\s*(?:by|von|par|por|di|door|av|från|автор:?|текст:?|text:|foto:)\s+/iu, '')
    .split(/\s+(?:and|und|et|y|e|en)\s+|\s*[,;|]\s*|\s{2,}/u)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.length <= 60 && !NO_NAME.test(name));

/** Addresses, dates, and agencies that are not named. */
const NO_NAME =
  /^https?:|@|\d{2,}|^(?:(?:news )?agencies|agenturen|agences|agencias|agências|agenzie|staff)$/i;

/** The names in a line that says by whom an article is; none in any other. */
export const bylineIn = (line: string): string[] => (BY.test(line) && line.length < 100 ? namesIn(line) : []);
const BY = /^(?:by|von|par|por|di|door|av|från|from the|автор:?|текст:?)\s/iu;

const languageOf = (document: DomDocument, data: LinkedData, tags: Tags): string | null =>
  first([
    document.documentElement.getAttribute('lang') ?? document.documentElement.getAttribute('xml:lang'),
    ...data.language,
    ...tags('og:locale', 'content-language', 'language', 'dc.language', 'dcterms.language'),
  ])?.match(/^[a-z]{2,3}(?:[-_][a-z\d]+)*$/i)?.[0] ?? null;
