import { isoDate } from '../dates.js';
import { blocksOf } from './blocks.js';
import type { DomElement } from './dom.js';
import type { Elements, Tags } from './elements.js';
import type { LinkedData } from './jsonld.js';

/** When a page was published and last changed, as far as it says. */

const PUBLISHED = (
  'article:published_time og:article:published_time og:published_time datepublished date_published publish-date ' +
  'publish_date published_time published-date parsely-pub-date sailthru.date article.published pubdate publicationdate ' +
  'dc.date.issued dcterms.issued dcterms.created dc.date.created dcterms.date dc.date citation_publication_date ' +
  'cxenseparse:recs:publishtime originalpublicationdate article_date_original date'
).split(' ');
const MODIFIED = (
  'article:modified_time og:article:modified_time og:updated_time datemodified dc.date.modified dcterms.modified ' +
  'article.updated lastmod last-modified'
).split(' ');

/** The two dates, ISO 8601; the second only where it says more than the first. `address` may hold a day. */
export function datesIn(
  elements: Elements,
  data: LinkedData,
  tags: Tags,
  address: string | null,
  locale: string | null,
): { date: string | null; modified: string | null } {
  const told = [...data.published, ...tags(...PUBLISHED), ...itemprops(elements, 'datePublished')];
  const known = dateAmong(told, locale);
  // of the same minute, what readers see may have the zone
  const date =
    known === null || /T[\d:.]+$/.test(known)
      ? (dateAmong([...(known === null ? [] : [known]), ...shownIn(elements)], locale) ??
        dateAmong(inPath(address), locale))
      : known;
  const changed = [...data.modified, ...tags(...MODIFIED), ...itemprops(elements, 'dateModified')];
  const modified = dateAmong(changed, locale);
  return { date, modified: modified === null || date?.startsWith(modified) ? null : modified };
}

/** The first that is a date; one further on of the same day that says more (the time, the zone) is better. */
export function dateAmong(values: readonly string[], locale: string | null): string | null {
  const dates = values.map((value) => isoDate(value, locale)).filter((date) => DATE.test(date));
  if (dates.length === 0) return null;
  return dates.reduce((known, date) => (date.length > known.length && date.startsWith(known) ? date : known));
}

/** Not the year 0001 nor the first day of 1970, which stand for no date at all. */
const DATE = /^(?!0|1970-01-01)\d{4}(?:-\d\d(?:-\d\d(?:T.*)?)?)?$/;

function itemprops(elements: Elements, name: string): string[] {
  return elements
    .marked(null, name)
    .flatMap(
      (element) => element.getAttribute('content') ?? element.getAttribute('datetime') ?? linesOf(element),
    );
}

/** Dates that stand in the page for readers: marked as that of publication, in `<time>`, or where its class says so. */
function shownIn(elements: Elements): string[] {
  const times = elements.named('time').slice(0, MOST);
  const isPublication = (time: DomElement): boolean =>
    time.hasAttribute('pubdate') || /publi|posted|entry-date/i.test(time.getAttribute('class') ?? '');
  const lines = elements.classed((classes) => LINES.test(classes), MOST);
  return [
    ...[...times.filter(isPublication), ...times].flatMap(
      (time) => time.getAttribute('datetime') ?? linesOf(time),
    ),
    ...lines.flatMap(linesOf),
  ];
}

const LINES = /date|publi|time|byline|meta/;
/** Elements looked at: what stands further down belongs to comments and other articles. */
const MOST = 30;

/** The lines of a small element; none of one that holds more than a line about the article. */
export function linesOf(element: DomElement): string[] {
  const blocks = blocksOf(element);
  if (blocks.length > 4) return [];
  return blocks.flatMap(({ text }) =>
    text.length > 200 ? [] : text.split(/[\n\t|]/).map((line) => line.trim()),
  );
}

function inPath(address: string | null): string[] {
  const match = /\/((?:19|20)\d\d)\/(\d\d)\/(\d\d)\//.exec(address ?? '');
  return match === null ? [] : [match.slice(1).join('-')];
}
