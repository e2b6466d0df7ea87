import { OptionError, UsageError } from './errors.js';
import { judgeByLimits, type Limits, NO_LIMITS } from './limits/outcome.js';
import type { Report } from './model.js';
import { defined, type Given } from './options.js';
import { savedTexts } from './read/saved.js';
import { NO_TEXTS } from './report/reporter.js';
import { loadReporter, REPORT_FORMATS, type ReportFormat } from './report/reporters.js';

export interface RenderOptions {
  /**
   * for formats that show lines or whole texts: the folder that the articles' paths lead from, or what gives a text by its
   * article's id, null where it has none; the working folder
   */
  texts?: string | ((id: string) => string | null) | undefined;
  /** what `github`, `gitlab`, `junit` and `sarif` hold it to; nothing */
  limits?: Given<Limits> | undefined;
  /** columns of the terminal report; 80 */
  width?: number | undefined;
}

/**
 * Renders a report as `-r FORMAT` does, without colour. Where a text is gone or has changed, its lines are left out.
 *
 * @param report what `scan`, `compare` or `check` resolves to, or what `-r json` wrote, parsed
 * @returns the whole of the report, as a file would hold it
 * @throws UsageError for what is no report, an unknown format, or an option that cannot be used
 */
export async function render(
  report: Report,
  format: ReportFormat,
  options: RenderOptions = {},
): Promise<string> {
  if ((report as Report | null | undefined)?.schema !== 'flong.report/1')
    throw new UsageError(
      'what is to be rendered is no report: expected what scan, compare or check resolves to',
    );
  if (!REPORT_FORMATS.includes(format))
    throw new UsageError(`format ${format}: expected ${REPORT_FORMATS.join(', ')}`);
  const { texts: source = '.', limits, width = 80 } = checked(options);
  const texts =
    typeof source === 'string'
      ? await savedTexts(report.articles, source, report.options)
      : { ...NO_TEXTS, of: source };
  const outcome = judgeByLimits(report, { ...NO_LIMITS, ...defined<Limits>(limits ?? {}) }, texts.of);
  const reporter = await loadReporter(format);
  return [...reporter(report, { width, color: false, full: false }, texts, outcome)].join('');
}

/** Options by their names and types: a limit that is misspelt would hold nothing, and say nothing. */
function checked(options: RenderOptions): RenderOptions {
  named('options', options, ['texts', 'limits', 'width']);
  const { texts = '', limits = {}, width = 80 } = options;
  if (typeof texts !== 'string' && typeof texts !== 'function')
    throw new OptionError('texts', 'is neither a folder nor a function that gives a text by its id');
  if (!Number.isInteger(width) || width < 1) throw new OptionError('width', 'is no whole number from 1');
  named('limits', limits, ['share', 'onNew', 'baseline']);
  const { share = null, onNew = false, baseline = null } = limits;
  if (share !== null && !(typeof share === 'number' && share > 0 && share <= 1))
    throw new OptionError('limits.share', 'is neither null nor a share over 0 and up to 1');
  if (typeof onNew !== 'boolean') throw new OptionError('limits.onNew', 'is neither true nor false');
  if (baseline !== null && !(baseline instanceof Map))
    throw new OptionError('limits.baseline', 'is neither null nor what baselineOf or readBaseline gives');
  return options;
}

function named(what: string, given: object, names: readonly string[]): void {
  if (typeof given !== 'object' || given === null)
    throw new UsageError(`${what} of render: expected an object`);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UsageError(
      `unknown option ${unknown} in ${what} of render: expected some of ${names.join(', ')}`,
    );
}
