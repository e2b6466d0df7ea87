import { ChunkReader, chunkKey, KEYS, ranges, shiftFor, writeChunks } from './chunks.js';
import type { Head } from './head.js';
import { PostingList, type PostingTable, type Segment, type Sorted, sortPostings } from './segments.js';
import type { Store } from './store.js';

/**
 * Merging of segments. A look-up asks every segment, so many small ones become one: as soon as there are as many of one
 * level as `FAN`, and all of them when the archive is compacted. A step takes a slice of the range of keys out of the
 * segments merged and puts it into the new one; from then on that one answers for the slice. So a step is short, the room it
 * frees is there for the next, and one that was broken off is gone on with.
 */

/** Segments of one level that are merged into one of the next. */
const FAN = 4;
/** Postings in a step at most: a twentieth of a second of work. What two steps free lies idle in the file. */
const STEP = 250_000;
/** Steps of a merge at least: what one frees the next but one fills, so that the file grows by little. */
const STEPS = 16;

/** Does one step of merging, to be called in a transaction; false where there is nothing to merge. `all`: down to one segment. */
export function mergeStep(
  store: Store,
  head: Head,
  table: PostingTable,
  all: boolean,
  lives: (owner: number) => boolean,
): boolean {
  const segments = head[table];
  let target = segments.find(({ hi }) => hi < KEYS);
  const from = target?.hi ?? 0;
  const sources =
    target === undefined ? choose(segments, all) : segments.filter((s) => s !== target && s.lo === from);
  if (sources.length === 0) return false;
  sources.sort((x, y) => x.base - y.base);
  const total = sources.reduce((sum, { postings }) => sum + postings, 0);
  if (target === undefined) {
    target = {
      id: head.nextSegment++,
      shift: shiftFor(total),
      lo: 0,
      hi: 0,
      base: sources[0].base,
      postings: 0,
      level: Math.max(...sources.map(({ level }) => level)) + 1,
    };
    segments.push(target);
  }
  const steps = 2 ** Math.max(Math.log2(STEPS), Math.ceil(Math.log2(Math.max(1, total) / STEP)));
  const slices = Math.min(ranges(target), steps);
  const to = Math.min(KEYS, from + KEYS / slices);
  const taken = take(store, table, sources, from, to, lives);
  const width = 2 ** target.shift;
  const last = segments.every(({ id }) => id <= (target as Segment).id);
  writeChunks(store, table, target, from / width, to / width, taken, last);
  target.postings += taken.count;
  target.hi = to;
  for (const source of sources) {
    dropChunks(store, table, source, to);
    source.lo = to;
  }
  if (to === KEYS) head[table] = segments.filter((s) => !sources.includes(s));
  return true;
}

/** The segments to merge next. */
function choose(segments: readonly Segment[], all: boolean): Segment[] {
  // also one alone: what was removed since it was written goes
  if (all) return [...segments];
  const levels = new Map<number, Segment[]>();
  for (const segment of segments) levels.set(segment.level, [...(levels.get(segment.level) ?? []), segment]);
  return [...levels.values()].find((same) => same.length >= FAN) ?? [];
}

/** Live postings of some segments with keys in [from, to), sorted. */
function take(
  store: Store,
  table: PostingTable,
  sources: readonly Segment[],
  from: number,
  to: number,
  lives: (number: number) => boolean,
): Sorted {
  // those of a slice are some part of all, if keys are as even as hashes are
  const part = (to - from) / KEYS;
  const size = sources.reduce((sum, { postings }) => sum + Math.ceil(postings * part * 1.1), 64);
  const taken = new PostingList(size);
  for (const { id, shift, base } of sources) {
    const width = 2 ** shift;
    for (let range = Math.floor(from / width); range * width < to; range++) {
      const chunk = new ChunkReader(store.need(table, chunkKey(id, range)), range * width, base);
      while (chunk.next()) {
        if (chunk.key >= from && chunk.key < to && lives(chunk.number))
          taken.add(chunk.key, chunk.number, chunk.edge);
      }
    }
  }
  return sortPostings(taken.keys, taken.number, taken.edge, taken.count);
}

/** Takes away the chunks of a segment that end at `to` or before. */
function dropChunks(store: Store, table: PostingTable, { id, shift, lo }: Segment, to: number): void {
  const width = 2 ** shift;
  for (let range = Math.floor(lo / width); (range + 1) * width <= to; range++)
    store.remove(table, chunkKey(id, range));
}
