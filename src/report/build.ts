import type { FamilyGroup } from '../families/families.js';
import { rounded } from '../judge/judge.js';
import { covered, type Verdict } from '../judge/settle.js';
import type { Article, Family, Nearest, Pair, Problem, Report } from '../model.js';
import { type Options, RESULT_OPTIONS } from '../options.js';
import { version } from '../version.js';

/** What the steps found, by article index. */
export interface Found {
  readonly articles: readonly Article[];
  readonly verdicts: readonly Verdict[];
  readonly families: readonly FamilyGroup[];
  readonly problems: readonly Problem[];
  readonly nearest: { a: number; b: number; matched: number; text: string } | null;
}

/** Makes the report: names in place of indices, everything in its order. */
export function buildReport(
  { articles, verdicts, families, problems, nearest }: Found,
  options: Options,
): Report {
  const pairs = verdicts.map((verdict) => toPair(articles, verdict));
  const named = families.map((family) => toFamily(articles, family));
  return {
    schema: 'flong.report/1',
    tool: { name: 'flong', version },
    options: Object.fromEntries(RESULT_OPTIONS.map((name) => [name, options[name]])),
    articles: [...articles],
    pairs,
    families: named,
    problems: [...problems],
    summary: {
      articles: articles.length,
      pairs: pairs.length,
      families: named.length,
      words: articles.reduce((sum, article) => sum + article.words, 0),
      copied: copiedWords(verdicts),
      agency: { articles: 0, pairs: 0, copied: 0 },
      nearest: pairs.length > 0 || nearest === null ? null : toNearest(articles, nearest),
    },
  };
}

function toPair(articles: readonly Article[], verdict: Verdict): Pair {
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
    direction: { source: null, confidence: 'unknown', reasons: [] },
    passages: verdict.passages,
  };
}

function toFamily(articles: readonly Article[], { members, representative }: FamilyGroup): Family {
  return {
    // the text that the family is held together by, so that the id stays when members come and go
    id: `f-${articles[representative].hash}`,
    representative: articles[representative].id,
    articles: members.map((i) => articles[i].id),
    origin: { id: null, confidence: 'unknown', reasons: [] },
    members: [],
    core: [],
  };
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
