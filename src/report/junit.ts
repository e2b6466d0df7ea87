import { copiedWords } from '../limits/copied.js';
import type { Outcome } from '../limits/outcome.js';
import type { Article, Report } from '../model.js';
import { forXml } from './escape.js';
import { type Finding, findingsOf, messageOf, whereOf } from './findings.js';
import { count, inPercent, percent } from './numbers.js';
import type { Look, Texts } from './reporter.js';

/**
 * JUnit XML: an article is a test case, which fails by the limits of --fail-on; where none is set, by any copy that the
 * baseline does not hold. What could not be read is an error. Schemas ask for a time: it is the zero of Unix, so that
 * the same input gives the same report.
 */
export function* junit(report: Report, _look: Look, texts: Texts, outcome: Outcome): Iterable<string> {
  const cases = failing(report, texts, outcome);
  const failures = cases.size;
  const { articles, problems, options, tool } = report;
  const totals = `tests="${articles.length + problems.length}" failures="${failures}" errors="${problems.length}"`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n`;
  yield `<testsuite name="flong" package="flong" id="0" hostname="localhost" timestamp="1970-01-01T00:00:00" ${totals} time="0">\n`;
  yield '<properties>\n';
  for (const [name, value] of Object.entries({ version: tool.version, ...options })) {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    yield `<property ${attributes({ name, value: shown })}/>\n`;
  }
  yield '</properties>\n';
  for (const article of articles) {
    const failure = cases.get(article.id);
    const head = `<testcase ${attributes({ name: article.id, classname: article.outlet ?? 'articles' })} time="0"`;
    if (failure === undefined) yield `${head}/>\n`;
    else {
      const told = attributes({ message: failure.message, type: failure.type });
      yield `${head}><failure ${told}>${forXml(failure.lines.join('\n')).replaceAll('&#10;', '\n')}</failure></testcase>\n`;
    }
  }
  for (const { path, message } of problems) {
    const head = `<testcase ${attributes({ name: path, classname: 'problems' })} time="0">`;
    yield `${head}<error ${attributes({ message, type: 'problem' })}/></testcase>\n`;
  }
  yield '<system-out></system-out>\n<system-err></system-err>\n</testsuite>\n</testsuites>\n';
}

interface Failure {
  readonly type: 'limit' | 'new' | 'copy';
  readonly message: string;
  readonly lines: string[];
}

/** The articles that fail, with each copied passage as a line. */
function failing(report: Report, texts: Texts, outcome: Outcome): Map<string, Failure> {
  const { over, limits, news } = outcome;
  const byShare = limits.share !== null;
  const byCopy = limits.onNew || !byShare;
  const found = new Map<string, { fresh: number; lines: string[] }>();
  for (const finding of findingsOf(report, texts, outcome)) {
    if (finding.passage.kind !== 'copy') continue;
    for (const [here, line] of toldAtBoth(finding)) {
      const own = found.get(here) ?? { fresh: 0, lines: [] };
      found.set(here, own);
      own.fresh += finding.news ? 1 : 0;
      own.lines.push(news !== null && finding.news ? `new: ${line}` : line);
    }
  }
  const copied = byCopy ? copiedWords(report, texts.of).words : over;
  const failures = new Map<string, Failure>();
  for (const article of report.articles) {
    const own = found.get(article.id);
    if (own === undefined) continue;
    const isOver = over.has(article.id);
    if (!isOver && !(byCopy && own.fresh > 0)) continue;
    failures.set(article.id, {
      type: isOver ? 'limit' : news === null ? 'copy' : 'new',
      message: told(article, over.get(article.id) ?? copied.get(article.id), isOver ? limits.share : null),
      lines: own.lines,
    });
  }
  return failures;
}

/** A passage is a copy in both articles: the line for the other side turns it round. */
function toldAtBoth(finding: Finding): [id: string, line: string][] {
  const { at, other } = finding;
  const line = (of: Finding): string => `${whereOf(of.at)}: ${messageOf(of)}`;
  return [
    [at.part.id, line(finding)],
    [other.part.id, line({ ...finding, at: other, other: at })],
  ];
}

function told({ words }: Article, copied: number | undefined, limit: number | null): string {
  if (copied === undefined) return 'holds copied text';
  const share = `${count(copied)} of ${count(words)} words are copied (${percent(copied / words)})`;
  return limit === null ? share : `${share}; the limit is ${inPercent(limit)}`;
}

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${forXml(value)}"`)
    .join(' ');
