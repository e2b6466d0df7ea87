import { filterOf, type LetterHits, misreadPairs } from '../candidates/misread.js';
import { alsoIn, NO_PAIRS, only, type PairTable } from '../candidates/pairs.js';
import type { MisreadJob } from './misread-task.js';
import type { Pool } from './pool.js';

/** Articles in a job. */
const PART = 512;

/**
 * The pairs that misread articles make beside those that the tables in `known` have: first the letters of the misread
 * ones are sampled, then those of all others, of which only what is shared comes back. Costs nothing where none is
 * misread.
 */
export async function findMisreadPairs(
  pool: Pool,
  misread: Uint8Array,
  known: readonly PairTable[],
): Promise<PairTable> {
  const theirs: number[] = [];
  const others: number[] = [];
  misread.forEach((is, i) => {
    (is ? theirs : others).push(i);
  });
  if (theirs.length === 0) return NO_PAIRS;
  const own = await sample(pool, theirs, null);
  const hits = [...own, ...(await sample(pool, others, filterOf(joined(own, 'run'))))];
  const found = misreadPairs({ article: joined(hits, 'article'), run: joined(hits, 'run') }, misread);
  const had = known.map((table) => alsoIn(found, table));
  return only(found, (p) => had.every((flags) => flags[p] === 0));
}

function sample(pool: Pool, articles: readonly number[], filter: Uint8Array | null): Promise<LetterHits[]> {
  const jobs: MisreadJob[] = [];
  for (let from = 0; from < articles.length; from += PART) {
    jobs.push({ kind: 'misread', articles: Uint32Array.from(articles.slice(from, from + PART)), filter });
  }
  return pool.run(jobs, jobs.length);
}

function joined(batches: readonly LetterHits[], field: keyof LetterHits): Uint32Array {
  const all = new Uint32Array(batches.reduce((sum, batch) => sum + batch[field].length, 0));
  let at = 0;
  for (const batch of batches) {
    all.set(batch[field], at);
    at += batch[field].length;
  }
  return all;
}
