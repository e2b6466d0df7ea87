import { inspect } from 'node:util';
import { OptionError } from './errors.js';

/** What a value of an option may be, and what is said of one that it may not be. */

/** What a number may be. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

export function typed(name: string, value: unknown, isSo: boolean, expected: string): void {
  if (!isSo) throw new OptionError(name, `is ${shown(value)}: expected ${expected}`);
}

export const isListOfStrings = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** One of another realm, as a test's, is none of this one's class. */
export const isSignal = (value: unknown): boolean =>
  typeof (value as AbortSignal | undefined)?.throwIfAborted === 'function' &&
  typeof (value as AbortSignal).addEventListener === 'function';

/** A charset by the name that TextDecoder has for it. */
export function charset(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw new OptionError(
      'encoding',
      `is ${shown(name)}: expected a charset of the Web, such as windows-1252, iso-8859-2, koi8-r, shift_jis or gb18030`,
    );
  }
}

export function inRange(name: string, value: number, { least, most, whole = false }: Range): void {
  // what is no number is in no range either
  if (typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value)))
    return;
  const what = whole ? 'a whole number' : 'a number';
  throw new OptionError(name, `is ${shown(value)}: expected ${what} from ${least} to ${most}`);
}

/** A value as in JSON; what a script may hold and JSON does not, in words of Node. On one line. */
export function shown(value: unknown): string {
  try {
    if (typeof value !== 'number') return JSON.stringify(value) ?? inspect(value);
  } catch {
    // JSON has no circles
    if (typeof value === 'object') return 'an object';
  }
  return inspect(value);
}
