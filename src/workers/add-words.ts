import type { Verdict } from '../judge/settle.js';
import type { Pool } from './pool.js';
import type { WordsJob } from './words-task.js';

/** Pairs in a batch. */
const PAIRS = 64;

/** Gives the passages of all verdicts their words; those whose articles have changed are left out. */
export async function addWords(
  pool: Pool,
  verdicts: readonly Verdict[],
): Promise<{ told: Verdict[]; changed: number[] }> {
  const count = Math.ceil(verdicts.length / PAIRS);
  function* jobs(): Generator<WordsJob> {
    for (let from = 0; from < verdicts.length; from += PAIRS) {
      const part = verdicts.slice(from, from + PAIRS);
      yield {
        kind: 'words',
        a: Uint32Array.from(part, ({ a }) => a),
        b: Uint32Array.from(part, ({ b }) => b),
        passages: part.map(({ passages }) => passages),
        runs: part.map(({ runs }) => runs),
      };
    }
  }
  const batches = await pool.run(jobs(), count);
  const worded = batches.flatMap(({ passages }) => passages);
  return {
    told: verdicts.flatMap((verdict, v) => {
      const passages = worded[v];
      return passages === null ? [] : [{ ...verdict, passages }];
    }),
    changed: batches.flatMap(({ changed }) => changed),
  };
}
