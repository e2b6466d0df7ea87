import type { Options } from '../options.js';
import type { Inputs } from '../read/inputs.js';
import type { Source } from '../read/source.js';
import { keptSize } from './kept.js';
import { expectedBatches, planBatches } from './plan.js';
import type { Pool } from './pool.js';
import type { SketchBatch, SketchJob } from './sketch-batch.js';
import type { SketchStore } from './sketch-store.js';
import type { Spool } from './spool.js';

/**
 * Reads and sketches all sources; what is met on the way is added to the problems and counts of the inputs. The sketches go
 * into `store`, in the order of the batches, and are in these no more.
 */
export async function readAll(
  pool: Pool,
  spool: Spool,
  inputs: Inputs,
  options: Options,
  store: SketchStore,
  tell: (done: number, total: number, articles: number) => void,
): Promise<{ batches: SketchBatch[]; sourcesOf: Source[][] }> {
  let kept = 0;
  let articles = 0;
  const keep = (): boolean => {
    if (kept < Math.min(options.keep, options.memory / 4) * 1e6) return true;
    spool.open();
    return false;
  };
  const sourcesOf: Source[][] = [];
  async function* jobs(): AsyncGenerator<SketchJob> {
    for await (const job of planBatches(inputs.sources, options, keep, inputs)) {
      sourcesOf.push(job.from.map(({ source }) => source));
      yield job;
    }
  }
  const expected = expectedBatches(inputs.sources);
  // the step begins before its first batch ends
  tell(0, expected, 0);
  const stored = inTurn((batch: SketchBatch) => store.take(batch));
  const batches = await pool.run(jobs(), expected, (done, batch, index) => {
    stored(batch, index);
    kept += batch.kept === null ? 0 : keptSize(batch.kept);
    articles += batch.articles.length;
    // streams give more batches than were expected of them
    tell(Math.min(done, expected), expected, articles);
  });
  tell(expected, expected, articles);
  return { batches, sourcesOf };
}

/** Does something with results in the order of their jobs, whichever ends first: each is given with the index of its job. */
export function inTurn<R>(take: (result: R) => void): (result: R, index: number) => void {
  const waiting = new Map<number, R>();
  let next = 0;
  return (result, index) => {
    waiting.set(index, result);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      take(ready);
      waiting.delete(next++);
    }
  };
}
