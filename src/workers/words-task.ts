import { withWords } from '../judge/passages.js';
import type { Passage } from '../model.js';
import { Changed, type Library, present } from './library.js';

/** Gives the passages of some pairs of article indices their words. */
export interface WordsJob {
  readonly kind: 'words';
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** of each pair its passages, and the equal tokens of each */
  readonly passages: readonly (readonly Passage[])[];
  readonly runs: readonly (readonly (readonly number[])[])[];
}

export interface WordsBatch {
  /** of each pair; null where the source of an article has changed */
  readonly passages: (Passage[] | null)[];
  readonly changed: number[];
}

export function wordsOf({ a, b, passages, runs }: WordsJob, library: Pick<Library, 'load'>): WordsBatch {
  const changed: number[] = [];
  const done = passages.map((of, p) => {
    try {
      const [x, y] = [present(library.load(a[p]), a[p]), present(library.load(b[p]), b[p])];
      return of.map((passage, i) => withWords(passage, runs[p][i], x, y));
    } catch (error) {
      if (!(error instanceof Changed)) throw error;
      changed.push(error.article);
      return null;
    }
  });
  return { passages: done, changed };
}
