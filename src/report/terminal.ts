import { type Article, type Family, KINDS, type Pair, type Passage, type Report } from '../model.js';
import type { Options } from '../options.js';
import { aboutOf } from './about.js';
import { cut } from './cut.js';
import { extentOf, piecesOf } from './differences.js';
import { forTerminal } from './escape.js';
import { count, largestFirst, percent, plural, sharedBy, shareOf } from './numbers.js';
import type { Look } from './reporter.js';
import { columns, type Ink, inkOf, wrapped } from './typeset.js';

/** What a person reads in a terminal: families and pairs, the largest first, every passage with its words. */
export function* terminal(report: Report, look: Look): Iterable<string> {
  const ink = inkOf(look.color);
  const article = new Map(report.articles.map((article) => [article.id, article]));
  const around = new Map(report.families.flatMap(others));
  const page = { look, ink, report, article, around };
  yield* heading(page);
  const inFamily = new Set<Pair>();
  const byFamily = pairsByFamily(report);
  const families = report.families.map((family) => ({ family, pairs: byFamily.get(family) ?? [] }));
  const size = (pairs: readonly Pair[]): number => pairs.reduce((sum, pair) => sum + sharedBy(pair), 0);
  families.sort((x, y) => size(y.pairs) - size(x.pairs) || (x.family.id < y.family.id ? -1 : 1));
  for (const { family, pairs } of families) {
    for (const pair of pairs) inFamily.add(pair);
    yield* familyBlock(page, family, pairs);
  }
  const rest = report.pairs.filter((pair) => !inFamily.has(pair));
  for (const pair of largestFirst(rest)) yield* pairBlock(page, pair);
}

interface Page {
  readonly look: Look;
  readonly ink: Ink;
  readonly report: Report;
  readonly article: ReadonlyMap<string, Article>;
  /** the representative of the family that each of its other members is in */
  readonly around: ReadonlyMap<string, string>;
}

const others = ({ articles, representative }: Family): [string, string][] =>
  articles.filter((id) => id !== representative).map((id) => [id, representative]);

/** The pairs inside each family: from its representative to each member, or all of them. */
function pairsByFamily({ families, pairs }: Report): Map<Family, Pair[]> {
  const familyOf = new Map<string, Family>();
  for (const family of families) for (const id of family.articles) familyOf.set(id, family);
  const inside = new Map<Family, Pair[]>();
  for (const pair of pairs) {
    const family = familyOf.get(pair.a.id);
    if (family === undefined || family !== familyOf.get(pair.b.id)) continue;
    const list = inside.get(family);
    if (list === undefined) inside.set(family, [pair]);
    else list.push(pair);
  }
  return inside;
}

function* heading({ report, ink, look }: Page): Iterable<string> {
  const { summary } = report;
  const read = `${plural(summary.articles, 'article')}, ${plural(summary.words, 'word')}`;
  if (report.pairs.length === 0) {
    yield* nothingFound(report, read, ink, look.width);
    return;
  }
  const found = [
    plural(summary.families, 'family', 'families'),
    plural(summary.pairs, 'pair'),
    `${plural(summary.copied, 'word')} copied, both sides counted (${percent(shareOf(summary.copied, summary.words))})`,
  ];
  yield `${wrapped(ink.strong(read), look.width, '')}${wrapped(found.join(' · '), look.width, '')}`;
  const { articles, pairs, copied } = summary.agency;
  if (articles === 0) return;
  const credited = `${plural(articles, 'article')} ${articles === 1 ? 'credits' : 'credit'} an agency`;
  const within = `${plural(copied, 'word')} copied in ${plural(pairs, 'pair')} of one agency`;
  yield wrapped(pairs === 0 ? credited : `${credited} · ${within}`, look.width, '');
}

/** Says what was looked for in vain, and how near the nearest came. */
function* nothingFound(
  { summary, options }: Report,
  read: string,
  ink: Ink,
  width: number,
): Iterable<string> {
  if (summary.articles === 0) {
    yield `${ink.strong('No article was read')}, so nothing was compared.\n`;
    return;
  }
  const { minWords, minShare, kinds, shingle, window } = options as unknown as Options;
  const limits = [
    ...(kinds.length < KINDS.length ? [`kinds ${kinds.join(', ')}`] : []),
    ...(minShare > 0 ? [`a share of ${percent(minShare)} or more`] : []),
  ];
  const nothing =
    limits.length === 0
      ? `No passage of ${minWords} words or more is shared.`
      : `Nothing is within the limits set (${limits.join('; ')}).`;
  yield wrapped(`${ink.strong(nothing)} ${read} read.`, width, '');
  if (limits.length > 0 || summary.articles < 2) return;
  if (summary.nearest === null) {
    yield `No two articles share a run of ${shingle + window - 1} words.\n`;
    return;
  }
  const { a, b, matched, text } = summary.nearest;
  const where = `The nearest: ${plural(matched, 'word')} in a row in ${forTerminal(a)} and ${forTerminal(b)}`;
  yield wrapped(where, width, '');
  yield wrapped(forTerminal(text), width, '  │ ');
}

function* familyBlock(page: Page, family: Family, pairs: readonly Pair[]): Iterable<string> {
  const { ink, look, article } = page;
  const { origin, representative } = family;
  const perhaps =
    origin.id === null || origin.id === representative ? '' : `, from ${forTerminal(origin.id)}`;
  const sure =
    origin.id === null ? '' : ` (${origin.id === representative ? 'origin: ' : ''}${origin.confidence})`;
  const title = `${ink.strong(`FAMILY of ${family.articles.length}`)} around ${forTerminal(representative)}${perhaps}${sure}`;
  yield `\n${wrapped(title, look.width, '')}`;
  const byMember = new Map<string, Pair>();
  for (const pair of pairs) {
    if (pair.a.id === family.representative) byMember.set(pair.b.id, pair);
    else if (pair.b.id === family.representative) byMember.set(pair.a.id, pair);
  }
  const rows = family.articles.map((id) => {
    const own = plural(article.get(id)?.words ?? 0, 'word');
    const pair = byMember.get(id);
    if (pair === undefined) {
      const base = id === representative && family.articles.length > 2 ? 'each is compared with it' : '';
      return [forTerminal(id), own, base, about(page, id)];
    }
    const part = pair.a.id === id ? pair.a : pair.b;
    return [
      forTerminal(id),
      own,
      `${percent(shareOf(part.shared, part.words))} shared, ${pair.relation}`,
      about(page, id),
    ];
  });
  yield columns(rows, look.width, '  ');
  for (const pair of pairs) {
    yield '\n';
    const from = (part: Pair['a']): string => (fromOf(pair, part) === '' ? '' : `  ${fromOf(pair, part)}`);
    yield wrapped(`${ink.faint('A')} ${forTerminal(pair.a.id)}${from(pair.a)}`, look.width, '  ');
    yield wrapped(`${ink.faint('B')} ${forTerminal(pair.b.id)}${from(pair.b)}`, look.width, '  ');
    for (const passage of pair.passages) yield* passageBlock(page, passage);
  }
}

function* pairBlock(page: Page, pair: Pair): Iterable<string> {
  const { ink, look } = page;
  const title = `${ink.strong('PAIR')} ${ink.strong(pair.relation)} · ${sharedIn(pair)}`;
  yield `\n${wrapped(title, look.width, '')}`;
  // where nothing counts as shared, a share of nothing would look like a finding of its own
  const counted = sharedBy(pair) > 0;
  const row = (name: string, part: Pair['a']): string[] => [
    `${name} ${forTerminal(part.id)}`,
    counted ? `${count(part.shared)} of ${plural(part.words, 'word')}` : plural(part.words, 'word'),
    counted ? `${percent(shareOf(part.shared, part.words))}  ${fromOf(pair, part)}`.trimEnd() : '',
    about(page, part.id),
  ];
  yield columns([row('A', pair.a), row('B', pair.b)], look.width, '  ');
  const credits = creditsOf(page, pair);
  if (credits !== '') yield wrapped(ink.faint(credits), look.width, '  ');
  for (const line of familiesOf(page, pair)) yield wrapped(ink.faint(line), look.width, '  ');
  for (const passage of pair.passages) yield* passageBlock(page, passage);
}

/** What stands below an article's id, which may not say who it is. */
function about({ article, ink }: Page, id: string): string {
  const known = article.get(id);
  const told = known === undefined ? '' : aboutOf(known);
  return told === '' ? '' : ink.faint(forTerminal(told));
}

/** What the two have in common, in words. */
function sharedIn(pair: Pair): string {
  const shared = plural(sharedBy(pair), 'word');
  switch (pair.relation) {
    case 'quotes': {
      const quoted = pair.passages.filter(({ kind }) => kind === 'quotation').length;
      return quoted > 1 ? `the same ${count(quoted)} quotations` : 'the same quotation';
    }
    case 'boilerplate':
      return 'nothing but credits and standing text';
    case 'form':
      return `one form with other figures, ${shared} shared`;
    default:
      return `${shared} shared`;
  }
}

/** Of a family's members one was compared with an article outside, not always the one that has the text first. */
function familiesOf({ around }: Page, { a, b }: Pair): string[] {
  return [['A', around.get(a.id)] as const, ['B', around.get(b.id)] as const].flatMap(([name, id]) =>
    id === undefined ? [] : `${name} is in the family around ${forTerminal(id)}`,
  );
}

/** What the taker's line says of where it has it from, where that is known. */
function fromOf({ a, direction }: Pair, part: Pair['a']): string {
  const { source, confidence } = direction;
  if (source === null || source === part.id) return '';
  return `← from ${source === a.id ? 'A' : 'B'} (${confidence})`;
}

/** Whom the two credit, on one line; nothing where they credit no one. */
function creditsOf({ article }: Page, pair: Pair): string {
  const named = [
    ['A', article.get(pair.a.id)?.credit ?? []] as const,
    ['B', article.get(pair.b.id)?.credit ?? []] as const,
  ].filter(([, names]) => names.length > 0);
  return named.map(([name, names]) => `${name} credits ${forTerminal(names.join(', '))}`).join(' · ');
}

function* passageBlock({ ink, look }: Page, passage: Passage): Iterable<string> {
  const { kind, runs = [] } = passage;
  const order = runs.some((run, i) => i > 0 && run[2] < runs[i - 1][2]) ? ', in another order' : '';
  yield wrapped(`${ink.kind(kind)} · ${extentOf(passage)}${order}`, look.width, '  ');
  yield wrapped(marked(passage, ink, look.full), look.width, '  │ ').replaceAll(TIED, ' ');
}

/** A blank in a mark at which no line ends. No text has it here: its white space was made plain blanks. */
const TIED = '\u00a0';

/** Words at either end of a long stretch that is the same; what stands between is counted. */
const ENDS = 14;

/** A passage on one line, what differs in brackets: [− only in A], [+ only in B], [A → B]; ⇅ where text was moved. */
function marked(passage: Passage, ink: Ink, full: boolean): string {
  let line = '';
  for (const piece of piecesOf(passage)) {
    if (line !== '' && piece.apart) line += ' ';
    if (piece.is === 'moved') line += ink.moved('[⇅]');
    else if (piece.is === 'same') line += shortened(piece.text, ink, full);
    else {
      const a = ink.dropped(forTerminal(piece.a));
      const b = ink.added(forTerminal(piece.b));
      if (piece.b === '') line += `[−${TIED}${a}]`;
      else line += piece.a === '' ? `[+${TIED}${b}]` : `[${a}${TIED}→ ${b}]`;
    }
  }
  return line;
}

function shortened(text: string, ink: Ink, full: boolean): string {
  const parts = full ? null : cut(text, ENDS);
  if (parts === null) return forTerminal(text);
  const between = `[… ${count(parts.between)} words the same …]`.replaceAll(' ', TIED);
  return `${forTerminal(parts.head)} ${ink.faint(between)} ${forTerminal(parts.tail)}`;
}
