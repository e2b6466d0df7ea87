import type { Chunk, Range } from '../read/open.js';
import type { ReadOptions, Source } from '../read/source.js';
import { streamChunks, type Told } from '../read/stream.js';
import { isStream, RANGE, readsOf } from '../read/ways.js';
import type { SketchJob } from './sketch-batch.js';

/** Files that a web page weighs as much as: most of its bytes are no text, and taking them off takes time. */
const PAGE = 16;
/** Files in a batch, as much work as a range of records: some 30 ms of it, so that messages do not show. */
const FILES = 256;
/** Records that came one by one in a batch. */
const RECORDS = 2048;

/** The batches that sources make at most if no stream gives more than its size: to show how far a scan has come. */
export function expectedBatches(sources: readonly Source[]): number {
  let files = 0;
  let bytes = 0;
  for (const source of sources) {
    if (source.size === null) files += isPage(source) ? PAGE : 1;
    else bytes += source.packing.length > 0 ? source.size * 4 : source.size;
  }
  return Math.ceil(files / FILES) + Math.ceil(bytes / RANGE);
}

/**
 * Divides sources into batches, in their order, as they are asked for. A large source of lines is read in several
 * ranges, by whichever thread; a stream is read here, and its records go to threads.
 *
 * @param keep whether the batch asked for is to give its texts
 */
export async function* planBatches(
  sources: readonly Source[],
  options: ReadOptions,
  keep: () => boolean,
  told: Told,
): AsyncGenerator<SketchJob> {
  let from: (Range | Chunk)[] = [];
  let bytes = 0;
  let files = 0;
  const batch = (): SketchJob => {
    const job: SketchJob = { kind: 'sketch', from, keep: keep() };
    from = [];
    bytes = 0;
    files = 0;
    return job;
  };
  for (const source of sources) {
    const size = source.size ?? source.data?.length ?? 0;
    if (isStream(source, options)) {
      for await (const chunk of streamChunks(source, size, options, told)) {
        from.push(chunk);
        bytes += sizeOf(chunk);
        files += isPage(chunk.record) ? PAGE : FILES / RECORDS;
        if (files >= FILES || bytes >= RANGE) yield batch();
      }
      continue;
    }
    const divisible = source.file !== null && readsOf(source) === 'lines' && size > RANGE;
    for (let begin = 0; begin === 0 || (divisible && begin < size); begin += RANGE) {
      const end = divisible ? Math.min(size, begin + RANGE) : null;
      from.push({ source, begin, end });
      bytes += end === null ? size : end - begin;
      files += isPage(source) ? PAGE : 1;
      if (files >= FILES || bytes >= RANGE) yield batch();
    }
  }
  if (from.length > 0) yield batch();
}

const isPage = (from: Source | Chunk['record']): boolean =>
  'format' in from && (from.format === 'html' || from.format === 'mhtml');

/** Bytes of a chunk, more or less. */
function sizeOf({ record }: Chunk): number {
  if ('bytes' in record) return record.bytes.length;
  let size = 0;
  for (const value of Object.values(record.fields)) size += typeof value === 'string' ? value.length : 8;
  return size;
}
