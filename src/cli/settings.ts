import { OptionError, UsageError } from '../errors.js';
import type { CommandName } from './command-name.js';
import { readConfig } from './config.js';
import { settingsInEnvironment } from './environment.js';
import { type Flag, type Given, isTwin, longName, settingName } from './flag.js';
import { flagOf, flagsOf } from './flags.js';
import { nearest } from './messages.js';

/** What a command is to go by: flags before the environment before the config file. Defaults are the library's matter. */
export interface Settings {
  readonly given: Given;
  /** where a setting comes from, as its user calls it: `--min-words`, `FLONG_MIN_WORDS`, `flong.config.json: minWords` */
  nameOf(setting: string): string;
}

/** Puts together what a command's flags, the environment and the config file say. Throws `UsageError` for what is none. */
export async function settingsFor(command: CommandName, flags: Given): Promise<Settings> {
  const own = flagsOf(command).filter((flag) => !isTwin(flag));
  const environment = settingsInEnvironment(process.env);
  const file = (flags.config ?? environment.given.config) as string | false | undefined;
  if (file === '') throw new UsageError('--config is empty: expected a path');
  const config = takesConfig(own) ? await readConfig(file) : null;
  const sources = [
    { given: flags, nameOf: (flag: Flag) => longName(flag) },
    environment,
    ...(config === null ? [] : [config]),
  ];
  const given: Record<string, unknown> = {};
  const names = new Map<string, string>();
  for (const flag of own) {
    const name = settingName(flag);
    const source = sources.find((one) => one.given[name] !== undefined);
    if (source === undefined) continue;
    given[name] = source.given[name];
    names.set(name, source.nameOf(flag));
    checkNotEmpty(flag, given[name], source.nameOf(flag));
  }
  return { given, nameOf: (setting) => names.get(setting) ?? setting };
}

/**
 * Refuses what names nothing, as a variable of a shell that is not set does: as a path it would be told without a name, or where it
 * is too late; as an address it is all that the machine has. Options say for themselves what they take.
 */
function checkNotEmpty(flag: Flag, value: unknown, name: string): void {
  const isPath = flag.takes !== undefined;
  if (!isPath && flag.option !== undefined) return;
  if (value === '' || (isPath && Array.isArray(value) && value.includes('')))
    throw new UsageError(`${name} is empty: expected ${isPath ? 'a path' : 'a value'}`);
}

const takesConfig = (flags: readonly Flag[]): boolean => flags.some((flag) => settingName(flag) === 'config');

/** Says an option's name as its user wrote it. */
export function inSettings(error: unknown, { given, nameOf }: Settings): unknown {
  if (!(error instanceof OptionError)) return error;
  const flag = flagOf(error.option);
  if (flag === undefined) return error;
  const setting = settingName(flag);
  const { values = [] } = flag;
  const wrong = String(given[setting])
    .split(',')
    .map((value) => value.trim())
    .find((value) => !values.includes(value));
  const meant = wrong === undefined || values.length === 0 ? '' : nearest(wrong, values);
  return new UsageError(`${nameOf(setting)} ${error.reason}${meant}`);
}
