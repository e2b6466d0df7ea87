/** Names of months and weekdays in the languages that ICU knows, as dates are written with them. */

/** A language's main regions differ at times: Arabic months have three sets of names. */
const LOCALES = (
  'en en-GB de de-AT fr es it pt nl ru pl tr ar-EG ar-SY ar-DZ sv da nb nn fi is et lv lt cs sk sl hr bs sr sr-Latn ' +
  'bg mk uk be ro hu el he fa ur hi bn ta te mr gu th id ms fil vi sw af sq ca eu gl cy ga ka hy az kk uz ja ko zh'
).split(' ');

interface Names {
  /** month, 1 to 12, by folded name */
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
}

const loaded = new Map<string, Names>();
/** A name's months over all languages: one, or several where languages disagree (Croatian and Polish listopad). */
let everywhere: { months: Map<string, Set<number>>; weekdays: Set<string> } | null = null;

/** A name as it is looked up: without case, dots and marks of direction. */
export const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.\u200e\u200f]/g, '');

/** The month that a folded name means in a language, or in all that know it; null where it is none or they disagree. */
export function monthOf(name: string, language: string | null): number | null {
  for (const locale of localesOf(language)) {
    const month = namesIn(locale).months.get(name);
    if (month !== undefined) return month;
    if (namesIn(locale).weekdays.has(name)) return null;
  }
  const months = all().months.get(name);
  return months?.size === 1 ? [...months][0] : null;
}

/** True for the folded name of a day of the week, in the language, English, or any other. */
export function isWeekday(name: string, language: string | null): boolean {
  return localesOf(language).some((locale) => namesIn(locale).weekdays.has(name)) || all().weekdays.has(name);
}

/** The locales of a language; English stands behind all: machines write it. */
function localesOf(language: string | null): string[] {
  const code = language?.toLowerCase().split(/[-_]/)[0] ?? 'en';
  const own = LOCALES.filter((locale) => locale === code || locale.startsWith(`${code}-`));
  return code === 'en' ? own : [...own, 'en'];
}

function all(): NonNullable<typeof everywhere> {
  if (everywhere !== null) return everywhere;
  everywhere = { months: new Map(), weekdays: new Set() };
  for (const locale of LOCALES) {
    const { months, weekdays } = namesIn(locale);
    for (const [name, month] of months) {
      everywhere.months.set(name, (everywhere.months.get(name) ?? new Set()).add(month));
    }
    for (const name of weekdays) everywhere.weekdays.add(name);
  }
  return everywhere;
}

function namesIn(locale: string): Names {
  const known = loaded.get(locale);
  if (known !== undefined) return known;
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  for (const style of ['long', 'short'] as const) {
    // with a day beside it a month stands in another case in Slavic languages: 5 июля, but июль 2018
    for (const beside of [{ day: 'numeric' }, {}] as const) {
      const format = formatter(locale, { month: style, ...beside });
      for (let month = 1; month <= 12; month++) {
        const name = partOf(format, new Date(Date.UTC(2018, month - 1, 5)), 'month');
        if (name !== null && !months.has(name)) months.set(name, month);
      }
    }
    const format = formatter(locale, { weekday: style });
    for (let day = 1; day <= 7; day++) {
      const name = partOf(format, new Date(Date.UTC(2018, 0, day)), 'weekday');
      if (name !== null && !months.has(name)) weekdays.add(name);
    }
  }
  const names = { months: withShort(months, weekdays), weekdays };
  loaded.set(locale, names);
  return names;
}

const formatter = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { timeZone: 'UTC', ...options });

/** A part of a date that is one word of letters. */
function partOf(format: Intl.DateTimeFormat, date: Date, type: 'month' | 'weekday'): string | null {
  const part = format.formatToParts(date).find((each) => each.type === type);
  const name = part === undefined ? '' : folded(part.value);
  return /^[\p{L}\p{M}'’-]+$/u.test(name) ? name : null;
}

/** Adds the first three letters of each name where no other month begins so: newspapers shorten as they like. */
function withShort(months: ReadonlyMap<string, number>, weekdays: ReadonlySet<string>): Map<string, number> {
  const short = new Map<string, number>();
  for (const [name, month] of months) {
    for (const length of [3, 4]) {
      const start = name.slice(0, length);
      if (start.length < length || weekdays.has(start) || !/^\p{L}+$/u.test(start)) continue;
      short.set(start, (short.get(start) ?? month) === month ? month : 0);
    }
  }
  return new Map([...[...short].filter(([, month]) => month > 0), ...months]);
}

/** Whether a locale writes the day before the month in figures; null where that depends on a region that is not named. */
export function dayFirst(locale: string | null): boolean | null {
  if (locale === null || /^en$/i.test(locale)) return null;
  try {
    const parts = new Intl.DateTimeFormat(locale.replaceAll('_', '-')).formatToParts(0);
    return parts.findIndex(({ type }) => type === 'day') < parts.findIndex(({ type }) => type === 'month');
  } catch {
    return null;
  }
}
