import type { Span } from '../model.js';
import type { Line } from '../read/source.js';
import type { Place, Texts } from './reporter.js';

/** Where a passage stands in a file. Lines and columns count from 1, columns in UTF-16 code units, ends open. */
export interface Region {
  readonly place: Place;
  /** null where only the file is known; of a record, the record's line */
  readonly lines: { readonly first: number; readonly last: number } | null;
  /** null where the text is not the file as it stands */
  readonly columns: { readonly first: number; readonly last: number } | null;
}

/** Finds lines in texts; those of the article looked at last are kept. */
export function regionsIn(texts: Texts): (id: string, span: Span) => Region | null {
  let last: { id: string; lines: readonly Line[] | null } | null = null;
  return (id, { begin, end }) => {
    const place = texts.place(id);
    if (place === null) return null;
    if (place.line > 0) return { place, lines: { first: place.line, last: place.line }, columns: null };
    if (last?.id !== id) last = { id, lines: place.plain ? lineStarts(texts.of(id)) : texts.lines(id) };
    const { lines } = last;
    if (lines === null || lines.length === 0) return { place, lines: null, columns: null };
    const [from, to] = [lineAt(lines, begin), lineAt(lines, end)];
    const columns = { first: begin - from.begin + 1, last: end - to.begin + 1 };
    return { place, lines: { first: from.line, last: to.line }, columns: place.plain ? columns : null };
  };
}

function lineStarts(text: string | null): Line[] | null {
  if (text === null) return null;
  const lines = [{ begin: 0, line: 1 }];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines.push({ begin: at + 1, line: lines.length + 1 });
  }
  return lines;
}

/** The line that an offset lies in, by bisection. */
function lineAt(lines: readonly Line[], offset: number): Line {
  let [low, high] = [0, lines.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lines[middle].begin <= offset) low = middle;
    else high = middle;
  }
  return lines[low];
}
