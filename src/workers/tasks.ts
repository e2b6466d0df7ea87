import { loadDetector } from '../read/detect.js';
import { loadHash } from '../read/hash.js';
import type { SketchOptions } from '../sketch/sketch.js';
import { type AlignBatch, type AlignJob, type AlignOptions, AlignTask } from './align-task.js';
import type { Catalog } from './catalog.js';
import { Library } from './library.js';
import { type MisreadBatch, type MisreadJob, MisreadTask } from './misread-task.js';
import { type SketchBatch, type SketchJob, SketchTask } from './sketch-task.js';

/** The options that tasks need, the same for all threads of a scan. */
export type TaskOptions = SketchOptions & AlignOptions;

export type Job = SketchJob | MisreadJob | AlignJob;
export type Result<J extends Job> = J extends SketchJob
  ? SketchBatch
  : J extends MisreadJob
    ? MisreadBatch
    : AlignBatch;

/** One thread's hands: the same class works in a worker and, where there are none, in the main thread. */
export class Tasks {
  readonly #options: TaskOptions;
  #sketch: SketchTask | null = null;
  #misread: MisreadTask | null = null;
  #align: AlignTask | null = null;

  constructor(options: TaskOptions) {
    this.#options = options;
  }

  /** To be called before jobs that sample letters or align. */
  setCatalog(catalog: Catalog): void {
    const library = new Library(catalog, this.#options.shingle);
    this.#misread = new MisreadTask(library);
    this.#align = new AlignTask(library, this.#options);
  }

  async run<J extends Job>(job: J): Promise<Result<J>> {
    if (job.kind === 'sketch') {
      await loadHash();
      this.#sketch ??= new SketchTask(this.#options);
      const batch = this.#sketch.run(job);
      if (!this.#sketch.wantsDetector) return batch as Result<J>;
      // once in a thread's life, a batch is read twice
      await loadDetector();
      return this.#sketch.run(job) as Result<J>;
    }
    if (this.#align === null || this.#misread === null) throw new Error('no catalog was set');
    return (job.kind === 'misread' ? this.#misread.run(job) : this.#align.run(job)) as Result<J>;
  }
}

/** The buffers of a result that move to the receiving thread instead of being copied. */
export function transfers(result: SketchBatch | MisreadBatch | AlignBatch): ArrayBuffer[] {
  if (!('signatures' in result)) return [];
  const { streams, signatures, starts, fingerprints, places, skipStarts, skipgrams } = result;
  return [streams, signatures, starts, fingerprints, places, skipStarts, skipgrams].map((x) => x.buffer);
}
