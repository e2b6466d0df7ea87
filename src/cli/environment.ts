import { UsageError } from '../errors.js';
import { type Flag, type Given, isTwin, settingName, valueName } from './flag.js';
import { FLAGS } from './flags.js';
import { nearest, say } from './messages.js';

const PREFIX = 'FLONG_';

/** The name of a flag in the environment, `FLONG_MIN_WORDS`. */
export const variableOf = (flag: Flag): string =>
  `${PREFIX}${settingName(flag).replace(/[A-Z]/g, '_$&').toUpperCase()}`;

/** Flags that can be set there. */
export const VARIABLES: readonly Flag[] = FLAGS.filter((flag) => !isTwin(flag) && flag.once !== true);

/**
 * What variables that begin with FLONG_ set; an empty one sets nothing. A name that is none of ours is told and left
 * alone, as it may be another program's.
 */
export function settingsInEnvironment(environment: NodeJS.ProcessEnv): {
  given: Given;
  nameOf: (flag: Flag) => string;
} {
  const byName = new Map(VARIABLES.map((flag) => [variableOf(flag), flag]));
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(environment).sort()) {
    if (!name.startsWith(PREFIX) || value === undefined || value === '') continue;
    const flag = byName.get(name);
    if (flag === undefined) say(`${name}: no such setting${nearest(name, [...byName.keys()])}: left alone`);
    else given[settingName(flag)] = read(flag, name, value);
  }
  return { given, nameOf: variableOf };
}

function read(flag: Flag, name: string, value: string): unknown {
  if (flag.type === 'many') {
    const list = parts(value);
    if (list.length > 0) return list;
    throw new UsageError(`${name} is ${JSON.stringify(value)}: expected values with commas between them`);
  }
  // as --no-config; a file of that name is given as ./0
  if (valueName(flag) !== null) return OFF.test(value) && hasTwin(flag) ? false : value;
  if (ON.test(value)) return true;
  if (OFF.test(value)) return false;
  throw new UsageError(`${name} is ${JSON.stringify(value)}: expected 1 or 0`);
}

const ON = /^(?:1|true|yes|on)$/i;
const OFF = /^(?:0|false|no|off)$/i;

const hasTwin = (flag: Flag): boolean =>
  FLAGS.some((other) => isTwin(other) && settingName(other) === settingName(flag));

/** Split at commas, but for those in the braces of a glob. */
const parts = (value: string): string[] =>
  (value.match(/(?:\{[^}]*\}|[^,])+/g) ?? []).map((part) => part.trim()).filter((part) => part !== '');
