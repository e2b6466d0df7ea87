import type { Hands } from '../hands.js';
import type { Options } from '../options.js';
import { endingOf, passOver } from '../read/formats/formats.js';
import { contentHash, loadHash } from '../read/hash.js';
import type { Inputs } from '../read/inputs.js';
import type { Source } from '../read/source.js';
import { type Gathered, gather } from '../workers/gather.js';
import type { Kept } from '../workers/kept.js';
import { expectedBatches, planBatches } from '../workers/plan.js';
import { inTurn } from '../workers/read-all.js';
import type { SketchBatch, SketchJob } from '../workers/sketch-batch.js';
import { SketchStore } from '../workers/sketch-store.js';

/** Files in a group at most, and other batches: some 10,000 articles, added in one transaction and held until then. */
const FILES = 10_240;
const BATCHES = 8;

/**
 * Reads and sketches inputs in groups that are added one after another. A record's own id counts for the whole call: where
 * a later source uses one again, its file stands before it.
 */
export async function* readInGroups(
  { pool }: Omit<Hands, 'given'>,
  inputs: Inputs,
  options: Options,
): AsyncIterable<Gathered> {
  const jobs = planBatches(inputs.sources, options, () => true, inputs);
  const linesBefore = new Map<Source, number>();
  const sourceOf = new Map<string, string>();
  const expected = expectedBatches(inputs.sources);
  let done = 0;
  try {
    for (let ended = false; !ended; ) {
      const sourcesOf: Source[][] = [];
      async function* group(): AsyncGenerator<SketchJob> {
        for (let size = 0; size < 1; ) {
          const next = await jobs.next();
          if (next.done) {
            ended = true;
            return;
          }
          size += sizeOf(next.value);
          sourcesOf.push(next.value.from.map(({ source }) => source));
          yield next.value;
        }
      }
      const store = new SketchStore(options.signature);
      const stored = inTurn((batch: SketchBatch) => store.take(batch));
      const batches = await pool.run(group(), expected, (_, batch, index) => {
        stored(batch, index);
        options.onProgress?.({ step: 'read', done: Math.min(++done, expected), total: expected });
      });
      if (batches.length === 0) return;
      batches.forEach((batch, b) => {
        tellApart(batch, sourcesOf[b], sourceOf);
      });
      const gathered = gather(batches, store, sourcesOf, options.outletFrom, linesBefore);
      for (const { id } of gathered.left) passOver(inputs.passedOver, endingOf(id));
      yield gathered;
    }
  } finally {
    // streams that are not at their end are closed
    await jobs.return(undefined);
  }
}

/**
 * What comes through standard input or a pipe has the name of that, as has whatever comes next: in an archive, where the next would
 * take its place, it bears its hash too. As a folder does, the name still stands for all that came so.
 */
export async function withLastingIds(inputs: Inputs): Promise<Inputs> {
  await loadHash();
  const sources = inputs.sources.map((source) => {
    const { id, file, data, meta } = source;
    return file !== null || data === null || meta !== null
      ? source
      : { ...source, id: `${id}/${contentHash(data)}` };
  });
  return { ...inputs, sources: sources.sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0)) };
}

/** How much of a group a job is. */
const sizeOf = ({ from }: SketchJob): number =>
  from.every((part) => !('record' in part) && part.source.size === null) ? from.length / FILES : 1 / BATCHES;

function tellApart(
  { articles }: SketchBatch,
  sources: readonly Source[],
  sourceOf: Map<string, string>,
): void {
  for (const { meta, range } of articles) {
    if (meta.id === null) continue;
    const { id } = sources[range];
    const first = sourceOf.get(meta.id);
    if (first === undefined) sourceOf.set(meta.id, id);
    else if (first !== id) meta.id = `${id}#${meta.id}`;
  }
}

/** The UTF-8 bytes of the text of an article that was read with all texts kept. */
export function keptUtf8({ catalog }: Gathered, i: number): Uint8Array {
  const { text, textStarts } = catalog.batches[catalog.batch[i]] as Kept;
  const place = catalog.place[i];
  return text.subarray(textStarts[place], textStarts[place + 1]);
}
