import { clock, findClock, offset, two } from './clock.js';
import { dayFirst, folded, isWeekday, monthOf } from './months.js';

/** Dates as people and machines write them, to ISO 8601 at the precision given. */

interface When {
  year: number;
  month: number | null;
  day: number | null;
  /** `09:30` or `09:30:15` */
  time: string | null;
  /** `Z` or `+01:00` */
  zone: string | null;
}

/**
 * A date in ISO 8601, no more and no less precise than it was given: `2024`, `2024-03`, `2024-03-05`, `2024-03-05T09:30`,
 * `2024-03-05T09:30:00+01:00`. What cannot be read, and what could be two days (03/04/2024), stays as given.
 *
 * @param locale a language or locale as the source names it (`de`, `en-US`): decides between names and orders
 */
export function isoDate(given: string, locale: string | null): string {
  const bare = given.trim();
  if (bare.length > LONGEST_GIVEN) return given;
  const text = bare
    .normalize('NFKC')
    .replace(/[\u200e\u200f]/g, '')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .trim();
  const when = text.length > LONGEST ? null : (machine(text) ?? eastAsian(text) ?? written(text, locale));
  return when === null || !exists(when) ? given : shown(when);
}

/** Characters in which a date can stand with all its trimmings. */
const LONGEST = 120;
/** The same before NFKC, which may make one of several: long runs of marks take it the square of their length. */
const LONGEST_GIVEN = 8 * LONGEST;

/** The ten digits of a script stand in a row: from a multiple of 16, or from six after it where that is no digit (Hindi). */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) as number;
  const row = code & ~15;
  return /\p{Nd}/u.test(String.fromCodePoint(row)) ? code - row : code - row - 6;
}

const ISO =
  /^(\d{4})(?:([-/.]?)(\d\d)(?:\2(\d\d)(?:(?:[Tt]|,? +)(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?:\[[^\]]*\])?)?)?)?$/;

/** A day of XML Schema may name its zone, `2018-07-05+02:00`: it is no time of day. */
const DAY_IN_ZONE = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$/;

/** ISO 8601 and what differs from it in its signs, and seconds or milliseconds since 1970. */
function machine(text: string): When | null {
  if (/^\d{10}$|^\d{13}$/.test(text)) {
    const iso = new Date(text.length === 10 ? Number(text) * 1000 : Number(text)).toISOString();
    return machine(iso.replace(/\.\d+/, ''));
  }
  const match = ISO.exec(text.replace(DAY_IN_ZONE, '$1'));
  if (match === null) return null;
  const [, year, , month, day, hour, minute, second, zone] = match;
  // six digits in a row are a year and a month, or a day in a short form: not told apart
  if (/^\d{5,7}$/.test(text)) return null;
  return {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    time: hour === undefined ? null : clock(Number(hour), Number(minute), second),
    zone: zone === undefined ? null : offset(zone),
  };
}

const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };
const EAST =
  /^(令和|平成|昭和)?\s*(\d{1,4}|元)\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일号])?)?\s*(?:[(（]?(?:[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?|(?:星期|周|週)[一二三四五六日天])[)）]?)?\s*(午前|午後|上午|下午|오전|오후|凌晨|晚上|[AP]M)?\s*(?:(\d{1,2})\s*(?::|時|时|点|點|시)\s*(?:(\d{1,2})\s*(?:分|분)?)?(?::(\d\d))?)?$/u;

/** 2018年7月5日 午後3時20分, 2018년 7월 5일 오후 3:20. */
function eastAsian(text: string): When | null {
  const match = EAST.exec(text);
  if (match === null) return null;
  const [, era, year, month, day, half, hour, minute, second] = match;
  if (era === undefined && year.length !== 4) return null;
  const late = half !== undefined && /午後|下午|오후|晚上|PM/.test(half);
  // 오전 12:20 is twenty past midnight
  const early = half !== undefined && !late;
  const onDay = early && hour === '12' ? 0 : Number(hour) + (late && Number(hour) < 12 ? 12 : 0);
  return {
    year: (era === undefined ? 0 : ERAS[era]) + (year === '元' ? 1 : Number(year)),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    time: hour === undefined ? null : clock(onDay, Number(minute ?? 0), second),
    zone: null,
  };
}

/** Words that stand around a date and say nothing of when it is. */
const FILLERS = new Set(
  (
    'a à al alle am at às as às d da dal das de del den der des di do du e el en h heure heures il kl klo la las le les ' +
    'lúc los om on ore the u uhr um um om und uur de r st nd rd th er ier º ª г год года р рік року v w roku ngày năm ' +
    'published updated posted modified created date edited first last on am aktualisiert veröffentlicht stand publié ' +
    'publiée mis jour publicado publicada actualizado atualizado em pubblicato aggiornato bijgewerkt geplaatst ' +
    'опубликовано обновлено опубликована yayınlanma güncelleme opublikowano aktualizacja من في تاريخ النشر'
  ).split(' '),
);

/** July 5, 2018 at 3:20 p.m. EST; 5. Juli 2018, 15.20 Uhr; Thu, 05 Jul 2018 15:20:00 +0200; 05.07.2018. */
function written(source: string, locale: string | null): When | null {
  let text = source.replace(/\([^)]*\)/g, ' ');
  const when: When = { year: 0, month: null, day: null, time: null, zone: null };
  const hour = findClock(text);
  if (hour !== null) {
    when.time = hour.time;
    when.zone = hour.zone;
    text = hour.rest;
  }
  // Vietnamese months are numbers: 5 tháng 3 năm 2024
  text = text.replace(/(\d{1,2})\s+tháng\s+(\d{1,2}),?(?:\s+năm)?\s+(\d{4})/iu, '$1.$2.$3');
  const figures = /(?<!\d)(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{1,4})(?!\d)/.exec(text);
  if (figures !== null) {
    if (!inFigures(figures, locale, when)) return null;
    text = text.replace(figures[0], ' ');
  }
  const numbers: number[] = [];
  for (const [, figure, word] of text.matchAll(/(\d+)|([\p{L}\p{M}][\p{L}\p{M}’'.]*(?:-\p{L}+)*)/gu)) {
    if (figure !== undefined) numbers.push(Number(figure));
    else if (!readWord(word, locale, numbers, when)) return null;
  }
  return figures !== null ? (numbers.length === 0 ? when : null) : fromNumbers(numbers, when);
}

/** Takes a month's name; true where the word may stand in a date at all. */
function readWord(word: string, locale: string | null, numbers: number[], when: When): boolean {
  const name = folded(word);
  const month = when.month === null ? monthOf(name, locale) : null;
  if (month !== null) {
    when.month = month;
    // Thai dates count from the Buddha
    if (/\p{Script=Thai}/u.test(name)) numbers.push(Number.NaN);
    return true;
  }
  return FILLERS.has(name) || isWeekday(name, locale);
}

function inFigures(match: RegExpExecArray, locale: string | null, when: When): boolean {
  const [, x, sign, y, z] = match;
  const [a, b, c] = [Number(x), Number(y), Number(z)];
  if (x.length === 4) return set(when, a, b, c);
  if (z.length !== 4) return false;
  if (a > 12) return set(when, c, b, a);
  if (b > 12) return set(when, c, a, b);
  // with dots the day comes first everywhere
  const first = a === b || sign === '.' ? true : dayFirst(locale);
  return first !== null && (first ? set(when, c, b, a) : set(when, c, a, b));
}

function set(when: When, year: number, month: number, day: number): true {
  Object.assign(when, { year, month, day });
  return true;
}

/** A month's name was read: of the numbers, one is the year, one may be the day. */
function fromNumbers(all: readonly number[], when: When): When | null {
  const numbers = all.filter((n) => !Number.isNaN(n));
  if (when.month === null || numbers.length === 0 || numbers.length > 2) return null;
  const year = numbers.find((n) => n >= 1000);
  const day = numbers.find((n) => n < 1000);
  if (year === undefined || (numbers.length === 2 && day === undefined)) return null;
  if (day === undefined && when.time !== null) return null;
  return { ...when, year: numbers.length < all.length && year > 2400 ? year - 543 : year, day: day ?? null };
}

/** A day that the calendar has, a time that a clock shows. */
function exists({ year, month, day, time, zone }: When): boolean {
  if (year < 1000 || year > 9999 || month === 0 || (month ?? 1) > 12) return false;
  if (day !== null) {
    const last = new Date(Date.UTC(year, month as number, 0)).getUTCDate();
    if (day < 1 || day > last) return false;
  }
  if (time !== null && !/^(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60))?$/.test(time)) return false;
  return zone === null || zone === 'Z' || /^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(zone);
}

function shown({ year, month, day, time, zone }: When): string {
  const date = [String(year), month, day].filter((part) => part !== null);
  const shownDate = date.map((part) => (typeof part === 'number' ? two(part) : part)).join('-');
  return time === null || day === null ? shownDate : `${shownDate}T${time}${zone ?? ''}`;
}
