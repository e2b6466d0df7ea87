import { Worker } from 'node:worker_threads';
import { FlongError, systemMessage } from '../errors.js';
import type { Catalog } from './catalog.js';
import type { Job, Result, TaskOptions } from './tasks.js';
import type { FromWorker, ToWorker } from './worker.js';

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A worker thread as this one sees it. Jobs may be sent ahead: they are answered in turn. */
export class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #sent = 0;
  /** why it is no more */
  #ended: Error | null = null;

  constructor(options: TaskOptions, spool: SharedArrayBuffer) {
    try {
      this.#worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { options, spool } });
    } catch (error) {
      throw notStarted(error);
    }
    this.#worker.on('message', (message: FromWorker) => this.#settle(message));
    this.#worker.on('error', (error) => this.#fail(notStarted(error)));
    this.#worker.on('exit', (code) => this.#fail(new Error(`a worker ended early, with code ${code}`)));
    // a thread that nobody waits for must not keep the process alive
    this.#worker.unref();
  }

  setCatalog(catalog: Catalog): void {
    this.#send({ catalog });
  }

  run<J extends Job>(job: J): Promise<Result<J>> {
    // what is sent to a thread that has ended is answered by nobody
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const number = this.#sent++;
    this.#worker.ref();
    this.#send({ number, job });
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve: (result) => resolve(result as Result<J>), reject });
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #settle(message: FromWorker): void {
    const waiting = this.#waiting.get(message.number);
    this.#waiting.delete(message.number);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('error' in message)
      waiting?.reject(message.told ? new FlongError(message.error) : new Error(message.error));
    else waiting?.resolve(message.result);
  }

  /** Told twice of most: by its error, then by its exit. */
  #fail(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** In words where it is Node or the system that lets no thread start; any other error as it is. */
export function notStarted(error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_ACCESS_DENIED')
    return new FlongError(`no thread can be started: ${systemMessage(error)}, or work with one worker`);
  // of the system's code its message alone tells
  const system = code === 'ERR_WORKER_INIT_FAILED' ? /: (E[A-Z]+)$/.exec(message)?.[1] : undefined;
  if (system === undefined) return error as Error;
  const why = systemMessage(Object.assign(new Error(system), { code: system }));
  return new FlongError(`no thread can be started: ${why}, or work with fewer workers`);
}
