import type { Options } from '../options.js';
import type { Inputs } from '../read/inputs.js';
import type { Source } from '../read/source.js';
import { keptSize } from './kept.js';
import { expectedBatches, planBatches } from './plan.js';
import type { Pool } from './pool.js';
import type { SketchBatch, SketchJob } from './sketch-batch.js';
import type { Spool } from './spool.js';

/** Reads and sketches all sources; what is met on the way is added to the problems and counts of the inputs. */
export async function readAll(
  pool: Pool,
  spool: Spool,
  inputs: Inputs,
  options: Options,
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
  const batches = await pool.run(jobs(), expected, (done, batch) => {
    kept += batch.kept === null ? 0 : keptSize(batch.kept);
    articles += batch.articles.length;
    // streams give more batches than were expected of them
    tell(Math.min(done, expected), expected, articles);
  });
  tell(expected, expected, articles);
  return { batches, sourcesOf };
}
