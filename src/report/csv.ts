import { stringify } from 'csv-stringify/sync';
import { forCell } from './escape.js';

/** A value of a cell; null is an empty one. */
export type Cell = string | number | null;

/** Columns by name, each with what it holds of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

/** Rows put into text at one go. */
const BATCH = 256;

/**
 * A table as CSV by RFC 4180, with a header line. It begins with a byte-order mark, without which Excel takes UTF-8 for
 * another encoding. A text that a spreadsheet would run as a formula gets a `'` before it.
 */
export function* csvOf<Row>(columns: Columns<Row>, rows: Iterable<Row>): Iterable<string> {
  yield `\ufeff${lines([Object.keys(columns)])}`;
  const cells = Object.values(columns);
  let batch: Cell[][] = [];
  for (const row of rows) {
    batch.push(cells.map((cell) => safe(cell(row))));
    if (batch.length < BATCH) continue;
    yield lines(batch);
    batch = [];
  }
  if (batch.length > 0) yield lines(batch);
}

const lines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], {
    record_delimiter: '\r\n',
    quote_record_delimiter: true,
    escape_formulas: true,
  });

/** Characters that a cell holds in Excel; LibreOffice takes more. */
const MOST = 32_767;
const CUT = ' […]';

function safe(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  // a carriage return inside of a cell ends a row to readers that go by lines
  const shown = forCell(cell.replace(/\r\n?/g, '\n')).replace(/^\n/, "'\n");
  // one left for the mark before a formula
  return shown.length < MOST ? shown : `${shown.slice(0, MOST - CUT.length - 1).toWellFormed()}${CUT}`;
}
