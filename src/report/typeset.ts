import { styleText } from 'node:util';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Kind } from '../model.js';

/** Text set for reading in a terminal: its columns and colours. */

/** Text wrapped to the width, each line behind `indent`; wide characters count two columns. */
export function wrapped(text: string, width: number, indent: string): string {
  const room = Math.max(20, width - stringWidth(indent));
  return wrapAnsi(text, room, { hard: true })
    .split('\n')
    .map((line) => `${indent}${line}\n`)
    .join('');
}

/**
 * Rows of three cells, each column as wide as its widest cell; a first cell too long for its line stands on a line alone.
 * A fourth cell stands below its row.
 */
export function columns(rows: readonly (readonly string[])[], width: number, indent: string): string {
  // a family may have more rows than a call takes arguments
  const widest = (cell: number): number =>
    rows.reduce((most, row) => Math.max(most, stringWidth(row[cell])), 0);
  const [second, third] = [widest(1), widest(2)];
  const room = width - indent.length - second - third - 4;
  const first = Math.min(widest(0), Math.max(20, room));
  // what does not fit beside the first column stands below it
  const below = room < first;
  return rows
    .map(([head, middle, last, under = '']) => {
      const foot = under === '' ? '' : wrapped(under, width, `${indent}  `);
      if (below)
        return `${wrapped(head, width, indent)}${wrapped(`${middle}  ${last}`.trimEnd(), width, `${indent}  `)}${foot}`;
      const rest = `${' '.repeat(Math.max(0, second - stringWidth(middle)))}${middle}  ${last}`.trimEnd();
      if (stringWidth(head) <= first)
        return `${indent}${head}${' '.repeat(first - stringWidth(head))}  ${rest}\n${foot}`;
      return `${wrapped(head, width, indent)}${indent}${' '.repeat(first)}  ${rest}\n${foot}`;
    })
    .join('');
}

/** Colours of the terminal report. Every one goes with a sign or a word: nothing is told by colour alone. */
export interface Ink {
  strong(text: string): string;
  faint(text: string): string;
  dropped(text: string): string;
  added(text: string): string;
  moved(text: string): string;
  kind(kind: Kind): string;
}

type Style = Parameters<typeof styleText>[0];

export function inkOf(color: boolean): Ink {
  // whether the terminal wants colour was asked before: the style is not to ask again
  const paint = (style: Style) => (text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  return {
    strong: paint('bold'),
    faint: paint('dim'),
    dropped: paint('red'),
    added: paint('green'),
    moved: paint('yellow'),
    kind: (kind) => paint(kind === 'copy' ? 'cyan' : 'magenta')(kind),
  };
}
