import { UsageError } from '../../errors.js';
import { isMet, judgeByLimits } from '../../limits/outcome.js';
import type { Options } from '../../options.js';
import type { Look } from '../../report/reporter.js';
import type { Scanned } from '../../scan.js';
import type { Given } from '../flag.js';
import { settingName } from '../flag.js';
import { FLAGS } from '../flags.js';
import { limitsOf, sayOutcome, updateBaseline } from '../limits.js';
import { sayProblems, sayUncounted, sayWholePages } from '../messages.js';
import { checkWritable, parseDestinations, writeReports } from '../output.js';
import { inSettings, type Settings } from '../settings.js';
import { Stats } from '../stats.js';
import { prepareTextFolder, writeTexts } from '../write-text.js';

/** The options that settings set. Numbers are read here; whether they make sense is the library's matter. */
export function optionsOf({ given, nameOf }: Settings): Partial<Options> {
  const options: Record<string, unknown> = {};
  for (const flag of FLAGS) {
    if (flag.option === undefined) continue;
    const value = given[settingName(flag)];
    if (value === undefined) continue;
    if (flag.type === 'size') options[flag.option] = sizeOf(nameOf(settingName(flag)), value as string);
    else if (flag.type === 'number')
      options[flag.option] = numberOf(nameOf(settingName(flag)), value as string);
    else if (flag.type === 'list')
      options[flag.option] = (value as string).split(',').map((part) => part.trim());
    else options[flag.option] = value;
  }
  return options as Partial<Options>;
}

/** Megabytes, of a number of them or one with its unit. */
function sizeOf(name: string, value: string): number {
  const [, number, unit] = /^\s*(-?\d*\.?\d+)\s*(?:(m|g)b?)?\s*$/iu.exec(value) ?? [];
  if (number === undefined)
    throw new UsageError(`${name} ${value}: expected megabytes, as 500 or 500m, or gigabytes, as 2g`);
  return Number(number) * (unit?.toLowerCase() === 'g' ? 1000 : 1);
}

export function numberOf(name: string, value: string): number {
  if (value.trim() === '') throw new UsageError(`${name} is empty: expected a number`);
  const number = Number(value);
  if (Number.isNaN(number)) throw new UsageError(`${name} ${value}: expected a number`);
  return number;
}

/**
 * Runs a command to its exit code: 0 done, 1 where a limit is met, 2 where an input could not be read as it stands.
 *
 * @param run gets what times its steps, where that was asked for
 * @param how `full` shows every word of every passage; of a `saved` report the problems were told when it was made
 */
export async function runAndReport(
  settings: Settings,
  { full = false, saved = false }: { readonly full?: boolean; readonly saved?: boolean },
  run: (stats: Stats | null) => Promise<Scanned>,
): Promise<number> {
  try {
    const { given } = settings;
    const destinations = parseDestinations((given.report as string[] | undefined) ?? []);
    const limits = limitsOf(settings);
    const written = destinations.flatMap(({ file }) => file ?? []);
    if (given.updateBaseline === true) written.push(given.baseline as string);
    checkWritable(written);
    const folder = given.writeText as string | undefined;
    if (folder !== undefined) prepareTextFolder(folder);
    const stats = given.stats === true ? new Stats() : null;
    const { report, texts, close } = await run(stats);
    try {
      stats?.begin('reporting');
      const problems = saved ? [] : report.problems;
      sayProblems(problems);
      if (!given.quiet && !saved) sayWholePages(report.articles);
      if (folder !== undefined) writeTexts(folder, report.articles, texts);
      const outcome = judgeByLimits(report, limits, texts.of);
      await writeReports(report, destinations, lookOf(given, full), texts, outcome);
      if (given.updateBaseline === true) updateBaseline(given, report);
      sayUncounted(outcome.uncounted);
      sayOutcome(outcome, report, texts, settings);
      if (stats !== null) process.stderr.write(`${stats.table()}\n`);
      if (problems.length + outcome.uncounted.length > 0) return 2;
      return isMet(outcome) ? 1 : 0;
    } finally {
      close();
    }
  } catch (error) {
    throw inSettings(error, settings);
  }
}

function lookOf(given: Given, full: boolean): Look {
  const wanted = given.color as boolean | undefined;
  const color =
    wanted ?? (process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb');
  const columns = process.stdout.columns ?? Number(process.env.COLUMNS);
  const width = Number.isInteger(columns) && columns > 0 ? Math.min(columns, 120) : 80;
  return { width, color, full };
}
