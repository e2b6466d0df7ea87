import { readBoilerplate } from './boilerplate.js';
import type { GivenText } from './judge/given.js';
import { forThreads, type Options } from './options.js';
import { Pool } from './workers/pool.js';
import { Spool } from './workers/spool.js';

/** What the steps work with: threads, and room for texts that memory has none for. */
export interface Hands {
  readonly pool: Pool;
  readonly spool: Spool;
  /** standing text that the user names */
  readonly given: GivenText;
}

/** Does some work, and lets go of what it was done with: of the threads at once, of the texts when the result is closed. */
export async function withHands<Result extends object>(
  options: Options,
  work: (hands: Hands) => Promise<Result>,
): Promise<Result & { close(): void }> {
  const given = readBoilerplate(options.boilerplate, options);
  const spool = new Spool();
  const pool = new Pool(options.workers, forThreads(options), spool, options.signal);
  try {
    return { ...(await work({ pool, spool, given })), close: () => spool.close() };
  } catch (error) {
    // threads write to it until they have ended
    await pool.close();
    spool.close();
    throw error;
  } finally {
    await pool.close();
  }
}
