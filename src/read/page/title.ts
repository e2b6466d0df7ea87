import { decodeHTMLStrict } from 'entities/decode';
import { withoutTags } from '../tags.js';
import type { Elements, Tags } from './elements.js';
import type { LinkedData } from './jsonld.js';

/** Text as it reads: without the tags and references that some put into attributes and JSON. */
export function plain(text: string | null): string | null {
  if (text === null) return null;
  const words = decodeHTMLStrict(withoutTags(text, '')).replace(/\s+/g, ' ').trim();
  return words === '' ? null : words.toWellFormed();
}

/** The article's title, without the outlet's name that sites put behind it. */
export function titleOf(
  elements: Elements,
  data: LinkedData,
  tags: Tags,
  outlet: string | null,
): string | null {
  const heading = plain(elements.named('h1')[0]?.textContent ?? null);
  const shown = plain(elements.named('title')[0]?.textContent ?? null);
  const candidates = [...data.headline, ...tags('og:title', 'twitter:title', 'dc.title', 'dcterms.title')]
    .map(plain)
    .filter((title) => title !== null);
  const isShown = heading !== null && heading.length <= LONGEST && shown?.includes(heading);
  const title = candidates[0] ?? (isShown ? heading : shown) ?? heading;
  return title === null
    ? null
    : withoutOutlet(title, outlet, [...candidates, ...(heading === null ? [] : [heading])]);
}

/** Code units beyond which a title or a name is none that a reader would be shown: it stays as it stands. */
const LONGEST = 1000;

/** A title without the outlet's name behind it: known by that name, or by a title that stands without it elsewhere. */
export function withoutOutlet(given: string, outlet: string | null, others: readonly string[]): string {
  if (given.length > LONGEST) return given;
  const known = new Set(others.map(letters));
  const name = outlet === null || outlet.length > LONGEST ? '' : letters(outlet);
  for (let title = given; ; ) {
    const at = lastSeparator(title);
    if (at <= 0) return title;
    const front = title.slice(0, at).trimEnd();
    const behind = title.slice(at).replace(/^\s*\S+\s+/, '');
    const said = letters(behind);
    // a section stands before it
    if (known.has(said)) return behind;
    const same = said !== '' && name.includes(said);
    const bar = title[at + 1] === '|' && behind.length < front.length;
    if (!same && !bar && !known.has(letters(front))) return title;
    title = front;
  }
}

/** Where the last separator begins, with the blank before it; of two that share a blank the first. */
function lastSeparator(title: string): number {
  const starts = Array.from(title.matchAll(SEPARATOR), ({ index }) => index);
  const [before, last] = [starts.at(-2), starts.at(-1) ?? -1];
  return before !== undefined && last - before <= 3 ? before : last;
}

/** Blanks are single in what `plain` gives. */
const SEPARATOR = /\s(?=(?:[|•·»–—-]|::)\s)/gu;

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
