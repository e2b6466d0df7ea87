import {
  type CandidateOptions,
  type Candidates,
  candidatesFrom,
  findCandidates,
  foldAll,
} from '../candidates/candidates.js';
import type { Sketches } from '../sketch/sketches.js';
import { sharedMemory } from './kept.js';
import type { Pool } from './pool.js';
import type { JoinJob } from './tasks.js';

/** The same as `findCandidates`, joined by all threads that have started: each takes a part. */
export async function findCandidatesTogether(
  pool: Pool,
  sketches: Sketches,
  options: CandidateOptions,
): Promise<Candidates> {
  const of = pool.started;
  // a check knows much beyond the few articles at hand, and would send it all
  if (of === 1 || options.beyond !== null) return findCandidates(sketches, options);
  const folded = foldAll(sketches, options, new Uint8Array(sharedMemory(sketches.fingerprints.length)));
  const jobs = Array.from({ length: of }, (_, index): JoinJob => {
    return { kind: 'join', join: folded.join, part: { index, of } };
  });
  return candidatesFrom(folded, await pool.run(jobs, of, undefined, 1), options);
}
