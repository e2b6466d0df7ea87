import type { Outcome } from '../limits/outcome.js';
import { KINDS, type Kind, type Problem, type Report } from '../model.js';
import { uriOf } from '../read/slashes.js';
import { forJson, forTerminal } from './escape.js';
import { amountOf, excerptOf, type Finding, type FoundIn, findingsOf, whereOf } from './findings.js';
import type { Look, Texts } from './reporter.js';

/**
 * SARIF 2.1.0 (OASIS Standard, 27 March 2020), a result a line: a passage at the article that copied, its partner among the
 * related locations. The fingerprint holds the two ids and the equal words, so that it stays when lines shift.
 */
export function* sarif(report: Report, _look: Look, texts: Texts, outcome: Outcome): Iterable<string> {
  const tool = { driver: { name: report.tool.name, version: report.tool.version, rules: KINDS.map(rule) } };
  yield `{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n`;
  yield `"runs": [{\n"tool": ${forJson(tool)},\n"columnKind": "utf16CodeUnits",\n`;
  const notifications = report.problems.map(notification);
  const invocation = { executionSuccessful: true, toolExecutionNotifications: notifications };
  yield `"invocations": [${forJson(invocation)}],\n"results": [`;
  let before = '\n';
  for (const finding of findingsOf(report, texts, outcome)) {
    yield `${before}${forJson(result(finding, outcome))}`;
    before = ',\n';
  }
  yield '\n]\n}]\n}\n';
}

const RULES: Readonly<Record<Kind, readonly [name: string, text: string]>> = {
  copy: ['CopiedText', 'Words that stand in another article too.'],
  quotation: ['SameQuotation', 'A quotation that another article has too, in quotation marks in both.'],
  credit: ['SameCredit', 'A line that names who wrote or owns the text, and stands in another article too.'],
  boilerplate: ['StandingText', 'Standing text of an outlet.'],
  stock: ['StockPhrase', 'Idiom and formula that unrelated articles have in common.'],
};

const rule = (kind: Kind) => ({
  id: `flong/${kind}`,
  name: RULES[kind][0],
  shortDescription: { text: RULES[kind][1] },
  defaultConfiguration: { level: levelOf(kind) },
});

const levelOf = (kind: Kind): 'warning' | 'note' => (kind === 'copy' ? 'warning' : 'note');

const notification = ({ path, message }: Problem) => ({
  level: 'warning',
  message: { text: forMessage(`${path}: ${message}`) },
});

function result(finding: Finding, { news }: Outcome) {
  const { pair, passage, at, other, fingerprint } = finding;
  const { kind, matched, similarity } = passage;
  const partner = other.region === null ? forMessage(whereOf(other)) : `[${forMessage(whereOf(other))}](1)`;
  return {
    ruleId: `flong/${kind}`,
    ruleIndex: KINDS.indexOf(kind),
    level: levelOf(kind),
    message: { text: `${amountOf(passage)}, also in ${partner}: ${forMessage(excerptOf(passage))}` },
    locations: [location(at)],
    relatedLocations: [{ id: 1, ...location(other), message: { text: forMessage(whereOf(other)) } }],
    partialFingerprints: { 'flongPassage/v1': fingerprint },
    ...(news !== null && kind === 'copy' ? { baselineState: finding.news ? 'new' : 'unchanged' } : {}),
    properties: {
      relation: pair.relation,
      matched,
      similarity,
      article: shown(at),
      partner: shown(other),
      direction: pair.direction,
    },
  };
}

/** Offsets count in the text as flong read it, also where the file is another thing. */
const shown = ({ part, span }: FoundIn) => ({ ...part, begin: span.begin, end: span.end });

function location({ part, span, region }: FoundIn) {
  const logicalLocations = [{ name: part.id, kind: 'article' }];
  if (region === null) return { logicalLocations };
  const { place, lines, columns } = region;
  const inLines = lines === null ? null : { startLine: lines.first, endLine: lines.last };
  const inFile = columns && {
    startColumn: columns.first,
    endColumn: columns.last,
    charOffset: span.begin,
    charLength: span.end - span.begin,
  };
  const where = inLines === null ? {} : { region: { ...inLines, ...inFile } };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(place.file) }, ...where },
    logicalLocations,
  };
}

/** In messages brackets make links and a backslash quotes. */
const forMessage = (text: string): string => forTerminal(text).replace(/[\\[\]]/g, '\\$&');
