import { type Credits, creditLine } from '../judge/credits/agencies.js';
import type { Article, Problem } from '../model.js';
import type { OutletFrom } from '../options.js';
import { isoDate } from '../read/dates.js';
import { assignIds } from '../read/ids.js';
import { outletOf } from '../read/outlet.js';
import { byPath } from '../read/problems.js';
import type { Source } from '../read/source.js';
import type { Sketches } from '../sketch/sketches.js';
import type { Catalog } from './catalog.js';
import type { SketchBatch, SketchedArticle } from './sketch-batch.js';
import type { SketchStore } from './sketch-store.js';

/** All articles of a scan in the order of their ids, with what the later steps need of them. */
export interface Gathered {
  readonly articles: readonly Article[];
  /** whom each article credits, as its text and its source say */
  readonly credits: readonly Credits[];
  readonly sketches: Sketches;
  readonly catalog: Omit<Catalog, 'marks' | 'marksMade' | 'sides' | 'tellsStanding' | 'given'>;
  readonly problems: readonly Problem[];
  /** sources of records, found in folders or archives, that hold no articles */
  readonly left: readonly Source[];
}

interface Row {
  readonly article: SketchedArticle;
  readonly source: number;
  readonly line: number;
  readonly batch: number;
  readonly place: number;
}

/**
 * Puts batches together, whose sketches `store` has taken in their order. `sourcesOf` gives the source of each range and
 * chunk of each batch, `linesBefore` the lines of each source that were read in batches before, and is brought up to date.
 */
export function gather(
  batches: readonly SketchBatch[],
  store: SketchStore,
  sourcesOf: readonly (readonly Source[])[],
  outletFrom: OutletFrom | null,
  linesBefore = new Map<Source, number>(),
): Gathered {
  const { rows, problems, sources, left } = collectRows(batches, sourcesOf, linesBefore);
  const claims = rows.map(({ article, source, line }) => ({
    source: sources[source].id,
    own: article.meta.id,
    line,
  }));
  const { ids, problems: repeated } = assignIds(claims);
  for (const problem of repeated) problems.push(problem);
  const order = ids.map((_, i) => i);
  // files come in the order of their ids; records with ids of their own do not
  if (ids.some((id, i) => i > 0 && id < ids[i - 1])) order.sort((x, y) => (ids[x] < ids[y] ? -1 : 1));
  const sorted = order.map((i) => rows[i]);
  const words = column(Uint32Array, sorted, ({ article }) => article.words);
  const lines = sorted.map(({ article: { credits, meta } }) => creditLine(credits.agencies, meta.credit));
  return {
    left,
    articles: sorted.map((row, i) =>
      toArticle(row, ids[order[i]], sources[row.source], lines[i].credit, outletFrom),
    ),
    credits: sorted.map(({ article }, i) => ({
      agencies: lines[i].agencies,
      named: article.credits.named,
    })),
    sketches: store.finish(Uint32Array.from(order), words),
    catalog: {
      sources,
      source: column(Uint32Array, sorted, (row) => row.source),
      begin: column(Float64Array, sorted, (row) => row.article.begin),
      end: column(Float64Array, sorted, (row) => row.article.end),
      line: column(Uint32Array, sorted, (row) => row.line),
      aside: column(Uint8Array, sorted, (row) => (row.article.aside ? 1 : 0)),
      tokensAt: column(Float64Array, sorted, (row) => row.article.tokensAt),
      hash: sorted.map(({ article, batch }) =>
        article.tokensAt < 0 && batches[batch].kept === null ? article.hash : null,
      ),
      words,
      language: sorted.map((row) => row.article.language),
      misread: column(Uint8Array, sorted, (row) => (row.article.misread ? 1 : 0)),
      batches: batches.map(({ kept }) => kept),
      batch: column(Uint32Array, sorted, (row) => row.batch),
      place: column(Uint32Array, sorted, (row) => row.place),
    },
    problems: problems.sort(byPath),
  };
}

/** One number of each row. To make the array from an iterable takes ten times as long. */
function column<A extends Uint8Array | Uint32Array | Float64Array>(
  kind: new (length: number) => A,
  rows: readonly Row[],
  of: (row: Row) => number,
): A {
  const numbers = new kind(rows.length);
  for (let i = 0; i < rows.length; i++) numbers[i] = of(rows[i]);
  return numbers;
}

function collectRows(
  batches: readonly SketchBatch[],
  sourcesOf: readonly (readonly Source[])[],
  linesBefore: Map<Source, number>,
): { rows: Row[]; problems: Problem[]; sources: Source[]; left: Source[] } {
  const rows: Row[] = [];
  const problems: Problem[] = [];
  /** records that are no articles, of sources that were found and not named: told only where others there are */
  const others: { source: Source; problem: Problem }[] = [];
  /** sources by their number, with the lines of each that earlier ranges held */
  const known = new Map<Source, { number: number; lines: number }>();
  batches.forEach((batch, b) => {
    const numbers: number[] = [];
    const starts = sourcesOf[b].map((source, r) => {
      let entry = known.get(source);
      if (entry === undefined) {
        entry = { number: known.size, lines: linesBefore.get(source) ?? 0 };
        known.set(source, entry);
      }
      numbers.push(entry.number);
      entry.lines += batch.lines[r];
      return entry.lines - batch.lines[r];
    });
    const lineOf = (range: number, line: number): number => (line === 0 ? 0 : starts[range] + line);
    batch.articles.forEach((article, place) => {
      rows.push({
        article,
        source: numbers[article.range],
        line: lineOf(article.range, article.line),
        batch: b,
        place,
      });
    });
    for (const { range, line, message, other } of batch.problems) {
      const source = sourcesOf[b][range];
      const path = line === 0 ? source.id : `${source.id}:${lineOf(range, line)}`;
      if (other && !source.named) others.push({ source, problem: { path, message } });
      else problems.push({ path, message });
    }
  });
  for (const [source, { lines }] of known) linesBefore.set(source, lines);
  const withArticles = new Set(rows.map((row) => row.source));
  const left = new Set<Source>();
  for (const { source, problem } of others) {
    if (withArticles.has((known.get(source) as { number: number }).number)) problems.push(problem);
    else left.add(source);
  }
  return { rows, problems, sources: [...known.keys()], left: [...left] };
}

/** An article as the report has it. */
export function toArticle(
  { article }: { readonly article: SketchedArticle },
  id: string,
  source: Source,
  credit: string[],
  outletFrom: OutletFrom | null,
): Article {
  const { meta, language, words, hash } = article;
  const date = (given: string | null): string | null => (given === null ? null : isoDate(given, language));
  const modified = date(meta.modified);
  return {
    id,
    path: source.id,
    title: meta.title,
    outlet: outletOf(meta, source.folder, outletFrom),
    date: date(meta.date),
    ...(modified === null ? {} : { modified }),
    ...(meta.url === null ? {} : { url: meta.url }),
    ...(article.wholePage ? { wholePage: true } : {}),
    credit,
    language,
    words,
    hash,
  };
}
