import { describe, expect, it } from 'vitest';
import { datePartsOf, intervalOf } from '../../src/judge/interval.js';
import { isoDate } from '../../src/read/dates.js';

describe('a time of day', () => {
  // the P of PST was taken for that of p.m., and what was left for another zone or for the st of 1st
  it.each([
    ['PST', '-08:00'],
    ['PDT', '-07:00'],
    ['AEST', '+10:00'],
    ['AEDT', '+11:00'],
    ['ART', '-03:00'],
    ['EST', '-05:00'],
    ['MEZ', '+01:00'],
    ['JST', '+09:00'],
    ['PT', ''],
    ['AST', ''],
  ])('in %s is before noon where it says so, and in that zone', (zone, offset) => {
    expect(isoDate(`Thu, 05 Jul 2018 05:20:00 ${zone}`, 'en')).toBe(`2018-07-05T05:20:00${offset}`);
    expect(isoDate(`July 5, 2018 5:20 p.m. ${zone}`, 'en')).toBe(`2018-07-05T17:20${offset}`);
    expect(isoDate(`15:20 ${zone}, July 5, 2018`, 'en')).toBe(`2018-07-05T15:20${offset}`);
  });

  it('is not after noon for a word behind it', () => {
    expect(isoDate('5 July 2018 9:20 Published', 'en')).toBe('2018-07-05T09:20');
    expect(isoDate('5 korrik 2018, 9:20 p.d.', 'sq')).toBe('5 korrik 2018, 9:20 p.d.');
  });

  it('twelve before noon is midnight in East Asia too', () => {
    expect(isoDate('2018년 7월 5일 오전 12:20', null)).toBe('2018-07-05T00:20');
    expect(isoDate('2018. 7. 5. AM 12:20', 'ko')).toBe('2018-07-05T00:20');
    expect(isoDate('2018-07-05 PM 3:20', 'ko')).toBe('2018-07-05T15:20');
    expect(isoDate('2018年7月5日 凌晨12:20', null)).toBe('2018-07-05T00:20');
    expect(isoDate('2018年7月5日 下午12时20分', null)).toBe('2018-07-05T12:20');
  });
});

describe('a day of XML Schema', () => {
  // 02:00 was taken for the time of day
  it.each(['2018-07-05+02:00', '2018-07-05-05:00', '2018-07-05Z'])('is that day: %s', (given) => {
    expect(isoDate(given, null)).toBe('2018-07-05');
  });
});

describe('a date in the digits of India', () => {
  // २ was read as 8
  it.each([
    ['५ जुलाई २०१८', 'hi'],
    ['৫ জুলাই, ২০১৮', 'bn'],
    ['५ जुलै, २०१८', 'mr'],
  ])('is that day: %s', (given, locale) => {
    expect(isoDate(given, locale)).toBe('2018-07-05');
  });
});

// what cannot be read stays as given, and was taken for a day of the next month: a copy was older or younger by it
describe('a date that the calendar or the clock has not', () => {
  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-04-31T10:00Z',
    '2024-03-05T10:60',
    '2024-03-05T24:01',
    '2024-03-05T10:20:61Z',
    '2024-13',
    '2024-00-05',
  ])('says nothing of when it was: %s', (date) => {
    expect(isoDate(date, 'en')).toBe(date);
    expect(intervalOf(date)).toBeNull();
    expect(datePartsOf(date)).toBeNull();
  });

  it.each(['2024-02-29', '2024-04-30T23:59:60Z', '2024-03-05T24:00'])(
    'but one that they have: %s',
    (date) => {
      expect(intervalOf(date)).not.toBeNull();
    },
  );
});
