/**
 * Dates as intervals of time: a day is 24 hours long, and a time whose zone is not known may be any of 26 hours. Only
 * intervals that do not meet say which came first.
 */
export interface Interval {
  /** milliseconds since 1970, end open; as if in UTC where the zone is not known */
  readonly begin: number;
  readonly end: number;
  /** the date names its zone */
  readonly zoned: boolean;
}

const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/u;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An ISO 8601 date as it is written, as far as it goes: each of the parts is there only if those before it are. */
interface DateParts {
  readonly year: string;
  readonly month?: string;
  readonly day?: string;
  readonly hour?: string;
  readonly minute?: string;
  readonly second?: string;
  readonly zone?: string;
}

/** Null for what is no such date, or one that the calendar or the clock has not: February 30, 10:60. */
export function datePartsOf(date: string | null | undefined): DateParts | null {
  const match = ISO.exec(date?.trim() ?? '');
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, zone] = match;
  const [m, d] = [Number(month ?? 1), Number(day ?? 1)];
  if (m < 1 || m > 12 || d < 1 || d > new Date(dayOf(Number(year), m + 1, 0)).getUTCDate()) return null;
  if (Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return null;
  return timeOf({ hour, minute, second }) > DAY ? null : { year, month, day, hour, minute, second, zone };
}

/** When a day begins, in UTC; day 0 is the last of the month before. */
const dayOf = (year: number, month: number, day: number): number =>
  new Date(0).setUTCFullYear(year, month - 1, day);

const timeOf = ({ hour, minute, second }: Pick<DateParts, 'hour' | 'minute' | 'second'>): number =>
  Number(hour ?? 0) * HOUR + Number(minute ?? 0) * MINUTE + Number(second ?? 0) * 1000;

/** The interval that an ISO 8601 date allows, by its precision; null for what is none. */
export function intervalOf(date: string | null | undefined): Interval | null {
  const parts = datePartsOf(date);
  if (parts === null) return null;
  const { month, day, hour, minute, second, zone } = parts;
  const [y, m] = [Number(parts.year), Number(month ?? 1)];
  const begin = dayOf(y, m, Number(day ?? 1)) + timeOf(parts);
  let end =
    begin + (second !== undefined ? 1000 : minute !== undefined ? MINUTE : hour !== undefined ? HOUR : DAY);
  if (month === undefined) end = dayOf(y + 1, 1, 1);
  else if (day === undefined) end = dayOf(y, m + 1, 1);
  const offset = zone === undefined ? 0 : offsetOf(zone);
  return { begin: begin - offset, end: end - offset, zoned: zone !== undefined };
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', '') || 0)];
  return (zone[0] === '-' ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}

/** Zones go from UTC−12 to UTC+14. */
const WEST = 12 * HOUR;
const EAST = 14 * HOUR;

/**
 * How much earlier x began than y, in milliseconds, where the two do not meet (negative where it is later); null where
 * they may be of one time. Where neither names its zone they are taken to be of one zone; where one does, the other
 * may be of any.
 */
export function earlierBy(x: Interval, y: Interval): number | null {
  const [a, b] = x.zoned === y.zoned ? [x, y] : [widened(x), widened(y)];
  return a.end <= b.begin || b.end <= a.begin ? y.begin - x.begin : null;
}

const widened = ({ begin, end, zoned }: Interval): Interval =>
  zoned ? { begin, end, zoned } : { begin: begin - EAST, end: end + WEST, zoned };

/** A length of time in words, in the unit that suits it. */
export function lengthOfTime(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  const [n, unit] =
    length < HOUR
      ? [Math.max(1, Math.round(length / MINUTE)), 'minute']
      : length < 2 * DAY && length % DAY !== 0
        ? [Math.round(length / HOUR), 'hour']
        : [Math.round(length / DAY), 'day'];
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/** Orders by when the interval begins, then by when it ends; those without one last. */
export function byTime(x: Interval | null, y: Interval | null): number {
  if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
  return x.begin - y.begin || x.end - y.end;
}
