import { plural } from '../../numbers.js';

/** Dates as articles give them: ISO 8601 as far as it is known. */

const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?$/u;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 86_400_000;

export interface Moment {
  /** milliseconds, UTC where no zone is given */
  readonly at: number;
  readonly exact: 'year' | 'month' | 'day' | 'minute';
}

/** Null where it is no date that can be placed. */
export function momentOf(date: string | null): Moment | null {
  const found = ISO.exec(date ?? '');
  if (found === null) return null;
  const [, year, month, day, hour, minute, second = '00', zone = 'Z'] = found;
  const colon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const at = Date.parse(
    `${year}-${month ?? '01'}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second}${hour === undefined ? 'Z' : colon}`,
  );
  if (Number.isNaN(at)) return null;
  const exact =
    hour !== undefined ? 'minute' : day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return { at, exact };
}

/** `2025-06-19T09:30+01:00` as 19 Jun 2025, 09:30; what is no such date as it is given. */
export function dateShown(date: string | null): string {
  if (date === null) return 'no date';
  const found = ISO.exec(date);
  if (found === null || momentOf(date) === null) return date;
  const [, year, month, day, hour, minute] = found;
  const days = [
    day === undefined ? '' : String(Number(day)),
    month === undefined ? '' : MONTHS[Number(month) - 1],
    year,
  ];
  const shown = days.filter((part) => part !== '').join(' ');
  return hour === undefined ? shown : `${shown}, ${hour}:${minute}`;
}

/** How much older a is than b, as a sentence; null where that cannot be told. */
export function olderSentence(a: string | null, b: string | null): string | null {
  const [x, y] = [momentOf(a), momentOf(b)];
  if (x === null || y === null) return null;
  const rough = [x.exact, y.exact].some((exact) => exact === 'year' || exact === 'month');
  if (rough) return null;
  const days = Math.floor(y.at / DAY) - Math.floor(x.at / DAY);
  if (x.exact === 'minute' && y.exact === 'minute') {
    const minutes = Math.round((y.at - x.at) / 60_000);
    if (minutes === 0) return 'Both carry the same time.';
    if (Math.abs(minutes) < 60) return older(minutes, plural(Math.abs(minutes), 'minute'));
    if (Math.abs(minutes) < 48 * 60)
      return older(minutes, plural(Math.round(Math.abs(minutes) / 60), 'hour'));
  }
  if (days === 0) return 'Both carry the same date.';
  return older(days, plural(Math.abs(days), 'day'));
}

const older = (sign: number, by: string): string => `${sign > 0 ? 'A' : 'B'} is ${by} older.`;
