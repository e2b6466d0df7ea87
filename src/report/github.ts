import type { Outcome } from '../limits/outcome.js';
import type { Report } from '../model.js';
import { forCell, forTerminal } from './escape.js';
import { findingsOf, messageOf } from './findings.js';
import { count, inPercent, percent } from './numbers.js';
import type { Look, Texts } from './reporter.js';

/**
 * Workflow commands by which GitHub Actions shows annotations, a line each: an error for what meets a limit, a warning for
 * any other copy, a notice for a passage of another kind. Copies that the baseline holds are left out. The runner shows
 * ten of each level for a step, so those that matter most come first.
 */
export function* github(report: Report, _look: Look, texts: Texts, outcome: Outcome): Iterable<string> {
  const words = new Map(report.articles.map((article) => [article.id, article.words]));
  for (const [id, copied] of outcome.over) {
    const all = words.get(id) ?? 0;
    const file = texts.place(id)?.file;
    yield command(
      'error',
      { file, title: 'Too much copied' },
      `${forTerminal(id)}: ${count(copied)} of ${count(all)} words are copied (${percent(copied / all)}); the limit is ${inPercent(outcome.limits.share ?? 1)}`,
    );
  }
  for (const { path, message } of report.problems) {
    yield command('warning', { title: 'Not read as it stands' }, forTerminal(`${path}: ${message}`));
  }
  const ordered = [...findingsOf(report, texts, outcome)]
    .filter(({ passage, news }) => news || passage.kind !== 'copy')
    .sort((x, y) => Number(y.news) - Number(x.news) || y.passage.matched - x.passage.matched);
  for (const finding of ordered) {
    const { at, news, passage } = finding;
    const level = !news ? 'notice' : outcome.limits.onNew ? 'error' : 'warning';
    const { lines, columns, place } = at.region ?? {};
    const oneLine = lines?.first === lines?.last;
    const properties = {
      file: place?.file,
      line: lines?.first,
      endLine: lines?.last,
      // GitHub takes columns on one line only, and the last one as part of it
      col: oneLine ? columns?.first : undefined,
      endColumn: oneLine && columns ? columns.last - 1 : undefined,
      title: TITLES[passage.kind],
    };
    yield command(level, properties, messageOf(finding));
  }
}

const TITLES = {
  copy: 'Copied text',
  quotation: 'The same quotation',
  credit: 'The same credit line',
  boilerplate: 'Standing text',
  stock: 'Stock phrase',
} as const;

type Properties = Readonly<Record<string, string | number | undefined>>;

function command(level: 'error' | 'warning' | 'notice', properties: Properties, message: string): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(forCell(String(value)))}`);
  return `::${level} ${given.join(',')}::${escapeData(message)}\n`;
}

/** As the runner takes them apart again: https://github.com/actions/toolkit, packages/core/src/command.ts */
export const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

export const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
