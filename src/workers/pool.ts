import { Worker } from 'node:worker_threads';
import type { Catalog } from './align-task.js';
import { type Job, type Result, type TaskOptions, Tasks } from './tasks.js';
import type { FromWorker, ToWorker } from './worker.js';

/**
 * Runs jobs on threads and gives their results in the order of the jobs, whichever thread was quicker. One worker means
 * none: the jobs run here. Threads start with the first jobs that are worth them.
 */
export class Pool {
  readonly #options: TaskOptions;
  readonly #size: number;
  readonly #here: Tasks;
  #workers: Worker[] = [];
  #catalog: Catalog | null = null;

  constructor(size: number, options: TaskOptions) {
    this.#size = size;
    this.#options = options;
    this.#here = new Tasks(options);
  }

  /** Makes the catalog known to all threads, for the jobs that follow. */
  setCatalog(catalog: Catalog): void {
    this.#catalog = catalog;
    this.#here.setCatalog(catalog);
    for (const worker of this.#workers) worker.postMessage({ catalog } satisfies ToWorker);
  }

  /**
   * Runs all jobs; `each` is called as they end, with the number ended and the result. `worth` is the number of jobs from which
   * threads are started: a thread takes longer to start than a small folder to read.
   */
  async run<J extends Job>(
    jobs: readonly J[],
    worth: number,
    each: (done: number, result: Result<J>) => void,
  ): Promise<Result<J>[]> {
    if (this.#size > 1 && jobs.length >= worth) this.#start(Math.min(this.#size, jobs.length));
    if (this.#workers.length === 0) return this.#runHere(jobs, each);
    const results = new Array<Result<J>>(jobs.length);
    let next = 0;
    let done = 0;
    await Promise.all(
      this.#workers.map(async (worker) => {
        while (next < jobs.length) {
          const mine = next++;
          results[mine] = await ask<J>(worker, jobs[mine]);
          each(++done, results[mine]);
        }
      }),
    );
    return results;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
    this.#workers = [];
  }

  async #runHere<J extends Job>(
    jobs: readonly J[],
    each: (done: number, result: Result<J>) => void,
  ): Promise<Result<J>[]> {
    const results: Result<J>[] = [];
    for (const job of jobs) {
      const result = await this.#here.run(job);
      results.push(result);
      each(results.length, result);
    }
    return results;
  }

  #start(size: number): void {
    while (this.#workers.length < size) {
      const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: this.#options });
      // a pool that is never closed must not keep the process alive
      worker.unref();
      if (this.#catalog !== null) worker.postMessage({ catalog: this.#catalog } satisfies ToWorker);
      this.#workers.push(worker);
    }
  }
}

function ask<J extends Job>(worker: Worker, job: J): Promise<Result<J>> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      worker.unref();
      finish();
    };
    const onMessage = (message: FromWorker): void =>
      settle(() =>
        'error' in message ? reject(new Error(message.error)) : resolve(message.result as Result<J>),
      );
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (code: number): void =>
      settle(() => reject(new Error(`a worker ended early, with code ${code}`)));
    worker.ref();
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage({ job } satisfies ToWorker);
  });
}
