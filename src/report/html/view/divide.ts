import { firstFrom } from '../../../judge/marks.js';
import type { Kind, Passage, Run } from '../../../model.js';
import type { Tokens } from '../../../tokenize/tokens.js';

/** The words of one article of a pair, each in one class. */

export const CLASSES = ['copy', 'edited', 'quotation', 'credit', 'stock', 'own'] as const;
export type Class = (typeof CLASSES)[number];
export type Division = Readonly<Record<Class, number>>;

export const CLASS_NAMES: Readonly<Record<Class, [name: string, meaning: string]>> = {
  copy: ['copied', 'the same words in both, in copied prose'],
  edited: ['edited', 'inside a passage, where the other has other words or none'],
  quotation: ['quotation', 'the same words in quotation marks on both sides'],
  credit: ['credit and footer', 'who wrote or owns the text, and an outlet’s standing text'],
  stock: ['stock', 'idiom and formula'],
  own: ['own', 'in no passage with the other'],
};

/** Classes in rising order: a word that stands in two passages belongs to the later of their classes. */
const RISING: readonly Class[] = ['own', 'edited', 'stock', 'credit', 'quotation', 'copy'];

const CLASS_OF: Readonly<Record<Kind, Class>> = {
  copy: 'copy',
  quotation: 'quotation',
  credit: 'credit',
  boilerplate: 'credit',
  stock: 'stock',
};

/** The equal stretches of a passage: all of it where it names none. */
export const equalRuns = ({ runs, a, b }: Passage): readonly Run[] =>
  runs ?? [[a.begin, a.end, b.begin, b.end]];

/**
 * How many words of each class a side has. The count of `copy` is what the report calls shared.
 */
export function divide(tokens: Tokens, passages: readonly Passage[], side: 'a' | 'b'): Division {
  const rank = new Uint8Array(tokens.count);
  const at = side === 'a' ? 0 : 2;
  const raise = (begin: number, end: number, to: number): void => {
    for (
      let i = firstFrom(tokens.begin, tokens.count, 0, begin);
      i < tokens.count && tokens.begin[i] < end;
      i++
    ) {
      if (tokens.end[i] <= end && rank[i] < to) rank[i] = to;
    }
  };
  for (const passage of passages) {
    raise(passage[side].begin, passage[side].end, RISING.indexOf('edited'));
    const to = RISING.indexOf(CLASS_OF[passage.kind]);
    for (const run of equalRuns(passage)) raise(run[at], run[at + 1], to);
  }
  const counts: Record<Class, number> = { copy: 0, edited: 0, quotation: 0, credit: 0, stock: 0, own: 0 };
  for (const r of rank) counts[RISING[r]]++;
  return counts;
}
