import type { Elements } from './elements.js';
import type { LinkedData } from './jsonld.js';
import type { Tags } from './metadata.js';

/** Text as it reads: without the tags and references that some put into attributes and JSON. */
export function plain(text: string | null): string | null {
  if (text === null) return null;
  const words = text
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
      name !== undefined
        ? (REFERENCES[name] ?? whole)
        : character(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? null : words.toWellFormed();
}

const REFERENCES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};
const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

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
  const title = candidates[0] ?? (heading !== null && shown?.includes(heading) ? heading : shown) ?? heading;
  return title === null
    ? null
    : withoutOutlet(title, outlet, [...candidates, ...(heading === null ? [] : [heading])]);
}

/** A title without the outlet's name behind it: known by that name, or by a title that stands without it elsewhere. */
function withoutOutlet(title: string, outlet: string | null, others: readonly string[]): string {
  const at = title.search(/\s+(?:[|•·»–—-]|::)\s+(?!.*\s(?:[|•·»–—-]|::)\s)/u);
  if (at <= 0) return title;
  const front = title.slice(0, at).trimEnd();
  const behind = title.slice(at).replace(/^\s*\S+\s+/, '');
  // a section stands before it
  if (others.some((other) => letters(other) === letters(behind))) return behind;
  const same = outlet !== null && letters(behind) !== '' && letters(outlet).includes(letters(behind));
  const alone = others.some((other) => letters(other) === letters(front));
  const bar = /^\s\|/.test(title.slice(at)) && behind.length < front.length;
  return same || alone || bar ? withoutOutlet(front, outlet, others) : title;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
