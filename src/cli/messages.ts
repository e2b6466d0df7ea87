import { closest, distance } from 'fastest-levenshtein';
import type { Addition, ArchiveFacts } from '../archive/added.js';
import type { Article, Problem } from '../model.js';
import { forTerminal } from '../report/escape.js';
import { count, plural } from '../report/numbers.js';

/** Lines on standard error, and what they suggest. Names of files are input too: they are escaped. */

export const say = (line: string): void => void process.stderr.write(`flong: ${forTerminal(line)}\n`);

/** ` (did you mean NAME?)` where a known name is near, capitals or not, else nothing. */
export function nearest(name: string, known: readonly string[]): string {
  const small = known.map((one) => one.toLowerCase());
  const given = name.toLowerCase();
  const best = closest(given, small);
  const isNear = distance(given, best) <= Math.max(2, given.length / 3) && given !== '';
  return isNear ? ` (did you mean ${known[small.indexOf(best)]}?)` : '';
}

/** Problems told one by one; the rest of a flood is counted. */
const MOST = 50;

export function sayProblems(problems: readonly Problem[]): void {
  const told = problems.length > MOST ? rarestFirst(problems) : problems;
  for (const { path, message } of told) say(`${path}: ${message}`);
  const left = problems.length - MOST;
  if (left > 0) say(`and ${count(left)} problems more: -r json has them all under "problems"`);
}

/** As many as are told, in their order: of each kind as many, for one damaged file is not to be lost among thousands too short. */
function rarestFirst(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, number>();
  const ranked = problems.map((problem, at) => {
    const kind = problem.message.replace(/\d+/g, '');
    const rank = seen.get(kind) ?? 0;
    seen.set(kind, rank + 1);
    return { problem, at, rank };
  });
  const told = ranked.sort((x, y) => x.rank - y.rank || x.at - y.at).slice(0, MOST);
  return told.sort((x, y) => x.at - y.at).map(({ problem }) => problem);
}

/** Pages of which the whole was read, for want of an article in them. */
export function sayWholePages(articles: readonly Article[]): void {
  const whole = articles.filter(({ wholePage }) => wholePage);
  if (whole.length === 0) return;
  const named = whole.slice(0, 3).map(({ id }) => id);
  const more = whole.length > named.length ? ` and ${count(whole.length - named.length)} more` : '';
  say(`no article found in ${named.join(', ')}${more}: read all that the page shows but its navigation`);
}

/** Articles that no share can be held against. */
export function sayUncounted(ids: readonly string[]): void {
  if (ids.length === 0) return;
  const [its, their] = ids.length === 1 ? ['its text is', 'its'] : ['their texts are', 'their'];
  const have = ids.length === 1 ? 'has' : 'have';
  say(`${firstOf(ids)}: ${its} gone or ${have} changed: ${their} copied words cannot be counted`);
}

/** `north/1.txt`, `north/1.txt and 7 more` */
export const firstOf = ([first, ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} and ${count(others.length)} more`;

/** What was left alone in folders and archives: files of other endings, and those of records without an article. */
export function sayPassedOver(passedOver: ReadonlyMap<string, number>): void {
  if (passedOver.size === 0) return;
  const kinds = [...passedOver]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([ending, n]) => `${ending} ${count(n)}`);
  const total = [...passedOver.values()].reduce((sum, n) => sum + n, 0);
  const files = plural(total, 'file of another kind', 'files of other kinds');
  say(`left alone ${files} (${kinds.join(', ')}): name a file to have it read all the same`);
}

/**
 * What was added to an archive, and what it replaced. One is made with its first article, also where a name was mistyped: so
 * that is told.
 *
 * @param isNew whether there was none before
 */
export function sayAdded(
  { path, size }: ArchiveFacts,
  isNew: boolean,
  { added, replaced, unchanged }: Addition,
): void {
  for (const id of replaced.slice(0, MOST)) say(`${id}: has changed since it was added: replaced`);
  if (replaced.length > MOST) say(`and ${count(replaced.length - MOST)} replaced more`);
  const there = `${count(replaced.length)} replaced, ${count(unchanged)} there already`;
  if (size === 0) say(`${path}: not made: there was no article to add`);
  else say(`${path}: ${isNew ? 'a new archive: ' : ''}${count(added)} added, ${there}`);
}
