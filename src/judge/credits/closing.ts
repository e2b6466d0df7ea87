import { agenciesIn } from './dateline.js';
import { agencyNamed } from './names.js';
import { takenFromAtEnd } from './republished.js';
import { type Found, PICTURE, readShortLine, readWith, writerOf } from './short-line.js';

/**
 * Credits at the end of a text: `… he said. (dpa)`, `— AFP`, `Reporting by …; Editing by …`, `© 2026 AFP`, `With files from
 * The Canadian Press`, `The Associated Press contributed to this report.`, `First published in The Lantern.`
 */

/** Code units at a line's end that can be its signature. */
const SIGNATURE = 48;
/** Code units of a line in which a phrase is looked for. */
const PHRASE = 400;

/** Adds what a line near the end credits; `whole`: the line is not cut off at its beginning; `hinted`: see `hasHint`. */
export function readClosing(line: string, whole: boolean, hinted: boolean, found: Found): void {
  const { agencies } = found;
  if (whole) readShortLine(line, false, found);
  readSignature(line, agencies);
  credit(takenFromAtEnd(line), found);
  if (!hinted || !hasHint(line)) return;
  const phrase = line.length > PHRASE ? line.slice(-PHRASE) : line;
  if (REUTERS.test(phrase) && !FOR_OTHERS.test(phrase)) agencies.add('Reuters');
  if (DPA.test(phrase)) agencies.add('dpa');
  if (!PICTURE.test(phrase)) readRights(phrase, found);
  const contributed = CONTRIBUTED.exec(phrase);
  if (contributed !== null) {
    for (const part of contributed[1].split(/\s*[,;]\s*|\s+and\s+/u)) {
      const agency = agencyNamed(part, false) ?? writerOf(part);
      if (agency !== null) agencies.add(agency);
    }
  }
}

/** One of these stands in every phrase below, but for what is said of a first print (`republished.ts`). */
export const HINTS = 'edit Edit édit redigiert contribut opyright OPYRIGHT © (c) (C) dpa: ⓒ'.split(' ');

/** A piece of each hint; they begin with few letters, so that one search takes less than half of what one for each does. */
const PIECES = /dit|digiert|contribut|pyright|PYRIGHT|[©ⓒ]|\([cC]\)|dpa:/u;

/** False where no line of a text's end can hold a phrase that credits. */
export const hasHint = (end: string): boolean => PIECES.test(end) && HINTS.some((hint) => end.includes(hint));

/** Reuters signs with reporter and editor, in every language it writes in. */
const REUTERS =
  /(?<!\p{L})(?:reporting|writing|compiled|report(?:age|e|agem)|bericht(?:e|et)?|geschrieben)(?!\p{L})[^;()]{0,20}\b(?:by|par|de|por|von)\b.{2,300}?(?<!\p{L})(?:editing|edited|édité|editado|edición|edição|redigiert)\s+(?:by|par|por|de|von)\b/iu;
/** Who reported for someone did not report for Reuters. */
const FOR_OTHERS = /(?<!\p{L})(?:for|für|pour|para)\s+(?:the\s+)?\p{Lu}/u;
const DPA = /\bdpa:\d{6}/u;
const RIGHTS =
  /(?:[©ⓒ]|\([cC]\)|[Cc]opyright|COPYRIGHT)(?:[\s©ⓒ㈜]|\(주\)|\([cC]\)|[Cc]opyright|COPYRIGHT|by\b|\d{4}|[-–,:])*((?:the )?(?:[\p{Lu}\p{Lo}]|dpa\b|awp\b|epd\b).{1,60}?)(?=[.,;|]|\s[-–—]|\s+[Aa]ll [Rr]ights|\s+[Aa]lle [Rr]echte|\s+[Tt]ous [Dd]roits|\s+[Tt]odos los|$)/u;
const CONTRIBUTED = /^(.{2,120}?)\s+(?:also\s+)?contributed\s+to\s+(?:this|the)\s+(?:report|story|article)/iu;

/** Adds the name of whom a text was taken over from. */
export function credit(name: string | null, { agencies, named }: Found): void {
  if (name === null) return;
  const agency = agencyNamed(name, true);
  if (agency !== null) agencies.add(agency);
  else named.add(name);
}

function readRights(line: string, { agencies, named }: Found): void {
  const rights = RIGHTS.exec(line);
  if (rights === null) return;
  const known = agenciesIn(rights[1].trim());
  for (const agency of known) agencies.add(agency);
  if (known.length === 0) named.add(rights[1].trim());
}

/** An agency behind the last sentence of a line: in brackets, after a dash, or alone. */
function readSignature(line: string, agencies: Set<string>): void {
  const end = line.slice(-SIGNATURE);
  // prose ends with the mark of a sentence
  if (PROSE.test(end)) return;
  const bracket = BRACKETED.exec(end);
  if (bracket !== null) {
    // whoever stands before the agency took a picture: "(Jorge Doe / AP)"
    if (PICTURE.test(bracket[1]) || readWith(bracket[1], agencies)) return;
    const first = agencyNamed(bracket[1].split('/')[0].trim(), true) !== null;
    if (!first && bracket[1].includes('/')) return;
    for (const agency of agenciesIn(bracket[1])) agencies.add(agency);
    return;
  }
  const alone = ALONE.exec(end);
  if (alone === null) return;
  const sure = alone[1] !== '';
  const parts = alone[2].split(/\s*[/,|]\s*/u).map((part) => agencyNamed(part, sure));
  if (parts.every((agency) => agency !== null)) for (const agency of parts) agencies.add(agency);
}

const PROSE = /[.!?…。！？"”»«“」』]$/;
/** A sentence has ended, or the line begins, and then there are brackets to its end. */
const BRACKETED =
  /(?:[.!?…。！？"”»«“」』]\s*|^)[-–—\s]*[(（[［/](\s*[^()（）[\]［］/]{2,40}(?:\/[^()（）[\]［］/]{2,12})?)[)）\]］/]$/u;
const ALONE = /[.!?…。！？"”»«“」』]\s*([-–—]*)\s*([^.!?…。！？"”»«“」』–—]{2,30})$/u;
