import { agencyNamed, unspacedAgency } from './names.js';

/**
 * Credits in a dateline: `LONDON (Reuters) - `, `BERLIN, July 5 (dpa)`, `МОСКВА, 5 июля. /ТАСС/.`, `Riyadh, July 5, SPA --`,
 * `دمشق-سانا`, `（新华社北京7月5日电）`, `【ロンドン共同】`, `(서울=연합뉴스)`. A credit stands where a dateline does: at the head of a
 * line, behind a place and a date at most.
 */

/** Code units of a line in which a dateline ends. */
const DATELINE = 110;
/** Code units between brackets. */
const INSIDE = 40;

const OPENER = /[([/（【［〔]/gu;
const CLOSER: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '/': '/',
  '（': '）',
  '【': '】',
  '［': '］',
  '〔': '〕',
};

/** Adds to `found` the agencies that the dateline of a line names. True where it is a line with such a dateline. */
export function readDateline(line: string, found: Set<string>): boolean {
  const head = line.slice(0, DATELINE);
  OPENER.lastIndex = 0;
  for (let open = OPENER.exec(head); open !== null; open = OPENER.exec(head)) {
    const begin = open.index + 1;
    const end = line.indexOf(CLOSER[open[0]], begin);
    if (end < 0 || end - begin > INSIDE) continue;
    const before = head.slice(0, open.index);
    const place = placeOf(before);
    if (place === null) return false;
    if (readBracket(line.slice(begin, end), place, before, line.slice(end + 1, end + 6), found)) return true;
    if (open[0] !== '/') OPENER.lastIndex = end + 1;
  }
  if ((DASHED.test(head) || DOTTED.test(head)) && readDashes(head, found)) return true;
  return !ASCII.test(head) && readWire(head, found);
}

/** A dash and no hyphen, or one in a script without capitals: `دمشق-سانا`. */
const DASHED = /\s[-–—―]|[-–—―][\s-]|^[^\0-\u052f]{1,30}-/;
/** `КИЇВ. 5 липня. УНН. `: place, date and agency, each with a full stop. */
const DOTTED = /^\p{Lu}[^.!?]{1,30}\.\s[^.!?]{0,12}\p{N}[^.!?]{0,12}\.\s\p{Lu}[^.!?]{1,20}\.(?:\s|$)/u;
const ASCII = /^[\0-\x7f]*$/;

/** What follows a dateline: a dash, a colon, a full stop or nothing. */
const BREAK = /^\s*(?:[-–—―:=.,|>]|$)/u;
const DASH = /^\s*(?:--|[–—―-]\s)/u;

/** How a dateline looks so far: nothing, a place, or a place (or nothing) and a date; null where it is none. */
type Place = 'nothing' | 'place' | 'date';

function placeOf(before: string): Place | null {
  const words = before.match(WORD);
  if (words === null) return 'nothing';
  if (words.length > 9 || /[!?"“”„«»]/u.test(before)) return null;
  // Hindi writes the day as a word
  const dated = words.some((word) => /\p{N}/u.test(word) || HINDI_MONTH.test(word));
  let named = 0;
  for (let i = 0; i < words.length; i++) {
    if (LETTER_CASE.test(words[i])) {
      // a word in small letters is a particle, or the month or weekday beside a figure
      const beside = FIGURE.test(words[i - 1] ?? '') || FIGURE.test(words[i + 1] ?? '');
      if (!beside && !PARTICLE.has(words[i]) && !MONTH.test(words[i])) return null;
    } else if (!FIGURE.test(words[i])) named++;
  }
  if (named > 6 || NO_PLACE.has(words[0].toLowerCase())) return null;
  return dated ? 'date' : 'place';
}

const WORD = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'.]*/gu;
const LETTER_CASE = /^\p{Ll}/u;
const FIGURE = /\p{N}/u;
const PARTICLE = new Set(
  'de del la le les las los el di da do das dos du der den am an im on of upon sur aan bei ob och i u v w z dne via and und y e et the th st nd rd a.m p.m va van'.split(
    ' ',
  ),
);
const MONTH =
  /^(?:jan|feb|mar|mär|apr|avr|ma[ijy]|jui|jun|jul|ago|aug|ao|sep|set|okt|oct|out|nov|de[czs]|lug|giu|gen|dic|dez|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\p{L}*\.?$/u;
const HINDI_MONTH = /^(?:जनवरी|फ़?रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितं?म?्?बर|अक्टूबर|अक्तूबर|नवं?म?्?बर|दिसं?म?्?बर)$/u;
/** Words that a sentence begins with and a dateline does not. */
const NO_PLACE = new Set(
  'a an in at when while this that these he she it they we you his her its their but and if as for after before according'.split(
    ' ',
  ),
);

function readBracket(
  inside: string,
  place: Place,
  before: string,
  after: string,
  found: Set<string>,
): boolean {
  const agencies = PICTURED.test(inside) ? [] : agenciesIn(inside);
  if (agencies.length > 0) {
    // "The Associated Press (AP)" explains a name; "New Delhi, Jul 5 (PTI) The" needs no dash
    if (place === 'place' && (!BREAK.test(after) || agencyNamed(before.trim(), true) !== null)) return false;
    if (place === 'nothing' && !BREAK.test(after) && !CAPITAL.test(after)) return false;
    // "(Jorge Doe / AP)" on a line of its own is the credit of a picture
    const [first, ...others] = inside.split(PARTS);
    if (place === 'nothing' && others.length > 0 && !DASH.test(after)) {
      if (agencyNamed(first.trim(), true) === null && unspacedAgency(inside) === null) return false;
    }
    for (const agency of agencies) found.add(agency);
    return true;
  }
  // an agency that the table lacks: `PORT CALLAN, Oct. 22 (Northgate) --`, `MIAMI (WQXN) --`
  const named =
    place === 'date'
      ? NAME.test(inside)
      : place === 'place' && CALL_SIGN.test(inside) && CAPITALS.test(before);
  if (!named || !DASH.test(after) || MONTH.test(inside.toLowerCase()) || WEEKDAY.test(inside)) return false;
  found.add(inside);
  return true;
}

/** `[사진=연합뉴스]` credits a picture, in the form of a dateline. */
const PICTURED = /^\s*(?:사진|写真|图片)/u;
const NAME = /^\p{Lu}[\p{L}\p{M}.&’'-]*(?: \p{Lu}[\p{L}\p{M}.&’'-]*){0,2}$/u;
const CAPITALS = /^[\p{Lu}\s,.’'-]+$/u;
const CAPITAL = /^\s*[\p{Lu}\p{Lo}]/u;
/** Of a broadcaster: `CNN`, `WQXN`. */
const CALL_SIGN = /^[A-Z]{3,5}$/;
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/iu;

/** The agencies that the words between brackets are: `Reuters`, `dpa/lnw`, `AFP, AP`, `서울=연합뉴스`, `ロンドン共同`. */
export function agenciesIn(inside: string): string[] {
  const parts = inside.split(PARTS).map((part) => part.trim());
  const agencies = parts.map((part) => agencyNamed(part, true));
  const known = agencies.filter((agency) => agency !== null);
  // whatever stands beside the first or last is a desk, a reporter or a place
  if (known.length > 0 && (agencies[0] !== null || agencies.at(-1) !== null)) return known;
  const undated = inside.replaceAll(WITH_FIGURE, '').trim();
  const whole = agencyNamed(undated, true) ?? unspacedAgency(inside);
  return whole === null ? [] : [whole];
}

/** A part of a date: `7月5日`, `5.7.2026`. */
const WITH_FIGURE = /\S*\p{N}\S*/gu;
const PARTS = /[/,;|·•=＝、，；+&-]|\s(?:and|und|et|y|e|avec|con|com|mit|with|og|och|и|و)\s/u;

/** `Riyadh, July 5, 2026, SPA -- `, `Москва. 5 июля. ИНТЕРФАКС - `, `МОСКВА, 5 июл - РИА Новости. `, `دمشق-سانا`. */
function readDashes(head: string, found: Set<string>): boolean {
  SEPARATOR.lastIndex = 0;
  let from = 0;
  let dated = false;
  for (let n = 0; n < 7; n++) {
    const separator = SEPARATOR.exec(head);
    if (separator === null) return false;
    const name = head.slice(from, separator.index).trim();
    // "OSTREY, PA - " is a place in Pennsylvania
    const agency = n === 0 ? null : agencyNamed(name, dated || !LATIN.test(name));
    if (agency !== null) {
      const place = placeOf(head.slice(0, from));
      const after = head.slice(separator.index, separator.index + 5);
      const ends =
        DASH.test(after) || DASH.test(separator[0]) || (separator.index === head.length && !LATIN.test(name));
      if (place === null || place === 'nothing' || (!ends && place !== 'date')) return false;
      found.add(agency);
      return true;
    }
    dated ||= FIGURE.test(name);
    from = separator.index + separator[0].length;
    if (from > 90) return false;
  }
  return false;
}

const LATIN = /^\p{sc=Latin}/u;
const SEPARATOR = /\s*[,.،|:]\s+|\s*[-–—―]+\s*|$/gu;

/** `新华社北京7月5日电`, `中央社記者王小明台北5日電`: a name without brackets at the head of a line. */
function readWire(head: string, found: Set<string>): boolean {
  if (!WIRE.test(head)) return false;
  const agency = unspacedAgency(head.slice(0, head.search(/[电電讯訊]/u) + 1));
  if (agency === null) return false;
  found.add(agency);
  return true;
}

const WIRE = /^[\s（(【]*\p{sc=Han}{2,5}.{0,24}[电電讯訊]/u;
