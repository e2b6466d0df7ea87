import type { Report } from '../model.js';
import { forJson } from './escape.js';

/** The objects of the JSON report a line each, with a `type`: a head, then what was found, the summary last. */
export function* ndjson(report: Report): Iterable<string> {
  const { schema, tool, options } = report;
  yield line('report', { schema, tool, options });
  for (const article of report.articles) yield line('article', article);
  for (const family of report.families) yield line('family', family);
  for (const pair of report.pairs) yield line('pair', pair);
  for (const problem of report.problems) yield line('problem', problem);
  yield line('summary', report.summary);
}

const line = (type: string, value: object): string => `${forJson({ type, ...value })}\n`;
