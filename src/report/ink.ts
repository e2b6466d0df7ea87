import { styleText } from 'node:util';
import type { Kind } from '../model.js';

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
