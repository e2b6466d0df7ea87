import { type LetterHits, passes } from '../candidates/misread.js';
import { sampleRuns } from '../tokenize/shapes.js';
import type { Library } from './library.js';

/** Samples the runs of letters of some articles, by index. */
export interface MisreadJob {
  readonly kind: 'misread';
  readonly articles: Uint32Array;
  /** of which only these are told; null for all */
  readonly filter: Uint8Array | null;
}

export function letterHits({ articles, filter }: MisreadJob, library: Pick<Library, 'textOf'>): LetterHits {
  const article: number[] = [];
  const run: number[] = [];
  const runs = new Set<number>();
  for (const i of articles) {
    const text = library.textOf(i);
    if (text === null) continue;
    runs.clear();
    for (const hash of sampleRuns(text)) if (filter === null || passes(filter, hash)) runs.add(hash);
    for (const hash of runs) {
      article.push(i);
      run.push(hash);
    }
  }
  return { article: Uint32Array.from(article), run: Uint32Array.from(run) };
}
