import type { Catalog } from './catalog.js';
import { type Job, type Result, type TaskOptions, Tasks } from './tasks.js';
import { Thread } from './thread.js';

/**
 * Runs jobs on a number of threads, of which this one is the first: one worker means that no thread is started. Results
 * come in the order of the jobs, whichever thread was quicker. Threads start with the first jobs that are worth them.
 */
export class Pool {
  readonly #options: TaskOptions;
  readonly #size: number;
  readonly #here: Tasks;
  #threads: Thread[] = [];
  #catalog: Catalog | null = null;

  constructor(size: number, options: TaskOptions) {
    this.#options = options;
    this.#size = size;
    this.#here = new Tasks(options);
  }

  /** Makes the catalog known to all threads, for the jobs that follow. */
  setCatalog(catalog: Catalog): void {
    this.#catalog = catalog;
    this.#here.setCatalog(catalog);
    for (const thread of this.#threads) thread.setCatalog(catalog);
  }

  /**
   * Runs all jobs; `each` is called as they end, with the number ended and the result. `worth` is the number of jobs from
   * which threads are started: a thread takes longer to start than a small folder to read.
   */
  async run<J extends Job>(
    jobs: readonly J[],
    worth: number,
    each: (done: number, result: Result<J>) => void,
  ): Promise<Result<J>[]> {
    if (jobs.length >= worth) this.#start(Math.min(this.#size, jobs.length) - 1);
    const results = new Array<Result<J>>(jobs.length);
    let next = 0;
    let done = 0;
    const work = async (run: (job: J) => Promise<Result<J>>): Promise<void> => {
      while (next < jobs.length) {
        const mine = next++;
        results[mine] = await run(jobs[mine]);
        each(++done, results[mine]);
      }
    };
    // two jobs on the way to each thread, so that none waits while this one is at work on its own
    const slots = this.#threads.flatMap((thread) => [thread, thread]);
    await Promise.all([
      ...slots.map((thread) => work((job) => thread.run(job))),
      work(async (job) => {
        const result = await this.#here.run(job);
        await eventsTaken();
        return result;
      }),
    ]);
    return results;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
    this.#threads = [];
  }

  #start(size: number): void {
    while (this.#threads.length < size) {
      const thread = new Thread(this.#options);
      if (this.#catalog !== null) thread.setCatalog(this.#catalog);
      this.#threads.push(thread);
    }
  }
}

/** Lets the event loop take what the threads have sent, and a Ctrl-C. */
const eventsTaken = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
