import type { KnownFamily } from '../families/origin.js';
import { creditSameAgency, type Witness } from '../judge/credits/outlets.js';
import { judgeDirection } from '../judge/direction.js';
import { rounded } from '../judge/passages.js';
import { patchworks } from '../judge/patchwork.js';
import { covered } from '../judge/runs.js';
import type { Verdict } from '../judge/settle.js';
import type { Article, Nearest, Pair, Problem, Report } from '../model.js';
import { type Options, RESULT_OPTIONS } from '../options.js';
import { version } from '../version.js';
import { toFamily } from './family.js';

/** What the steps found, by article index. */
export interface Found {
  readonly articles: readonly Article[];
  readonly verdicts: readonly Verdict[];
  readonly families: readonly KnownFamily[];
  readonly witness: (i: number) => Witness;
  /** whether an article credits an agency */
  readonly crediting: (i: number) => boolean;
  readonly problems: readonly Problem[];
  /** of the pairs that the report is about, that whose longest stretch fell short by least */
  readonly nearest: { a: number; b: number; matched: number; text: string } | null;
  /** whether the report is about an article, where it is not about all: what has no part in these is left out */
  readonly focal?: (i: number) => boolean;
}

/** Makes the report: names in place of indices, everything in its order. */
export function buildReport(found: Found, options: Options): Report {
  const { articles, verdicts: all, families: known, witness, problems, focal = () => true } = found;
  const { group, inside } = grouped(articles.length, known, all);
  const patches = patchworks(
    all,
    articles.map((article) => article.words),
    group,
  );
  const verdicts = all.filter(({ a, b }) => focal(a) || focal(b));
  // told where there is nothing else
  const nearest = verdicts.length > 0 ? null : found.nearest;
  const pairs = verdicts.map((verdict) => toPair(articles, verdict, witness, patches));
  const families = known.flatMap((family, f) =>
    family.members.some(focal) ? [toFamily(articles, family, inside[f], witness)] : [],
  );
  const shown = found.focal === undefined ? [...articles.keys()] : shownOf(found, verdicts, nearest);
  const told = shown.map((i) => articles[i]);
  return {
    schema: 'flong.report/1',
    tool: { name: 'flong', version },
    options: Object.fromEntries(RESULT_OPTIONS.map((name) => [name, options[name]])),
    articles: told,
    pairs,
    families,
    problems: [...problems],
    summary: {
      articles: told.length,
      pairs: pairs.length,
      families: families.length,
      words: told.reduce((sum, article) => sum + article.words, 0),
      copied: copiedWords(verdicts),
      agency: { articles: shown.filter(found.crediting).length, ...agencyCopy(verdicts, witness) },
      nearest: nearest === null ? null : toNearest(articles, nearest),
    },
  };
}

/** The articles in focus, and those that the report names beside them, by index. */
function shownOf(
  { articles, families, focal = () => true }: Found,
  verdicts: readonly Verdict[],
  nearest: Found['nearest'],
): number[] {
  const named = new Set<number>();
  for (const { a, b } of nearest === null ? verdicts : [...verdicts, nearest]) named.add(a).add(b);
  for (const { members } of families) if (members.some(focal)) for (const i of members) named.add(i);
  return [...articles.keys()].filter((i) => focal(i) || named.has(i));
}

/** A pair as it stands in the report; `patches` are the sources that each article was put together from. */
export function toPair(
  articles: readonly Article[],
  verdict: Verdict,
  witness: (i: number) => Witness,
  patches: ArrayLike<number>,
): Pair {
  const { a, b } = verdict;
  const { source, confidence, reasons } = judgeDirection(witness(a), witness(b), {
    ...verdict,
    patchA: patches[a],
    patchB: patches[b],
  });
  const part = (i: number, shared: number): Pair['a'] => {
    const { id, words } = articles[i];
    return { id, words, shared, share: words === 0 ? 0 : rounded(shared / words) };
  };
  return {
    a: part(verdict.a, verdict.sharedA),
    b: part(verdict.b, verdict.sharedB),
    relation: verdict.relation,
    jaccard: verdict.jaccard,
    containment: verdict.containment,
    direction: { source: source === null ? null : articles[source === 'a' ? a : b].id, confidence, reasons },
    passages: verdict.passages,
  };
}

/** The family of each article, or a number of its own; and for each family the verdicts with its representative. */
function grouped(
  count: number,
  families: readonly KnownFamily[],
  verdicts: readonly Verdict[],
): { group: Int32Array; inside: Verdict[][] } {
  const group = Int32Array.from({ length: count }, (_, i) => families.length + i);
  families.forEach(({ members }, f) => {
    for (const member of members) group[member] = f;
  });
  const inside: Verdict[][] = families.map(() => []);
  for (const verdict of verdicts) {
    const f = group[verdict.a];
    if (f !== group[verdict.b]) continue;
    const { representative } = families[f];
    if (verdict.a === representative || verdict.b === representative) inside[f].push(verdict);
  }
  return { group, inside };
}

/** What of the copied words stands in pairs of one agency alone: less it, `copied` is what was copied otherwise. */
function agencyCopy(
  verdicts: readonly Verdict[],
  witness: (i: number) => Witness,
): { pairs: number; copied: number } {
  const others = verdicts.filter(({ a, b }) => !creditSameAgency(witness(a), witness(b)));
  const pairs = verdicts.length - others.length;
  return { pairs, copied: pairs === 0 ? 0 : copiedWords(verdicts) - copiedWords(others) };
}

const toNearest = (
  articles: readonly Article[],
  { a, b, matched, text }: NonNullable<Found['nearest']>,
): Nearest => ({
  a: articles[a].id,
  b: articles[b].id,
  matched,
  text,
});

/** Words that are copied in any pair, each counted once in its article. */
function copiedWords(verdicts: readonly Verdict[]): number {
  const spans = new Map<number, number[]>();
  const add = (i: number, more: readonly number[]): void => {
    const own = spans.get(i);
    if (own === undefined) spans.set(i, [...more]);
    else for (const place of more) own.push(place);
  };
  for (const { a, b, copiedA, copiedB } of verdicts) {
    add(a, copiedA);
    add(b, copiedB);
  }
  let words = 0;
  for (const own of spans.values()) words += covered(own);
  return words;
}
