import { type Join, type JoinedPart, joinPart } from '../candidates/join.js';
import type { HashPart } from '../candidates/lists.js';
import type { LetterHits } from '../candidates/misread.js';
import { loadDetector } from '../read/detect.js';
import { loadHash } from '../read/hash.js';
import type { ReadOptions } from '../read/source.js';
import type { SketchOptions } from '../sketch/sketch.js';
import { type AlignBatch, type AlignJob, type AlignOptions, AlignTask } from './align-task.js';
import type { Catalog } from './catalog.js';
import { packed } from './findings.js';
import { Library } from './library.js';
import { letterHits, type MisreadJob } from './misread-task.js';
import type { SketchBatch, SketchJob } from './sketch-batch.js';
import { SketchTask } from './sketch-task.js';
import type { Spool } from './spool.js';
import { type WordsBatch, type WordsJob, wordsOf } from './words-task.js';

/** The options that tasks need, the same for all threads of a scan. */
export type TaskOptions = SketchOptions & AlignOptions & ReadOptions;

/** What an align job gives, its findings packed. */
type PackedBatch = Omit<AlignBatch, 'findings'> & { readonly findings: Uint8Array<ArrayBuffer> };

/** Joins a part of the fingerprints and skip-grams of all articles. */
export interface JoinJob {
  readonly kind: 'join';
  readonly join: Join;
  readonly part: HashPart;
}

export type Job = SketchJob | JoinJob | MisreadJob | AlignJob | WordsJob;
export type Result<J extends Job> = J extends SketchJob
  ? SketchBatch
  : J extends JoinJob
    ? JoinedPart
    : J extends MisreadJob
      ? LetterHits
      : J extends WordsJob
        ? WordsBatch
        : PackedBatch;

/** One thread's hands: the same class works in a worker and, where there are none, in the main thread. */
export class Tasks {
  readonly #options: TaskOptions;
  #sketch: SketchTask | null = null;
  #align: AlignTask | null = null;
  #library: Library | null = null;
  readonly #spool: Spool;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: TaskOptions, spool: Spool) {
    this.#options = options;
    this.#spool = spool;
  }

  /** To be called before jobs that sample letters or align. */
  setCatalog(catalog: Catalog): void {
    const library = new Library(catalog, this.#options, this.#spool);
    this.#library = library;
    this.#align = new AlignTask(library, this.#options);
  }

  /** Runs a job when those before it have ended: reading may wait, and tasks work with buffers of their own. */
  run<J extends Job>(job: J): Promise<Result<J>> {
    const result = this.#last.then(() => this.#run(job));
    this.#last = result.catch(() => {});
    return result;
  }

  async #run<J extends Job>(job: J): Promise<Result<J>> {
    await loadHash();
    if (job.kind === 'sketch') {
      this.#sketch ??= new SketchTask(this.#options, this.#spool);
      const batch = await this.#sketch.run(job);
      if (!this.#sketch.wantsDetector) return batch as Result<J>;
      // once in a thread's life, a batch is read twice
      await loadDetector();
      return (await this.#sketch.run(job)) as Result<J>;
    }
    if (job.kind === 'join') return joinPart(job.join, job.part) as Result<J>;
    if (this.#align === null || this.#library === null) throw new Error('no catalog was set');
    if (job.kind === 'words') return wordsOf(job, this.#library) as Result<J>;
    if (job.kind === 'misread') return letterHits(job, this.#library) as Result<J>;
    const { findings, ...rest } = this.#align.run(job);
    return { ...rest, findings: packed(findings) } as PackedBatch as Result<J>;
  }
}
