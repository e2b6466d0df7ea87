import { Worker } from 'node:worker_threads';
import { Refusal } from './http.js';

/** A check asked of a thread, and its answer: JSON, or why there is none. */
export interface Asked {
  readonly body: Uint8Array;
  readonly type: string;
  /** answered as the page holds a report */
  readonly page: boolean;
}
export type Answered =
  | { readonly json: string }
  | { readonly status: number; readonly message: string }
  | { readonly fault: string };

interface Waiting {
  readonly asked: Asked;
  resolve(json: string): void;
  reject(error: Error): void;
}

/**
 * Threads that check texts against an archive, each with its own view of the file, so that the one that takes requests is free
 * for them. What no thread is free for waits in a line.
 */
export class Readers {
  readonly #line: Waiting[] = [];
  readonly #free: Worker[] = [];
  readonly #workers: Worker[];
  readonly #busy = new Map<Worker, Waiting>();
  #closed = false;

  constructor(path: string, size: number) {
    this.#workers = Array.from({ length: size }, () => this.#start(path));
  }

  /** The report of a text and the texts in it, as JSON. Throws `Refusal` where what was sent cannot be used. */
  check(asked: Asked): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#line.push({ asked, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(path: string): Worker {
    const worker = new Worker(new URL('./reader.js', import.meta.url), { workerData: path });
    worker.unref();
    worker.on('message', (answer: Answered) => {
      const waiting = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#free.push(worker);
      if ('json' in answer) waiting?.resolve(answer.json);
      else if ('status' in answer) waiting?.reject(new Refusal(answer.status, answer.message));
      else waiting?.reject(new Error(answer.fault));
      this.#next();
    });
    const ended = (error: Error): void => {
      if (this.#closed) return;
      const waiting = this.#busy.get(worker);
      this.#busy.delete(worker);
      waiting?.reject(error);
      // one that a text has ended is followed by another
      const at = this.#workers.indexOf(worker);
      if (at >= 0) this.#workers[at] = this.#start(path);
    };
    worker.on('error', ended);
    this.#free.push(worker);
    return worker;
  }

  #next(): void {
    while (this.#line.length > 0 && this.#free.length > 0) {
      const worker = this.#free.pop() as Worker;
      const waiting = this.#line.shift() as Waiting;
      this.#busy.set(worker, waiting);
      worker.postMessage(waiting.asked);
    }
  }
}
