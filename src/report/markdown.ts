import type { Article, Family, Pair, Part, Passage, Report } from '../model.js';
import { aboutOf } from './about.js';
import { cut } from './cut.js';
import { extentOf, piecesOf } from './differences.js';
import { forMarkdown } from './escape.js';
import { count, largestFirst, percent, plural, sharedBy, shareOf } from './numbers.js';
import type { Look } from './reporter.js';

/** Told at most: a report for an issue or a mail is short, and an issue ends at 65,536 characters. */
const FAMILIES = 20;
const PAIRS = 30;
const QUOTED = 10;
/** Passages of a pair, and words at either end of a stretch that is the same. */
const PASSAGES = 5;
const ENDS = 12;

/** What a person pastes into an issue or a mail: the totals, tables of families and pairs, the passages of the largest. */
export function* markdown(report: Report, look: Look): Iterable<string> {
  const { summary, families } = report;
  yield `**${plural(summary.articles, 'article')}, ${plural(summary.words, 'word')}**: `;
  yield report.pairs.length === 0
    ? 'nothing shared.\n'
    : `${plural(summary.families, 'family', 'families')}, ${plural(summary.pairs, 'pair')}, ${plural(summary.copied, 'word')} copied, both sides counted (${percent(shareOf(summary.copied, summary.words))}).\n`;
  if (report.problems.length > 0)
    yield `\n${plural(report.problems.length, 'input')} could not be read as ${report.problems.length === 1 ? 'it stands' : 'they stand'}.\n`;
  const article = new Map(report.articles.map((article) => [article.id, article]));
  if (families.length > 0) yield* familyTable(families, article);
  const pairs = largestFirst(report.pairs);
  if (pairs.length === 0) return;
  yield* pairTable(pairs);
  const quoted = pairs.slice(0, QUOTED);
  // whoever gets it in a mail has no manual
  if (quoted.some(({ passages }) => passages.some(({ runs }) => runs !== undefined))) yield SIGNS;
  for (const pair of quoted) yield* passages(pair, article, look.full);
  if (pairs.length > QUOTED)
    yield `\nThe passages of ${plural(pairs.length - QUOTED, 'pair')} more are not shown.\n`;
}

const SIGNS =
  '\nBelow, ~~struck out~~ is what only the first article of a pair has, **bold** what only the second has; at ⇅ the second goes on elsewhere.\n';

function* familyTable(families: readonly Family[], article: ReadonlyMap<string, Article>): Iterable<string> {
  yield '\n### Families\n\n| articles | around | origin |\n| ---: | --- | --- |\n';
  for (const { articles, representative, origin } of families.slice(0, FAMILIES)) {
    const from = origin.id === null ? 'unknown' : `${forMarkdown(origin.id)}, ${origin.confidence}`;
    const about = aboutOf(article.get(representative) as Article);
    const around = about === '' ? representative : `${representative}: ${about}`;
    yield `| ${articles.length} | ${forMarkdown(around)} | ${from} |\n`;
  }
  yield left(families.length - FAMILIES, 'family', 'families');
}

function* pairTable(pairs: readonly Pair[]): Iterable<string> {
  yield '\n### Pairs\n\n| A | B | relation | shared | of A | of B |\n| --- | --- | --- | ---: | ---: | ---: |\n';
  for (const pair of pairs.slice(0, PAIRS)) {
    const { a, b, relation } = pair;
    yield `| ${forMarkdown(a.id)} | ${forMarkdown(b.id)} | ${relation} | ${count(sharedBy(pair))} | ${partOf(a)} | ${partOf(b)} |\n`;
  }
  yield left(pairs.length - PAIRS, 'pair');
}

const left = (n: number, one: string, many?: string): string =>
  n > 0 ? `\nand ${plural(n, one, many)} more\n` : '';

const partOf = ({ shared, words }: Part): string => percent(shareOf(shared, words));

function* passages(pair: Pair, article: ReadonlyMap<string, Article>, full: boolean): Iterable<string> {
  yield `\n#### ${forMarkdown(pair.a.id)} and ${forMarkdown(pair.b.id)}\n`;
  yield* whoTheyAre(pair, article);
  const shown = full ? pair.passages : pair.passages.slice(0, PASSAGES);
  for (const passage of shown) yield passageBlock(passage, full);
  yield left(pair.passages.length - shown.length, 'passage');
}

/** What an id does not say of either, and which of them has its words from the other, where the articles show it. */
function* whoTheyAre({ a, b, direction }: Pair, article: ReadonlyMap<string, Article>): Iterable<string> {
  const lines = [a.id, b.id].flatMap((id) => {
    const known = article.get(id);
    const about = known === undefined ? '' : aboutOf(known);
    const from = direction.source === null || direction.source === id ? '' : fromShown(direction);
    const told = [about === '' ? null : forMarkdown(about), from === '' ? null : from];
    const both = told.filter((part) => part !== null).join(' · ');
    return both === '' ? [] : `- ${forMarkdown(id)}: ${both}\n`;
  });
  if (lines.length > 0) yield `\n${lines.join('')}`;
}

const fromShown = ({ source, confidence }: Pair['direction']): string =>
  `from ${forMarkdown(source ?? '')} (${confidence})`;

function passageBlock(passage: Passage, full: boolean): string {
  return `\n${passage.kind}: ${extentOf(passage)}\n\n> ${marked(passage, full)}\n`;
}

/** The words of a, with what differs: struck out where only a has it, bold where only b has it. */
function marked(passage: Passage, full: boolean): string {
  let line = '';
  for (const piece of piecesOf(passage)) {
    if (line !== '' && piece.apart) line += ' ';
    if (piece.is === 'moved') line += '⇅';
    else if (piece.is === 'same') line += shortened(piece.text, full);
    else {
      const inA = piece.a === '' ? '' : `~~${forMarkdown(piece.a)}~~`;
      const inB = piece.b === '' ? '' : `**${forMarkdown(piece.b)}**`;
      line += [inA, inB].filter((part) => part !== '').join(' ');
    }
  }
  return line;
}

function shortened(text: string, full: boolean): string {
  const parts = full ? null : cut(text, ENDS);
  if (parts === null) return forMarkdown(text);
  return `${forMarkdown(parts.head)} *… ${count(parts.between)} words the same …* ${forMarkdown(parts.tail)}`;
}
