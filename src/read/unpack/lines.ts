import type { Bytes } from '../source.js';
import { endingWell } from './bytes.js';

const LINE_FEED = 10;

/** Lines put together to blocks of some `size` bytes that end with a line. */
export interface Block {
  readonly bytes: Uint8Array;
  /** lines before it in the stream */
  readonly before: number;
}

/**
 * Cuts a stream into blocks of whole lines. A line longer than `limit` bytes is left out: an empty one stands for it, and
 * `tooLong` is called with its number.
 */
export async function* lineBlocks(
  stream: Bytes,
  size: number,
  limit: number,
  tooLong: (line: number) => void,
): AsyncGenerator<Block> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let lines = 0;
  let before = 0;
  /** bytes of the line under way, also those that are left out */
  let line = 0;
  let skipping = false;
  const hold = (bytes: Uint8Array): void => {
    if (bytes.length > 0) parts.push(bytes);
    length += bytes.length;
  };
  const block = (): Block => {
    const made = { bytes: parts.length === 1 ? parts[0] : Buffer.concat(parts, length), before };
    parts = [];
    length = 0;
    before = lines;
    return made;
  };
  const { stream: lasting, rethrow } = endingWell(stream);
  for await (const chunk of lasting) {
    /** what of the chunk is neither held nor left out begins here */
    let run = 0;
    for (let from = 0; from < chunk.length; ) {
      const found = chunk.indexOf(LINE_FEED, from);
      const end = found < 0 ? chunk.length : found + 1;
      const earlier = line;
      line += end - from;
      if (!skipping && line > limit) {
        tooLong(lines + 1);
        skipping = true;
        hold(chunk.subarray(run, from));
        // its beginning, from chunks before this one, goes again
        if (earlier > 0) parts = [Buffer.concat(parts, length).subarray(0, length - earlier)];
        length -= earlier;
      }
      // of a line left out only the line feed stays
      if (skipping) run = found < 0 ? end : found;
      from = end;
      if (found < 0) continue;
      lines++;
      line = 0;
      skipping = false;
      if (length + end - run >= size) {
        hold(chunk.subarray(run, end));
        run = end;
        yield block();
      }
    }
    hold(chunk.subarray(run));
  }
  try {
    rethrow();
  } catch (error) {
    // the line that the failure cut in two is no line
    parts = [Buffer.concat(parts, length).subarray(0, Math.max(0, length - (skipping ? 0 : line)))];
    length = parts[0].length;
    if (length > 0) yield block();
    throw error;
  }
  if (length > 0) yield block();
}
