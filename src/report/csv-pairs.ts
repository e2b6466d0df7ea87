import type { Article, Pair, Report } from '../model.js';
import { type Columns, csvOf } from './csv.js';

/** A pair with what the report says of its two articles elsewhere. */
interface Row {
  readonly pair: Pair;
  readonly a: Article | undefined;
  readonly b: Article | undefined;
  /** id of the family that both belong to */
  readonly family: string | null;
}

const COLUMNS: Columns<Row> = {
  a: ({ pair }) => pair.a.id,
  b: ({ pair }) => pair.b.id,
  relation: ({ pair }) => pair.relation,
  a_words: ({ pair }) => pair.a.words,
  a_shared: ({ pair }) => pair.a.shared,
  a_share: ({ pair }) => pair.a.share,
  b_words: ({ pair }) => pair.b.words,
  b_shared: ({ pair }) => pair.b.shared,
  b_share: ({ pair }) => pair.b.share,
  jaccard: ({ pair }) => pair.jaccard,
  a_containment: ({ pair }) => pair.containment.a,
  b_containment: ({ pair }) => pair.containment.b,
  passages: ({ pair }) => pair.passages.length,
  longest: ({ pair }) => pair.passages.reduce((most, { matched }) => Math.max(most, matched), 0),
  source: ({ pair }) => pair.direction.source,
  confidence: ({ pair }) => pair.direction.confidence,
  reasons: ({ pair }) => pair.direction.reasons.join('; '),
  family: ({ family }) => family,
  a_title: ({ a }) => a?.title ?? null,
  a_outlet: ({ a }) => a?.outlet ?? null,
  a_date: ({ a }) => a?.date ?? null,
  a_credit: ({ a }) => a?.credit.join('; ') ?? null,
  b_title: ({ b }) => b?.title ?? null,
  b_outlet: ({ b }) => b?.outlet ?? null,
  b_date: ({ b }) => b?.date ?? null,
  b_credit: ({ b }) => b?.credit.join('; ') ?? null,
};

/** Pairs, a row each. */
export function* csvPairs(report: Report): Iterable<string> {
  const articles = new Map(report.articles.map((article) => [article.id, article]));
  const familyOf = new Map(report.families.flatMap(({ id, articles }) => articles.map((of) => [of, id])));
  function* rows(): Iterable<Row> {
    for (const pair of report.pairs) {
      const family = familyOf.get(pair.a.id) ?? null;
      yield {
        pair,
        a: articles.get(pair.a.id),
        b: articles.get(pair.b.id),
        family: family === familyOf.get(pair.b.id) ? family : null,
      };
    }
  }
  yield* csvOf(COLUMNS, rows());
}
