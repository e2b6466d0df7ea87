import type { Range } from '../option-checks.js';
import type { Options } from '../options.js';
import type { ArchiveAction, CommandName } from './command-name.js';

/** What a flag is, and what it is called: see the table in `flags.ts`. */
export interface Flag {
  /** `-r, --report <format>` as the command line shows it */
  readonly spec: string;
  readonly help: string;
  readonly commands: readonly CommandName[];
  /** what of `archive` takes it, where that is not add alone, which is what reads articles */
  readonly actions?: readonly ArchiveAction[];
  /** the option it sets, where it sets one of `Options` */
  readonly option?: keyof Options;
  /** how the value is read: taken as it stands if left out; a size is in megabytes, or says its unit, as `2g` does */
  readonly type?: 'number' | 'size' | 'list' | 'many';
  /** what a number may be, where it sets none of `Options` */
  readonly range?: Range;
  /** values that completion offers */
  readonly values?: readonly string[];
  /** what else completion offers */
  readonly takes?: 'file' | 'folder';
  /** belongs to one run: not to be set in the environment or a config file */
  readonly once?: true;
}

/** Values by setting name, as the command line's parser gives them: strings, lists of strings, true and false. */
export type Given = Readonly<Record<string, unknown>>;

/** The long name of a flag, `--min-words`. */
export const longName = ({ spec }: Flag): string => /--[a-z-]+/.exec(spec)?.[0] ?? spec;

/** The short name, `-r`, where it has one. */
export const shortName = ({ spec }: Flag): string | null => /^-[a-zA-Z]\b/.exec(spec)?.[0] ?? null;

/** What stands for its value in help, `format[=file]`; null for a flag that takes none. */
export const valueName = ({ spec }: Flag): string | null => /<(.*)>/.exec(spec)?.[1] ?? null;

/** A flag that turns another off: what it sets is the other's. */
export const isTwin = (flag: Flag): boolean => longName(flag).startsWith('--no-');

/** Its name as a setting, `minWords`: what the command line's parser and config files call it. */
export const settingName = (flag: Flag): string =>
  longName(flag)
    .replace(/^--(?:no-)?/, '')
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
