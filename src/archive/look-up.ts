import { ChunkReader, chunkKey } from './chunks.js';
import { PostingList, type PostingTable, type Segment } from './segments.js';
import type { Store } from './store.js';

/** Who holds what: key q's holders are `number[starts[q], starts[q + 1])`, ascending. */
export interface Holdings {
  readonly starts: Uint32Array;
  readonly number: Int32Array;
  readonly edge: Uint8Array;
}

/** Looks keys up, which ascend and are each there once. `lives` says whether an article is still in the archive. */
export function lookUp(
  store: Store,
  table: PostingTable,
  segments: readonly Segment[],
  keys: Uint32Array,
  lives: (number: number) => boolean,
): Holdings {
  const found = new PostingList(1024);
  // a segment's articles come before those of the next
  const order = [...segments].sort((x, y) => x.base - y.base);
  for (const segment of order) search(store, table, segment, keys, found);
  return byKey(found, keys.length, lives);
}

/** Finds the postings of some keys in one segment, by place of the key; each chunk is read as far as its last key that is asked for. */
function search(
  store: Store,
  table: PostingTable,
  { id, shift, lo, hi, base }: Segment,
  keys: Uint32Array,
  found: PostingList,
): void {
  let q = 0;
  while (q < keys.length && keys[q] < lo) q++;
  while (q < keys.length && keys[q] < hi) {
    const range = keys[q] >>> shift;
    // nothing else is read of the store while the chunk is
    const chunk = new ChunkReader(store.glance(table, chunkKey(id, range)), range * 2 ** shift, base);
    while (chunk.next()) {
      const { key } = chunk;
      if (key < keys[q]) continue;
      while (q < keys.length && keys[q] < key) q++;
      if (q === keys.length || keys[q] >= hi || keys[q] >>> shift !== range) break;
      if (keys[q] === key) found.add(q, chunk.number, chunk.edge);
    }
    while (q < keys.length && keys[q] >>> shift === range) q++;
  }
}

/** What was found, of articles that live, by place of the key; it comes in the order of segments. */
function byKey(
  { keys: q, number, edge, count }: PostingList,
  keys: number,
  lives: (number: number) => boolean,
): Holdings {
  const starts = new Uint32Array(keys + 1);
  let total = 0;
  for (let x = 0; x < count; x++) {
    if (!lives(number[x])) continue;
    q[total] = q[x];
    number[total] = number[x];
    edge[total++] = edge[x];
    starts[q[x] + 1]++;
  }
  for (let k = 0; k < keys; k++) starts[k + 1] += starts[k];
  const sorted = { starts, number: new Int32Array(total), edge: new Uint8Array(total) };
  const next = starts.slice();
  for (let x = 0; x < total; x++) {
    const at = next[q[x]]++;
    sorted.number[at] = number[x];
    sorted.edge[at] = edge[x];
  }
  return sorted;
}
