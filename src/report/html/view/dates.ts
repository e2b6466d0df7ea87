import { datePartsOf, earlierBy, intervalOf, lengthOfTime } from '../../../judge/interval.js';

/** Dates as articles give them: ISO 8601 as far as it is known. What they mean is said as the judge says it. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface Moment {
  /** milliseconds, UTC where no zone is given: to draw by, not to say which of two came first */
  readonly at: number;
  readonly exact: 'year' | 'month' | 'day' | 'minute';
}

/** Null where it is no date that can be placed. */
export function momentOf(date: string | null): Moment | null {
  const [parts, interval] = [datePartsOf(date), intervalOf(date)];
  if (parts === null || interval === null) return null;
  const { month, day, hour } = parts;
  const exact =
    hour !== undefined ? 'minute' : day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return { at: interval.begin, exact };
}

/**
 * `2025-06-19T09:30+01:00` as 19 Jun 2025, 09:30 UTC+1; what is no such date as it is given. The zone stands there, so that the
 * hours between two can be counted.
 */
export function dateShown(date: string | null): string {
  if (date === null) return 'no date';
  const parts = datePartsOf(date);
  if (parts === null) return date;
  const { year, month, day, hour, minute = '00', zone } = parts;
  const days = [
    day === undefined ? '' : String(Number(day)),
    month === undefined ? '' : MONTHS[Number(month) - 1],
    year,
  ];
  const shown = days.filter((part) => part !== '').join(' ');
  if (hour === undefined) return shown;
  return `${shown}, ${hour}:${minute}${zone === undefined ? '' : ` UTC${offsetShown(zone)}`}`;
}

/** `+05:30` as +5:30, `-0400` as −4; nothing for none. */
function offsetShown(zone: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (Number(hours ?? 0) + Number(minutes ?? 0) === 0) return '';
  const of = Number(minutes ?? 0) === 0 ? '' : `:${minutes}`;
  return `${sign === '-' ? '−' : '+'}${Number(hours)}${of}`;
}

/** How much older a is than b, as a sentence, where the direction of the pair is judged by it; null where that cannot be told. */
export function olderSentence(a: string | null, b: string | null): string | null {
  const [x, y] = [intervalOf(a), intervalOf(b)];
  if (x === null || y === null) return null;
  const earlier = earlierBy(x, y);
  if (earlier !== null) return `${earlier > 0 ? 'A' : 'B'} is ${lengthOfTime(earlier)} older.`;
  // which came first is not known; that both say the same may be told all the same
  const [p, q] = [datePartsOf(a), datePartsOf(b)];
  if (p?.minute !== undefined && q?.minute !== undefined && x.begin === y.begin && x.zoned === y.zoned)
    return 'Both carry the same time.';
  const sameDay = p?.day !== undefined && p.year === q?.year && p.month === q.month && p.day === q.day;
  return sameDay ? 'Both carry the same date.' : null;
}
