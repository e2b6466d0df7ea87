import type { Catalog } from './catalog.js';
import type { Spool } from './spool.js';
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
  readonly #spool: Spool;
  readonly #signal: AbortSignal | null;

  /** @param signal where it is aborted, what is run rejects with its reason */
  constructor(size: number, options: TaskOptions, spool: Spool, signal: AbortSignal | null = null) {
    this.#spool = spool;
    this.#signal = signal;
    this.#options = options;
    this.#size = size;
    this.#here = new Tasks(options, spool);
  }

  /** Makes the catalog known to all threads, for the jobs that follow. */
  setCatalog(catalog: Catalog): void {
    this.#catalog = catalog;
    this.#here.setCatalog(catalog);
    for (const thread of this.#threads) thread.setCatalog(catalog);
  }

  /** Threads that have started, with this one. */
  get started(): number {
    return this.#threads.length + 1;
  }

  /**
   * Runs all jobs, taken as a thread is free for one; `each` is called as they end, with the number ended, the result and
   * the index of the job. Threads are started where `expected`, the number of jobs to come, is worth it: a thread takes longer
   * to start than a small folder to read. Where a job fails no more are taken, and `jobs` is let go of.
   *
   * @param ahead jobs on the way to each thread: two, so that none waits while this one is at work on its own, or one where
   * there are as many jobs as threads
   */
  async run<J extends Job>(
    jobs: Iterable<J> | AsyncIterable<J>,
    expected: number,
    each: (done: number, result: Result<J>, index: number) => void = () => {},
    ahead = 2,
  ): Promise<Result<J>[]> {
    this.#signal?.throwIfAborted();
    if (expected >= WORTH_A_THREAD) this.#start(Math.min(this.#size, expected) - 1);
    const queue = Symbol.asyncIterator in jobs ? jobs[Symbol.asyncIterator]() : jobs[Symbol.iterator]();
    const results: Result<J>[] = [];
    let next = 0;
    let done = 0;
    let failed = false;
    let taking: Promise<unknown> = Promise.resolve();
    // one after another, so that none is under way for others when one has failed
    const take = (): Promise<IteratorResult<J, unknown>> => {
      const taken = taking.then(() => (failed ? NO_MORE : queue.next()));
      taking = taken;
      return taken;
    };
    const work = async (run: (job: J) => Promise<Result<J>>): Promise<void> => {
      try {
        for (;;) {
          // those who wait for a job get them in the order in which they asked
          const mine = next++;
          const taken = await take();
          if (taken.done || failed) return;
          const result = await run(taken.value);
          if (failed) return;
          results[mine] = result;
          each(++done, result, mine);
        }
      } catch (error) {
        failed = true;
        throw error;
      }
    };
    const slots = this.#threads.flatMap((thread) => Array<Thread>(ahead).fill(thread));
    const here = work(async (job) => {
      const result = await this.#here.run(job);
      await eventsTaken();
      return result;
    });
    const aborted = abortOf(this.#signal);
    try {
      const all = Promise.all([...slots.map((thread) => work((job) => thread.run(job))), here]);
      await Promise.race([all, aborted.rejection]);
    } catch (error) {
      failed = true;
      // what this thread is at would go on with what the caller is about to close; the others end with the pool
      await here.catch(() => {});
      await queue.return?.();
      throw error;
    } finally {
      aborted.forget();
    }
    return results;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
    this.#threads = [];
  }

  #start(size: number): void {
    while (this.#threads.length < size) {
      const thread = new Thread(this.#options, this.#spool.shared);
      if (this.#catalog !== null) thread.setCatalog(this.#catalog);
      this.#threads.push(thread);
    }
  }
}

/** Jobs from which threads pay for their start, some 40 ms each. */
const WORTH_A_THREAD = 3;

const NO_MORE = { done: true, value: undefined } as const;

/** A promise that rejects where a signal is aborted, until it is forgotten. */
function abortOf(signal: AbortSignal | null): { rejection: Promise<never>; forget(): void } {
  let forget = (): void => {};
  const rejection = new Promise<never>((_, reject) => {
    const abort = (): void => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    forget = () => signal?.removeEventListener('abort', abort);
  });
  return { rejection, forget };
}

/** Lets the event loop take what the threads have sent, and a Ctrl-C. */
const eventsTaken = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
