import { describe, expect, it } from 'vitest';
import { OptionError, UsageError } from '../../src/errors.js';
import { DEFAULTS, type Options, resolveOptions } from '../../src/options.js';

/** What scripts without types may give. */
const VALUES = ['zzz*', '5', 7, true, [7], ['zzz*'], {}, null, () => {}, Symbol('x')];
const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? `list of ${typeof value[0]}` : typeof value;

/** The types of value that an option takes, beside that of its default. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  kinds: ['list of string'],
  ignore: ['list of string'],
  boilerplate: ['list of string'],
  outletFrom: ['string', 'null'],
  encoding: ['string', 'null'],
  textField: ['string', 'null'],
  idField: ['string', 'null'],
  titleField: ['string', 'null'],
  dateField: ['string', 'null'],
  outletField: ['string', 'null'],
  onProgress: ['function', 'null'],
  signal: ['null'],
};

describe('an option', () => {
  it.each(Object.keys(DEFAULTS))('of another type is an error that names it: %s', (name) => {
    const types = MORE[name] ?? [typeof DEFAULTS[name as keyof Options]];
    for (const value of VALUES) {
      let error: unknown = null;
      try {
        resolveOptions({ [name]: value });
      } catch (thrown) {
        error = thrown;
      }
      if (error !== null) {
        expect(error).toBeInstanceOf(OptionError);
        expect(String(error)).toMatch(new RegExp(`^OptionError: ${name} is .+: expected .+$`));
      } else expect(types).toContain(typeOf(value));
    }
  });

  it('that is a list of globs or files is no string, which would be a list of its letters', () => {
    for (const name of ['ignore', 'boilerplate'])
      expect(() => resolveOptions({ [name]: 'zzz*' })).toThrow(
        `${name} is "zzz*": expected a list of strings`,
      );
    expect(resolveOptions({ ignore: ['zzz*', 'a*'] }).ignore).toEqual(['a*', 'zzz*']);
  });

  it('is set in an object', () => {
    expect(() => resolveOptions(null as unknown as object)).toThrow(UsageError);
    expect(() => resolveOptions('minWords' as unknown as object)).toThrow(UsageError);
  });
});
