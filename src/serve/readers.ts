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
  /** false once nobody is there any more to be told */
  isWanted(): boolean;
  resolve(json: string): void;
  reject(error: Error): void;
}

/** Texts that may wait, and bytes of them: more would be answered when nobody waits any more, and are held in memory. */
const MOST = 1024;
const ROOM = 64e6;

/**
 * Threads that check texts against an archive, each with its own view of the file, so that the one that takes requests is free
 * for them. What no thread is free for waits in a line. A thread that has ended is followed by another when one is asked for,
 * and not before: what ends each thread that starts then costs one answer each, and never a loop.
 */
export class Readers {
  readonly #path: string;
  readonly #size: number;
  readonly #line: Waiting[] = [];
  readonly #workers = new Set<Worker>();
  readonly #free: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  #closed = false;

  constructor(path: string, size: number) {
    this.#path = path;
    this.#size = size;
    // ahead of the first requests, which are not to wait for it
    for (let i = 0; i < size; i++) this.#free.push(this.#start());
  }

  /**
   * The report of a text and the texts in it, as JSON. Throws `Refusal` where what was sent cannot be used, or too much waits. What
   * is not `isWanted` any more when its turn comes is let go.
   */
  check(asked: Asked, isWanted: () => boolean = () => true): Promise<string> {
    const waits = this.#line.reduce((sum, waiting) => sum + waiting.asked.body.length, 0);
    if (this.#line.length >= MOST || (waits > 0 && waits + asked.body.length > ROOM))
      throw new Refusal(503, 'too many texts wait to be checked: ask again in a while');
    return new Promise((resolve, reject) => {
      this.#line.push({ asked, isWanted, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(Array.from(this.#workers, (worker) => worker.terminate()));
  }

  #start(): Worker {
    const worker = new Worker(new URL('./reader.js', import.meta.url), { workerData: this.#path });
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
    worker.on('error', (error) => this.#ended(worker, error));
    // also without an error: where memory ran out, or the thread ended itself
    worker.on('exit', (code) => this.#ended(worker, new Error(`a reader ended early, with code ${code}`)));
    this.#workers.add(worker);
    return worker;
  }

  /** Told twice of most: by its error, then by its exit. */
  #ended(worker: Worker, error: Error): void {
    if (!this.#workers.delete(worker) || this.#closed) return;
    const at = this.#free.indexOf(worker);
    if (at >= 0) this.#free.splice(at, 1);
    const waiting = this.#busy.get(worker);
    this.#busy.delete(worker);
    waiting?.reject(error);
    this.#next();
  }

  #next(): void {
    while (this.#line.length > 0) {
      if (!this.#line[0].isWanted()) {
        this.#line.shift()?.reject(new Refusal(503, 'asked by nobody any more'));
        continue;
      }
      const worker = this.#free.pop() ?? (this.#workers.size < this.#size ? this.#start() : null);
      if (worker === null) return;
      const waiting = this.#line.shift() as Waiting;
      this.#busy.set(worker, waiting);
      worker.postMessage(waiting.asked);
    }
  }
}
