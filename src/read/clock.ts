/** The time of day and the zone in a date as people write it. */

export interface Clock {
  /** `09:30` or `09:30:15`, not yet held against what a clock can show */
  readonly time: string;
  /** `Z` or `+01:00`; null where none is named, or a name that stands for several */
  readonly zone: string | null;
  /** the text without them */
  readonly rest: string;
}

/** `9:20p` and `9:20 p.m.`; the P of `9:20 PST` is the zone's. */
const TIME =
  /(?<![\d:.])(\d{1,2})(?:[:h](\d\d)(?::(\d\d)(?:\.\d+)?)?(?![\d:])|(?=\s*(?:[ap]\.?m\b|uhr\b|h\b)))(?:\s*([ap])(?:\.?m\b\.?|(?![\p{L}.])))?/iu;
/** 15.20 Uhr, 3.20 pm: a dot is a clock's only where the words behind it say so. */
const TIME_DOT = /(?<![\d:.])(\d{1,2})\.(\d\d)()(?=\s*(?:uhr|[ap]\.?m)\b)\s*([ap])?(?:\.?m\b\.?)?/iu;
/** Koreans set it before the hour, in capitals where they write English: `PM 3:20`; German "am" is another word. */
const AHEAD = /\b([AP]M)\s*(\d{1,2}:\d\d(?::\d\d)?)(?![\d:])/;
const ZONE = /(?:(?:\b(?:UTC|GMT))?\s?([+-]\d{1,2}(?::?\d\d)?)(?![\d-]))|\b([A-Z]{1,5})\b(?!\.)/u;

/** Names of zones with one meaning in the news (RFC 2822 settles CST), then those with several. */
const NAMED = new Map<string, string | null>(
  (
    'Z Z UTC Z GMT Z UT Z WET Z BST +01:00 CET +01:00 MEZ +01:00 CEST +02:00 MESZ +02:00 EET +02:00 EEST +03:00 ' +
    'MSK +03:00 WIB +07:00 HKT +08:00 SGT +08:00 JST +09:00 KST +09:00 AEST +10:00 AEDT +11:00 NZST +12:00 ' +
    'NZDT +13:00 BRT -03:00 ART -03:00 EDT -04:00 EST -05:00 CDT -05:00 CST -06:00 MDT -06:00 MST -07:00 ' +
    'PDT -07:00 PST -08:00 ET ? CT ? MT ? PT ? IST ? AST ?'
  )
    .split(' ')
    .flatMap((name, i, all) => (i % 2 === 0 ? [[name, all[i + 1] === '?' ? null : all[i + 1]]] : [])),
);

/** Finds the time of day in a text, and the zone behind it; null where there is none. */
export function findClock(given: string): Clock | null {
  const text = given.replace(AHEAD, '$2 $1');
  const match = TIME_DOT.exec(text) ?? TIME.exec(text);
  if (match === null) return null;
  const [whole, hour, minute, second, half] = match;
  const behind = text.slice(match.index + whole.length);
  const zone = ZONE.exec(behind);
  const known = zone !== null && (zone[1] !== undefined || NAMED.has(zone[2]));
  return {
    time: clock(onDay(Number(hour), half?.toLowerCase()), Number(minute ?? 0), second || undefined),
    zone: !known ? null : zone[1] !== undefined ? offset(zone[1]) : (NAMED.get(zone[2]) ?? null),
    rest: `${text.slice(0, match.index)} ${known ? behind.replace(zone[0], ' ') : behind}`,
  };
}

const onDay = (hour: number, half: string | undefined): number =>
  half === undefined || hour > 12 ? hour : (hour % 12) + (half === 'p' ? 12 : 0);

export const two = (n: number): string => String(n).padStart(2, '0');

export const clock = (hour: number, minute: number, second: string | undefined): string =>
  `${two(hour)}:${two(minute)}${second === undefined ? '' : `:${two(Number(second))}`}`;

/** `+1`, `+0100` and `+01:00` as the last; anything else is a name of Greenwich. */
export function offset(zone: string): string {
  const match = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(zone);
  return match === null ? 'Z' : `${match[1]}${two(Number(match[2]))}:${match[3] ?? '00'}`;
}
