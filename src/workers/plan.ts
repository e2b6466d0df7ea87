import { formatByName } from '../read/formats/formats.js';
import type { Range } from '../read/open.js';
import type { Source } from '../read/source.js';
import type { SketchJob } from './sketch-task.js';

/** Files that a web page weighs as much as: most of its bytes are no text, and taking them off takes time. */
const PAGE = 16;
/** Files in a batch, and bytes of a source of records: some 30 ms of work, so that messages do not show. */
const FILES = 256;
const BYTES = 4 << 20;

/** Divides sources into batches, in their order; a large source of records is read in several ranges. */
export function planBatches(
  sources: readonly Source[],
  keep: boolean,
): { job: SketchJob; sources: number[] }[] {
  const batches: { job: SketchJob; sources: number[] }[] = [];
  let ranges: Range[] = [];
  let indices: number[] = [];
  let bytes = 0;
  let files = 0;
  const close = (): void => {
    if (ranges.length > 0) batches.push({ job: { kind: 'sketch', ranges, keep }, sources: indices });
    ranges = [];
    indices = [];
    bytes = 0;
    files = 0;
  };
  sources.forEach((source, s) => {
    const divisible = formatByName(source.format).records && source.file !== null && source.size !== null;
    const size = source.size ?? source.data?.length ?? 0;
    for (let begin = 0; begin === 0 || (divisible && begin < size); begin += BYTES) {
      const end = divisible && size > BYTES ? Math.min(size, begin + BYTES) : null;
      ranges.push({ source, begin, end });
      indices.push(s);
      bytes += end === null ? size : end - begin;
      files += source.format === 'html' || source.format === 'mhtml' ? PAGE : 1;
      if (files >= FILES || bytes >= BYTES) close();
      if (end === null) break;
    }
  });
  close();
  return batches;
}
