import { loadHash } from '../read/hash.js';
import type { SketchOptions } from '../sketch/sketch.js';
import { type AlignBatch, type AlignJob, type AlignOptions, AlignTask, type Catalog } from './align-task.js';
import { type SketchBatch, type SketchJob, SketchTask } from './sketch-task.js';

/** The options that tasks need, the same for all threads of a scan. */
export type TaskOptions = SketchOptions & AlignOptions;

export type Job = SketchJob | AlignJob;
export type Result<J extends Job> = J extends SketchJob ? SketchBatch : AlignBatch;

/** One thread's hands: the same class works in a worker and, where there are none, in the main thread. */
export class Tasks {
  readonly #options: TaskOptions;
  #sketch: SketchTask | null = null;
  #align: AlignTask | null = null;

  constructor(options: TaskOptions) {
    this.#options = options;
  }

  /** To be called before jobs that align. */
  setCatalog(catalog: Catalog): void {
    this.#align = new AlignTask(catalog, this.#options);
  }

  async run<J extends Job>(job: J): Promise<Result<J>> {
    if (job.kind === 'sketch') {
      await loadHash();
      this.#sketch ??= new SketchTask(this.#options);
      return this.#sketch.run(job) as Result<J>;
    }
    if (this.#align === null) throw new Error('no catalog was set');
    return this.#align.run(job) as Result<J>;
  }
}

/** The buffers of a result that move to the receiving thread instead of being copied. */
export function transfers(result: SketchBatch | AlignBatch): ArrayBuffer[] {
  if (!('signatures' in result)) return [];
  const { streams, signatures, starts, fingerprints, places } = result;
  return [streams, signatures, starts, fingerprints, places].map((array) => array.buffer);
}
