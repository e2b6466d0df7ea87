import { parentPort, workerData } from 'node:worker_threads';
import { FlongError } from '../errors.js';
import type { Catalog } from './catalog.js';
import { Spool } from './spool.js';
import { type Job, type TaskOptions, Tasks } from './tasks.js';

/** The thread's side of the protocol: a catalog is taken without an answer, each job is answered in turn. */
export type ToWorker = { catalog: Catalog } | { number: number; job: Job };
export type FromWorker = { number: number } & (
  | { result: unknown }
  /** `told` where a user can cure it */
  | { error: string; told: boolean }
);

const { options, spool } = workerData as { options: TaskOptions; spool: SharedArrayBuffer };
const tasks = new Tasks(options, new Spool(spool));

parentPort?.on('message', async (message: ToWorker) => {
  if ('catalog' in message) {
    tasks.setCatalog(message.catalog);
    return;
  }
  const { number } = message;
  try {
    const result = await tasks.run(message.job);
    // Copied, not moved: once a buffer has been taken from a thread, V8 makes all its code of typed
    // arrays anew, and lets it look at each access whether its own is still there.
    parentPort?.postMessage({ number, result } satisfies FromWorker);
  } catch (error) {
    const told = error instanceof FlongError;
    const text = told ? error.message : ((error as Error).stack ?? String(error));
    parentPort?.postMessage({ number, error: text, told } satisfies FromWorker);
  }
});
