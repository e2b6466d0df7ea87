import type { Report } from '../model.js';
import { tokenize } from '../tokenize/tokenize.js';
import { sidesOf } from './sides.js';

/**
 * Words of each article that stand, equal, in a passage of kind copy of any pair told, each counted once: what
 * `summary.copied` adds up. A report has the shares of pairs only, and the passages of two pairs may overlap, so the words
 * are counted in the text. An article of which nothing is copied is left out, and so is one without its text.
 *
 * @param textOf an article's text by its id, null where it is not to be had
 * @returns numbers of words by id, and the ids of articles whose text was asked for in vain
 */
export function copiedWords(
  report: Report,
  textOf: (id: string) => string | null,
): { words: Map<string, number>; missing: string[] } {
  const stretches = new Map<string, (readonly [number, number])[]>();
  for (const pair of report.pairs) {
    for (const passage of pair.passages) {
      if (passage.kind !== 'copy') continue;
      for (const { id, equal } of sidesOf(pair, passage)) {
        const own = stretches.get(id);
        if (own === undefined) stretches.set(id, [...equal]);
        // one by one: a passage may have more stretches than a call takes arguments
        else for (const stretch of equal) own.push(stretch);
      }
    }
  }
  const words = new Map<string, number>();
  const missing: string[] = [];
  for (const [id, own] of stretches) {
    const text = textOf(id);
    if (text === null) missing.push(id);
    else words.set(id, wordsWithin(text, own));
  }
  return { words, missing };
}

/** Words of a text that lie whole in one of the stretches. */
function wordsWithin(text: string, stretches: (readonly [number, number])[]): number {
  const { count, begin, end } = tokenize(text);
  stretches.sort((x, y) => x[0] - y[0]);
  let words = 0;
  let i = 0;
  // stretches rise: a word that one before holds is behind, and one that ends beyond all before is yet to come
  for (const [from, to] of stretches) {
    while (i < count && begin[i] < from) i++;
    for (; i < count && end[i] <= to; i++) words++;
  }
  return words;
}
