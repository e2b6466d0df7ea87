import { parentPort, workerData } from 'node:worker_threads';
import type { Catalog } from './catalog.js';
import { type Job, type TaskOptions, Tasks, transfers } from './tasks.js';

/** The thread's side of the protocol: a catalog is taken without an answer, each job is answered in turn. */
export type ToWorker = { catalog: Catalog } | { number: number; job: Job };
export type FromWorker = { number: number } & ({ result: unknown } | { error: string });

const tasks = new Tasks(workerData as TaskOptions);

parentPort?.on('message', async (message: ToWorker) => {
  if ('catalog' in message) {
    tasks.setCatalog(message.catalog);
    return;
  }
  const { number } = message;
  try {
    const result = await tasks.run(message.job);
    parentPort?.postMessage({ number, result } satisfies FromWorker, transfers(result));
  } catch (error) {
    parentPort?.postMessage({ number, error: (error as Error).stack ?? String(error) } satisfies FromWorker);
  }
});
