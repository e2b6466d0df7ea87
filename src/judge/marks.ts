import type { Places } from '../tokenize/tokens.js';

/**
 * What is known of each word of an article before it is laid beside another: a bit each. The crowd gives two (see
 * candidates/crowd.ts), the article's own wording the rest.
 */
export const Mark = {
  /** the outlet's standing text, by the crowd or by its wording */
  standing: 1,
  /** a credit line */
  credit: 2,
  /** a phrase that many unrelated articles hold */
  common: 4,
  /** in quotation marks, or in a post that is shown whole */
  quoted: 8,
} as const;

/** Spans of the text in UTF-16 code units and of tokens, flat (begin, end) pairs, ascending, ends open. */
export interface Spans {
  readonly quoted: readonly number[];
  readonly credit: readonly number[];
  readonly standingLines: readonly number[];
  /** tokens */
  readonly standing: ArrayLike<number>;
  /** standing text that the user names; may overlap */
  readonly given: ArrayLike<number>;
  readonly common: ArrayLike<number>;
}

/** The marks of an article's `count` tokens, which begin and end in the text as `begin` and `end` say. */
export function markTokens(
  { count, begin, end }: Places,
  { quoted, credit, standingLines, standing, given, common }: Spans,
): Uint8Array {
  const marks = new Uint8Array(count);
  markInText(marks, begin, end, quoted, Mark.quoted);
  markInText(marks, begin, end, credit, Mark.credit);
  markInText(marks, begin, end, standingLines, Mark.standing);
  for (const [spans, bit] of [
    [standing, Mark.standing],
    [given, Mark.standing],
    [common, Mark.common],
  ] as const) {
    for (let s = 0; s < spans.length; s += 2) for (let i = spans[s]; i < spans[s + 1]; i++) marks[i] |= bit;
  }
  return marks;
}

function markInText(
  marks: Uint8Array,
  begin: ArrayLike<number>,
  end: ArrayLike<number>,
  spans: readonly number[],
  bit: number,
): void {
  let i = 0;
  for (let s = 0; s < spans.length; s += 2) {
    i = firstFrom(begin, marks.length, i, spans[s]);
    for (; i < marks.length && end[i] <= spans[s + 1]; i++) marks[i] |= bit;
  }
}

/** The first token from `low` on that begins at `at` or later. */
export function firstFrom(begin: ArrayLike<number>, count: number, low: number, at: number): number {
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begin[middle] < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words that are the article's own matter: neither credits nor standing text. */
export function proseWords(marks: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < marks.length; i++) if ((marks[i] & (Mark.standing | Mark.credit)) === 0) count++;
  return count;
}
