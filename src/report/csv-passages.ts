import type { Pair, Passage, Report } from '../model.js';
import { type Columns, csvOf } from './csv.js';
import { type Region, regionsIn } from './region.js';
import type { Look, Texts } from './reporter.js';

interface Row {
  readonly pair: Pair;
  readonly passage: Passage;
  /** which of its pair, from 1 */
  readonly nth: number;
  readonly a: Region | null;
  readonly b: Region | null;
  readonly textB: string;
}

const COLUMNS: Columns<Row> = {
  a: ({ pair }) => pair.a.id,
  b: ({ pair }) => pair.b.id,
  passage: ({ nth }) => nth,
  kind: ({ passage }) => passage.kind,
  matched: ({ passage }) => passage.matched,
  similarity: ({ passage }) => passage.similarity,
  a_words: ({ passage }) => passage.a.words,
  a_begin: ({ passage }) => passage.a.begin,
  a_end: ({ passage }) => passage.a.end,
  a_line: ({ a }) => a?.lines?.first ?? null,
  b_words: ({ passage }) => passage.b.words,
  b_begin: ({ passage }) => passage.b.begin,
  b_end: ({ passage }) => passage.b.end,
  b_line: ({ b }) => b?.lines?.first ?? null,
  a_text: ({ passage }) => passage.text,
  b_text: ({ textB }) => textB,
};

/** Passages, a row each, with the words on both sides. */
export function* csvPassages(report: Report, _look: Look, texts: Texts): Iterable<string> {
  const [regionA, regionB] = [regionsIn(texts), regionsIn(texts)];
  function* rows(): Iterable<Row> {
    for (const pair of report.pairs) {
      for (const [i, passage] of pair.passages.entries()) {
        // where the report has no textB, the words are a's
        const ownB = passage.textB ?? texts.of(pair.b.id)?.slice(passage.b.begin, passage.b.end);
        yield {
          pair,
          passage,
          nth: i + 1,
          a: regionA(pair.a.id, passage.a),
          b: regionB(pair.b.id, passage.b),
          textB: ownB ?? passage.text,
        };
      }
    }
  }
  yield* csvOf(COLUMNS, rows());
}
