import { UsageError } from './errors.js';
import type { Problem, Report } from './model.js';
import { type GivenOptions, resolveOptions } from './options.js';
import { findSources, type Input } from './read/inputs.js';
import { type Scanned, scanSources } from './scan.js';

/**
 * Compares two articles. The report has the passages that a scan of any folder holding both gives for them.
 *
 * @param a path of a file, `-` for standard input, a text or file in memory
 * @param b likewise; in the report `a` is the one whose id comes first
 * @param given options as of `scan`, of which `allPairs` and `workers` change nothing here
 * @returns the report, with one pair or none; where there is none, `summary.nearest` has the longest stretch that fell short
 * @throws UsageError when the two do not give exactly two articles, and as `scan` does
 */
export async function compare(a: Input, b: Input, given: GivenOptions = {}): Promise<Report> {
  const { report, close } = await compareInputs(a, b, given);
  close();
  return report;
}

/** As `compare`, with the two texts. */
export async function compareInputs(a: Input, b: Input, given: GivenOptions): Promise<Scanned> {
  const options = resolveOptions({ ...given, allPairs: true, workers: 1 });
  const inputs = await findSources([a, b], options.ignore);
  const scanned = await scanSources(inputs, options, true);
  const { articles, problems } = scanned.report;
  if (articles.length === 2) return scanned;
  scanned.close();
  throw new UsageError(notTwo(articles.length, problems));
}

function notTwo(articles: number, problems: readonly Problem[]): string {
  const cause = problems.length > 0 ? ` (${problems[0].path}: ${problems[0].message})` : '';
  const found = articles === 1 ? 'one article' : `${articles} articles`;
  return `compare takes two articles and found ${found}${cause}: name two different files of one article each`;
}
