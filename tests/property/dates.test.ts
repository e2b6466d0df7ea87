import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/read/dates.js';

const LOCALES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'ru',
  'pl',
  'tr',
  'sv',
  'cs',
  'uk',
  'ar',
  'ja',
  'zh',
  'ko',
  'ur',
  'hu',
  'el',
  'fi',
  'bn',
  'mr',
  'gu',
  'ta',
  'te',
];

/** A day between 1900 and 2099. */
const day = fc.record({
  year: fc.integer({ min: 1900, max: 2099 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});
const two = (n: number): string => String(n).padStart(2, '0');
const iso = (d: { year: number; month: number; day: number }): string =>
  `${d.year}-${two(d.month)}-${two(d.day)}`;
const utc = (d: { year: number; month: number; day: number }): Date =>
  new Date(Date.UTC(d.year, d.month - 1, d.day));

describe('dates', () => {
  it('are read in the long and middle forms of the main languages, with and without the day of the week', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...LOCALES),
        fc.constantFrom('long', 'full', 'medium'),
        (d, locale, style) => {
          // numbers alone say no order: middle forms of some languages are these
          const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
            timeZone: 'UTC',
            dateStyle: style as 'long',
          });
          const given = format.format(utc(d));
          fc.pre(!/^\d+[/-]\d+[/-]\d+$/.test(given.normalize('NFKC').replace(/[\u200e\u200f]/g, '')));
          expect([given, isoDate(given, locale)]).toEqual([given, iso(d)]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are read in the digits of any script', () => {
    for (const numberingSystem of Intl.supportedValuesOf('numberingSystem')) {
      const format = new Intl.NumberFormat('en', {
        numberingSystem,
        useGrouping: false,
        minimumIntegerDigits: 2,
      });
      // ten digits of one code unit: others are figures in words, or of scripts that no news is written in
      if (!/^\p{Nd}{10}$/u.test(format.format(1234567890)) || format.format(1234567890).length > 10) continue;
      fc.assert(
        fc.property(day, (d) => {
          const given = [d.year, d.month, d.day].map((n) => format.format(n)).join('-');
          expect([numberingSystem, given, isoDate(given, null)]).toEqual([numberingSystem, given, iso(d)]);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('have the time of day by a clock of twelve hours or of twenty-four', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 24 * 60 - 1 }),
        fc.constantFrom('en', 'ko', 'zh'),
        fc.constantFrom('h12', 'h23'),
        (d, minutes, locale, hourCycle) => {
          const date = new Date(utc(d).getTime() + 60_000 * minutes);
          const format = new Intl.DateTimeFormat(locale, {
            timeZone: 'UTC',
            dateStyle: 'full',
            timeStyle: 'short',
            hourCycle: hourCycle as 'h12',
          });
          const given = format.format(date);
          expect([given, isoDate(given, locale)]).toEqual([given, date.toISOString().slice(0, 16)]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are what `Date` says where machines wrote them', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2001-10-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const whole = new Date(Math.floor(date.getTime() / 1000) * 1000);
          const expected = whole.toISOString().replace('.000', '');
          for (const given of [
            whole.toISOString(),
            whole.toUTCString(),
            `${whole.getTime() / 1000}`,
            `${whole.getTime()}`,
          ])
            expect([given, isoDate(given, null)]).toEqual([given, expected]);
        },
      ),
    );
  });

  it('in ISO 8601 stay as they are, at any precision', () => {
    const zone = fc.constantFrom('', 'Z', '+01:00', '-05:30');
    fc.assert(
      fc.property(day, zone, fc.integer({ min: 0, max: 5 }), (d, zone, precision) => {
        const parts = [`${d.year}`, `-${two(d.month)}`, `-${two(d.day)}`, 'T09:30', ':15'];
        const given = parts.slice(0, Math.min(precision + 1, 5)).join('') + (precision > 2 ? zone : '');
        expect(isoDate(given, null)).toBe(given);
      }),
    );
  });

  it('that could be two days stay as given, unless a language or a number over twelve decides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (x, y) => {
        const given = `${two(x)}/${two(y)}/2024`;
        const read = isoDate(given, null);
        if (y > 12) expect(read).toBe(`2024-${two(x)}-${two(y)}`);
        else if (x === y) expect(read).toBe(`2024-${two(x)}-${two(y)}`);
        else {
          expect([read, isoDate(given, 'en')]).toEqual([given, given]);
          expect(isoDate(given, 'en-US')).toBe(`2024-${two(x)}-${two(y)}`);
          expect(isoDate(given, 'en-GB')).toBe(`2024-${two(y)}-${two(x)}`);
          expect(isoDate(given, 'fr')).toBe(`2024-${two(y)}-${two(x)}`);
        }
      }),
    );
  });

  it('are read once: what was read is not read otherwise a second time, and nothing throws', () => {
    const words = fc.array(
      fc.constantFrom(
        'July',
        '5',
        '2018',
        'mar',
        '12:30',
        'pm',
        'EST',
        '年',
        '7月',
        ',',
        '/',
        '-',
        '99',
        'Z',
        '.',
      ),
      {
        maxLength: 8,
      },
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      words.map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(null, ...LOCALES, 'xx', 'not a locale'), (given, locale) => {
        const read = isoDate(given, locale);
        expect(isoDate(read, locale)).toBe(read);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['5. Juli 2018, 15.20 Uhr', 'de', '2018-07-05T15:20'],
    ['1er mars 2024 à 15h30', 'fr', '2024-03-01T15:30'],
    ['mar. 5 mars 2024', 'fr', '2024-03-05'],
    ['segunda-feira, 22 de janeiro de 2018 às 0:13', 'pt', '2018-01-22T00:13'],
    ['Nov. 20, 2019 5:52 AM EST', 'en', '2019-11-20T05:52-05:00'],
    ['18 Nov 2019 11:04 PM ET', null, '2019-11-18T23:04'],
    ['2018年7月5日 午後3時20分', 'ja', '2018-07-05T15:20'],
    ['令和6年3月5日', null, '2024-03-05'],
    ['2018년 7월 5일 오후 3:20', null, '2018-07-05T15:20'],
    ['٥ تموز ٢٠١٨', null, '2018-07-05'],
    ['5 มีนาคม 2567', null, '2024-03-05'],
    ['5 มีนาคม 2024', 'th', '2024-03-05'],
    ['昭和元年12月26日', null, '1926-12-26'],
    ['平成30年7月5日', null, '2018-07-05'],
    ['18年7月5日', 'ja', '18年7月5日'],
    ['Updated: Thursday, July 5, 2018 (print edition)', 'en', '2018-07-05'],
    ['July 5, 2018, 9 a.m. IST', 'en', '2018-07-05T09:00'],
    ['5 July 2018 9:20p ET', 'en', '2018-07-05T21:20'],
    ['5 July 2018 15:20 GMT+2', 'en', '2018-07-05T15:20+02:00'],
    ['5 July 2018 15:20 +0530', 'en', '2018-07-05T15:20+05:30'],
    ['Sat Mar 02 2024 10:00:00 GMT+0100 (Central European Standard Time)', null, '2024-03-02T10:00:00+01:00'],
    ['2024/03/05 9:30', null, '2024-03-05T09:30'],
    ['2018-07-05T09:30:15.123Z', null, '2018-07-05T09:30:15Z'],
    ['2018-07-05T09:30:00+02:00[Europe/Vienna]', null, '2018-07-05T09:30:00+02:00'],
    ['20180705T093000Z', null, '2018-07-05T09:30:00Z'],
    ['05.07.2018, 9 Uhr', 'en-US', '2018-07-05T09:00'],
    ['29 February 2024', 'en', '2024-02-29'],
    // what no calendar, no clock and no map has, and what is no one thing
    ['29 February 2023', 'en', '29 February 2023'],
    ['2018-13-05', null, '2018-13-05'],
    ['2018-00-05', null, '2018-00-05'],
    ['5 July 2018 24:00', 'en', '5 July 2018 24:00'],
    ['5 July 2018 23:60', 'en', '5 July 2018 23:60'],
    ['5 July 2018 23:59:60', 'en', '2018-07-05T23:59:60'],
    ['5 July 2018 15:20 +1400', 'en', '2018-07-05T15:20+14:00'],
    ['5 July 2018 15:20 +1500', 'en', '5 July 2018 15:20 +1500'],
    ['5 July 0999', 'en', '5 July 0999'],
    ['July 2018, 15:20', 'en', 'July 2018, 15:20'],
    ['5 6 July 2018', 'en', '5 6 July 2018'],
    ['201807', null, '201807'],
    ['15307776000000', null, '15307776000000'],
    ['20 Nov 2019 5.52', 'en', '20 Nov 2019 5.52'],
    ['ngày 5 tháng 3 năm 2024', null, '2024-03-05'],
    ['listopad 2024', 'hr', '2024-10'],
    ['listopad 2024', 'pl', '2024-11'],
    ['listopad 2024', null, 'listopad 2024'],
    ['31 February 2024', 'en', '31 February 2024'],
    ['12/31/69', 'en', '12/31/69'],
    ['yesterday', 'en', 'yesterday'],
  ])('%s (%s) is %s', (given, locale, expected) => {
    expect(isoDate(given, locale)).toBe(expected);
  });
});
