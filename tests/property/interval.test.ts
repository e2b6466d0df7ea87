import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byTime,
  datePartsOf,
  earlierBy,
  type Interval,
  intervalOf,
  lengthOfTime,
} from '../../src/judge/interval.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Dates around one turn of a year and the end of one February, as precise as dates come. */
const moment = fc
  .constantFrom('2023-12-30', '2024-02-27')
  .chain((from) =>
    fc.nat({ max: 5 * 24 * 60 - 1 }).map((minutes) => new Date(Date.parse(from) + minutes * MINUTE)),
  );
const LENGTHS = [4, 7, 10, 13, 16, 19];
const zone = fc.constantFrom('', 'Z', '+00:00', '+05:30', '-0330', '+14', '-12:00');
const given = fc
  .record({ moment, length: fc.constantFrom(...LENGTHS), zone })
  .map(({ moment, length, zone }) => ({
    text: moment.toISOString().slice(0, length),
    length,
    zone: length > 10 ? zone : '',
  }));
type Given = { text: string; length: number; zone: string };
const written = ({ text, zone }: Given): string => `${text}${zone}`;
const toInterval = (date: Given): Interval => intervalOf(written(date)) as Interval;

/** The end of what a date allows: the next of its kind, by the platform's calendar. */
function next(text: string, begin: Date): number {
  const [year, month] = [begin.getUTCFullYear(), begin.getUTCMonth()];
  if (text.length === 4) return Date.UTC(year + 1, 0);
  if (text.length === 7) return Date.UTC(year, month + 1);
  return begin.getTime() + { 10: DAY, 13: HOUR, 16: MINUTE, 19: 1000 }[text.length as 10];
}

describe('the time that a date allows', () => {
  it('goes from when it begins to when the next of its precision does', () => {
    fc.assert(
      fc.property(given, (date) => {
        const { text, zone } = date;
        const begin = new Date(text.length === 13 ? `${text}:00Z` : text.length > 13 ? `${text}Z` : text);
        const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [null, '+', '0', '0'];
        const offset = (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes ?? 0) * MINUTE);
        expect(toInterval(date)).toEqual({
          begin: begin.getTime() - offset,
          end: next(text, begin) - offset,
          zoned: zone !== '',
        });
        expect(Object.values(datePartsOf(written(date)) ?? {}).filter((part) => part !== undefined)).toEqual([
          ...(text.match(/\d+/g) as string[]),
          ...(zone === '' ? [] : [zone]),
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('is before another only where it is so in whatever zone the one without may be', () => {
    fc.assert(
      fc.property(given, given, (one, other) => {
        const [x, y] = [toInterval(one), toInterval(other)];
        const orders = new Set<number>();
        // in all zones there are, where one says which it is in and the other does not; by half hours
        const zones = x.zoned === y.zoned ? [0] : Array.from({ length: 53 }, (_, n) => (n - 24) * (HOUR / 2));
        for (const offset of zones) {
          const [p, q] = [x.zoned ? 0 : offset, y.zoned ? 0 : offset];
          orders.add(x.end - p <= y.begin - q ? 1 : y.end - q <= x.begin - p ? -1 : 0);
        }
        const [order] = orders.size === 1 ? [...orders] : [0];
        const earlier = earlierBy(x, y);
        expect([one, other, earlier === null ? 0 : Math.sign(earlier)]).toEqual([one, other, order]);
        if (earlier !== null) expect(earlier).toBe(y.begin - x.begin);
        expect(earlierBy(y, x) ?? 0).toBe(0 - (earlier ?? 0));
        // and then it stands before it where all are put in order
        if (order !== 0 && x.zoned === y.zoned) expect(Math.sign(byTime(x, y))).toBe(-order);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [0, '1 minute'],
    [29_000, '1 minute'],
    [90_000, '2 minutes'],
    [HOUR, '1 hour'],
    [-3 * HOUR, '3 hours'],
    [DAY, '1 day'],
    [25 * HOUR, '25 hours'],
    [2 * DAY, '2 days'],
    [2 * DAY + 11 * HOUR, '2 days'],
    [2 * DAY + 13 * HOUR, '3 days'],
  ])('of %d milliseconds is told as %s', (milliseconds, told) => {
    expect(lengthOfTime(milliseconds)).toBe(told);
  });
});
