import { UsageError } from './errors.js';
import { judgeByLimits, type Limits, NO_LIMITS } from './limits/outcome.js';
import type { Report } from './model.js';
import { savedTexts } from './read/saved.js';
import { NO_TEXTS } from './report/reporter.js';
import { loadReporter, REPORT_FORMATS, type ReportFormat } from './report/reporters.js';

export interface RenderOptions {
  /**
   * for formats that show lines or whole texts: the folder that the articles' paths lead from, or what gives a text by its
   * article's id; the working folder
   */
  texts?: string | ((id: string) => string | null);
  /** what `github`, `gitlab`, `junit` and `sarif` hold it to; nothing */
  limits?: Partial<Limits>;
  /** columns of the terminal report; 80 */
  width?: number;
}

/**
 * Renders a report as `-r FORMAT` does, without colour. Where a text is gone or has changed, its lines are left out.
 *
 * @throws UsageError for an unknown format
 */
export async function render(
  report: Report,
  format: ReportFormat,
  { texts: source = '.', limits, width = 80 }: RenderOptions = {},
): Promise<string> {
  const texts =
    typeof source === 'string'
      ? await savedTexts(report.articles, source, report.options)
      : { ...NO_TEXTS, of: source };
  const outcome = judgeByLimits(report, { ...NO_LIMITS, ...limits }, texts.of);
  if (!REPORT_FORMATS.includes(format))
    throw new UsageError(`format ${format}: expected ${REPORT_FORMATS.join(', ')}`);
  const reporter = await loadReporter(format);
  return [...reporter(report, { width, color: false, full: false }, texts, outcome)].join('');
}
