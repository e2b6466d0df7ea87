import { credit, hasHint, readClosing } from './closing.js';
import { readDateline } from './dateline.js';
import { agencyByName, agencyNamed } from './names.js';
import { takenFrom } from './republished.js';
import { AUTHOR_PARTS, type Found, readShortLine } from './short-line.js';

/**
 * Whom an article credits. Credits stand at its head (dateline, byline) and at its end (signature, copyright); what its
 * prose says of an agency ("told Reuters") is a mention and no credit. So a few lines of either end are looked at, and
 * whether a name is a credit is told by the form of its line.
 */
export interface Credits {
  /** agencies by their common names, or as they sign where the table has none; each once, in order */
  readonly agencies: string[];
  /** other names that its credit lines give: outlets, and persons among them, as they are written */
  readonly named: string[];
}

/** Code units of a text's head and end that are looked at. */
const HEAD = 640;
const END = 480;
/** Lines at either end that can hold a credit. */
const LINES = 8;
/** Code of the blank; all below are white space or controls. */
const BLANK = 32;
/** Names that are kept besides agencies. */
const NAMED = 8;

/**
 * Reads the credits of a text, of whose `length` code units only those of its head and its end are asked for; of one that
 * is no longer than both, the whole for either.
 */
export function readCredits(length: number, part: (from: number, to: number) => string): Credits {
  // the end may begin in the middle of a line
  const cut = length > HEAD + END;
  const head = part(0, cut ? HEAD : length);
  const end = cut ? part(length - END, length) : head;
  const found = { agencies: new Set<string>(), named: new Set<string>() };
  let n = 0;
  for (let at = 0; at < head.length && n < LINES; ) {
    const newline = head.indexOf('\n', at);
    const stop = newline < 0 ? head.length : newline;
    const line = head.slice(at, stop).trim();
    at = stop + 1;
    if (line === '') continue;
    readHeadLine(line, n === 0, found);
    n++;
  }
  const hinted = hasHint(end.length > END ? end.slice(-END) : end);
  n = 0;
  for (let to = end.length; to > 0 && n < LINES; n++) {
    let stop = to;
    while (stop > 0 && end.charCodeAt(stop - 1) <= BLANK) stop--;
    if (stop === 0) break;
    const begin = end.lastIndexOf('\n', stop - 1) + 1;
    const whole = begin > 0 || !cut;
    readClosing(end.slice(begin, stop).trim(), whole, hinted, found);
    to = begin - 1;
  }
  return toCredits(found);
}

function readHeadLine(line: string, headline: boolean, found: Found): void {
  const source = takenFrom(line);
  if (source !== null) credit(source, found);
  else if (!readDateline(line, found.agencies)) readShortLine(line, headline, found);
}

const toCredits = ({ agencies, named }: Found): Credits => ({
  agencies: [...agencies],
  named: [...named].slice(0, NAMED),
});

/** The same with whom lines credit that a page shows beside its text. */
export function withBylines({ agencies, named }: Credits, lines: readonly string[]): Credits {
  const found = { agencies: new Set<string>(), named: new Set(named) };
  for (const line of lines) readHeadLine(line, false, found);
  for (const agency of agencies) found.agencies.add(agency);
  return toCredits(found);
}

/** Whom a text credits. */
export const creditsOf = (text: string): Credits =>
  readCredits(text.length, (from, to) => text.slice(from, to));

/**
 * What `credit` of an article holds: agencies that the text credits, those among what the source names as author or
 * credit, then the rest of these, as they are named.
 */
export function creditLine(
  agencies: readonly string[],
  given: readonly string[],
): { credit: string[]; agencies: string[] } {
  const all = new Set(agencies);
  const authors: string[] = [];
  for (const entry of given) {
    const parts = entry.split(AUTHOR_PARTS).map((part) => part.trim());
    const known = parts.map((part) => agencyNamed(part, true) ?? agencyByName(part));
    for (const agency of known) if (agency !== null) all.add(agency);
    if (known.includes(null)) authors.push(entry);
  }
  return { credit: [...new Set([...all, ...authors])], agencies: [...all] };
}
