import type { Pair, Passage, Run } from '../model.js';

/** A passage on one side of its pair. */
export interface Side {
  readonly id: string;
  /** where it begins in the article's text */
  readonly begin: number;
  /** its words there; null where the report leaves them out, as all are equal to the other side's */
  readonly text: string | null;
  /** the stretches of equal words, [begin, end] each, in the article's order */
  readonly equal: readonly (readonly [begin: number, end: number])[];
}

/** The two sides of a passage, a's first. */
export function sidesOf(pair: Pair, passage: Passage): [Side, Side] {
  const { a, b, text, textB, runs } = passage;
  const whole: Run[] = [[a.begin, a.end, b.begin, b.end]];
  const equal = runs ?? whole;
  const inB = equal.map(([, , begin, end]) => [begin, end] as const).sort((x, y) => x[0] - y[0]);
  return [
    { id: pair.a.id, begin: a.begin, text, equal: equal.map(([begin, end]) => [begin, end]) },
    // the words are the same; where marks between them differ, so may the text
    { id: pair.b.id, begin: b.begin, text: textB ?? null, equal: inB },
  ];
}
