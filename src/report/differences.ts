import type { Passage, Run } from '../model.js';

/**
 * A passage as a sequence of pieces, in the order of a: what is the same, and between that what only a has, what only
 * b has, and where the text goes on elsewhere in b.
 */
export type Piece =
  | { readonly is: 'same'; readonly text: string }
  | { readonly is: 'changed'; readonly a: string; readonly b: string }
  | { readonly is: 'moved' };

export function piecesOf(passage: Passage): Piece[] {
  const { text, textB = '', runs, a, b } = passage;
  if (runs === undefined) return [{ is: 'same', text }];
  const pieces: Piece[] = [];
  runs.forEach((run, i) => {
    if (i > 0) pieces.push(...between(runs[i - 1], run, runs, text, textB, a.begin, b.begin));
    pieces.push({ is: 'same', text: text.slice(run[0] - a.begin, run[1] - a.begin) });
  });
  return pieces;
}

function between(
  before: Run,
  after: Run,
  runs: readonly Run[],
  text: string,
  textB: string,
  aOffset: number,
  bOffset: number,
): Piece[] {
  const inA = words(text.slice(before[1] - aOffset, after[0] - aOffset));
  const inOrder = after[2] >= before[3] && !runs.some((run) => run[2] >= before[3] && run[3] <= after[2]);
  const inB = inOrder ? words(textB.slice(before[3] - bOffset, after[2] - bOffset)) : '';
  const pieces: Piece[] = [];
  if (inA !== '' || inB !== '') pieces.push({ is: 'changed', a: inA, b: inB });
  if (!inOrder) pieces.push({ is: 'moved' });
  return pieces;
}

/** A gap without the white space and punctuation around its words; empty where it holds no word. */
const words = (gap: string): string => gap.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
