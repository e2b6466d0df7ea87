import { systemMessage, UsageError } from '../errors.js';
import { type Baseline, baselineOf, readBaseline, writeBaseline } from '../limits/baseline.js';
import type { Limits, Outcome } from '../limits/outcome.js';
import type { Report } from '../model.js';
import { textByMark } from '../read/marked.js';
import { readAny } from '../read/stat.js';
import { findingsOf, messageOf, whereOf } from '../report/findings.js';
import { count, inPercent, percent, plural } from '../report/numbers.js';
import type { Texts } from '../report/reporter.js';
import type { Given } from './flag.js';
import { nearest, say } from './messages.js';
import type { Settings } from './settings.js';
import { writeOver } from './write-over.js';

/** The limits that settings set. Throws `UsageError` for a value that is none, or a baseline that cannot be read. */
export function limitsOf({ given, nameOf }: Settings): Limits {
  const name = nameOf('failOn');
  const file = given.baseline as string | undefined;
  const update = given.updateBaseline === true;
  let share: number | null = null;
  let onNew = false;
  for (const value of (given.failOn as string[] | undefined) ?? []) {
    if (value === 'new') onNew = true;
    else {
      const limit = value.trim() === '' ? Number.NaN : Number(value);
      if (!(limit > 0 && limit <= 1))
        throw new UsageError(
          `${name} ${value}: expected a share over 0 and up to 1, such as 0.3, or new${nearest(value, ['new'])}`,
        );
      share = Math.min(share ?? 1, limit);
    }
  }
  if (file === undefined) {
    if (update) throw new UsageError('--update-baseline: expected the file too, as in --baseline FILE');
    if (onNew) throw new UsageError(`${name} new: expected a baseline too, as in --baseline FILE`);
  }
  // a baseline about to be written anew holds nothing against anyone
  if (file === undefined || update) return { share, onNew: false, baseline: null };
  return { share, onNew, baseline: loadBaseline(file) };
}

function loadBaseline(file: string): Baseline {
  let content: string;
  try {
    content = textByMark(readAny(file));
  } catch (error) {
    const cure = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'make it with --update-baseline' : null;
    throw new UsageError(`${file}: ${cure === null ? systemMessage(error) : `no such baseline: ${cure}`}`);
  }
  return readBaseline(file, content);
}

/** Writes what a report holds to the baseline. */
export function updateBaseline(given: Given, report: Report): void {
  const baseline = baselineOf(report);
  writeOver(given.baseline as string, [writeBaseline(baseline)]);
  if (!given.quiet) say(`${given.baseline}: holds the copies of ${plural(baseline.size, 'article')}`);
}

/** Articles or passages told one by one. */
const MOST = 5;

/** Says which limits are met and by what, the worst first. */
export function sayOutcome(outcome: Outcome, report: Report, texts: Texts, settings: Settings): void {
  const { over, news, limits } = outcome;
  const name = settings.nameOf('failOn');
  if (over.size > 0) {
    const words = new Map(report.articles.map((article) => [article.id, article.words]));
    const shares = [...over]
      .map(([id, copied]) => ({ id, share: copied / (words.get(id) as number) }))
      .sort((x, y) => y.share - x.share);
    const told = shares.slice(0, MOST).map(({ id, share }) => `${id} ${percent(share)}`);
    const have = over.size === 1 ? 'has' : 'have';
    const more = over.size > MOST ? `, and ${count(over.size - MOST)} more` : '';
    say(
      `${plural(over.size, 'article')} ${have} ${inPercent(limits.share as number)} or more copied (${name} ${limits.share}): ${told.join(', ')}${more}`,
    );
  }
  if (!limits.onNew || news === null || news.size === 0) return;
  const is = news.size === 1 ? 'copy is' : 'copies are';
  say(`${news.size} ${is} not in the baseline ${settings.given.baseline} (${name} new):`);
  const found = [...findingsOf(report, texts, outcome)].filter((finding) => finding.news);
  found.sort((x, y) => y.passage.matched - x.passage.matched);
  for (const finding of found.slice(0, MOST)) say(`${whereOf(finding.at)}: ${messageOf(finding)}`);
  if (found.length > MOST) say(`and ${count(found.length - MOST)} more`);
}
