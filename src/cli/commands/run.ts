import { OptionError, UsageError } from '../../errors.js';
import type { Options } from '../../options.js';
import type { Look } from '../../report/reporter.js';
import type { Scanned } from '../../scan.js';
import { FLAGS, flagOf, longName } from '../flags.js';
import { sayProblems } from '../messages.js';
import { parseDestinations, writeReports } from '../output.js';

/** Values of flags as the command line gives them, by camel-case name. */
export type Given = Record<string, unknown>;

/** The options that flags set. Numbers are read here; whether they make sense is the library's matter. */
export function optionsOf(given: Given): Partial<Options> {
  const options: Record<string, unknown> = {};
  for (const flag of FLAGS) {
    if (flag.option === undefined) continue;
    const value = given[camelCase(longName(flag).slice(2))];
    if (value === undefined) continue;
    if (flag.type === 'number') options[flag.option] = numberOf(longName(flag), value as string);
    else if (flag.type === 'list')
      options[flag.option] = (value as string).split(',').map((part) => part.trim());
    else options[flag.option] = value;
  }
  return options as Partial<Options>;
}

const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function numberOf(flag: string, value: string): number {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) throw new UsageError(`${flag} ${value}: expected a number`);
  return number;
}

/** Says an option's name as the flag that sets it. */
export function inFlags(error: unknown): unknown {
  if (!(error instanceof OptionError)) return error;
  const flag = flagOf(error.option);
  return flag === undefined ? error : new UsageError(`${longName(flag)} ${error.reason}`);
}

/** Runs a command to its exit code: 0 done, 2 where an input could not be read as it stands. */
export async function runAndReport(
  given: Given,
  full: boolean,
  run: () => Promise<Scanned>,
): Promise<number> {
  const destinations = parseDestinations((given.report as string[] | undefined) ?? []);
  const { report, texts } = await run();
  sayProblems(report.problems);
  await writeReports(report, destinations, lookOf(given, full), texts);
  return report.problems.length > 0 ? 2 : 0;
}

function lookOf(given: Given, full: boolean): Look {
  const wanted = given.color as boolean | undefined;
  const color =
    wanted ?? (process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb');
  const columns = process.stdout.columns ?? Number(process.env.COLUMNS);
  const width = Number.isInteger(columns) && columns > 0 ? Math.min(columns, 120) : 80;
  return { width, color, full };
}
