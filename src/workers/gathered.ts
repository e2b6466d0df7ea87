import type { Gathered } from './gather.js';
import { SketchStore } from './sketch-store.js';

/** Puts articles that were gathered apart together, in the order of their ids; no two may have one id. */
export function together(parts: readonly Gathered[]): Gathered {
  if (parts.length === 1) return parts[0];
  const rows = parts.flatMap(({ articles }, part) => articles.map(({ id }, i) => ({ id, part, i })));
  return ofRows(
    parts,
    rows.sort((x, y) => (x.id < y.id ? -1 : 1)),
  );
}

/** Some of the articles that were gathered, in their order. */
export const picked = (all: Gathered, wanted: (i: number) => boolean): Gathered =>
  ofRows(
    [all],
    all.articles.flatMap((_, i) => (wanted(i) ? { part: 0, i } : [])),
  );

function ofRows(
  parts: readonly Gathered[],
  rows: readonly { readonly part: number; readonly i: number }[],
): Gathered {
  const store = new SketchStore(parts[0].sketches.k);
  const articlesBefore = parts.map(({ sketches }) => store.take({ ...sketches }));
  const sourcesBefore = before(parts.map(({ catalog }) => catalog.sources.length));
  const batchesBefore = before(parts.map(({ catalog }) => catalog.batches.length));
  const number = (of: (part: Gathered, i: number, p: number) => number): Uint32Array =>
    Uint32Array.from(rows, ({ part, i }) => of(parts[part], i, part));
  return {
    articles: rows.map(({ part, i }) => parts[part].articles[i]),
    credits: rows.map(({ part, i }) => parts[part].credits[i]),
    sketches: store.finish(
      number((_, i, p) => articlesBefore[p] + i),
      number(({ sketches }, i) => sketches.tokens[i]),
    ),
    catalog: {
      sources: parts.flatMap(({ catalog }) => catalog.sources),
      source: number(({ catalog }, i, p) => catalog.source[i] + sourcesBefore[p]),
      begin: Float64Array.from(rows, ({ part, i }) => parts[part].catalog.begin[i]),
      end: Float64Array.from(rows, ({ part, i }) => parts[part].catalog.end[i]),
      line: number(({ catalog }, i) => catalog.line[i]),
      aside: Uint8Array.from(rows, ({ part, i }) => parts[part].catalog.aside[i]),
      tokensAt: Float64Array.from(rows, ({ part, i }) => parts[part].catalog.tokensAt[i]),
      hash: rows.map(({ part, i }) => parts[part].catalog.hash[i]),
      words: number(({ catalog }, i) => catalog.words[i]),
      language: rows.map(({ part, i }) => parts[part].catalog.language[i]),
      misread: Uint8Array.from(rows, ({ part, i }) => parts[part].catalog.misread[i]),
      batches: parts.flatMap(({ catalog }) => catalog.batches),
      batch: number(({ catalog }, i, p) => catalog.batch[i] + batchesBefore[p]),
      place: number(({ catalog }, i) => catalog.place[i]),
    },
    problems: parts.flatMap(({ problems }) => problems),
    left: parts.flatMap(({ left }) => left),
  };
}

/** How many there are in the parts before each. */
function before(sizes: readonly number[]): number[] {
  let sum = 0;
  return sizes.map((size) => {
    sum += size;
    return sum - size;
  });
}
