import { BLOCK, Blocks, dropBlock, type Stored, writeBlocks } from './blocks.js';
import { KEYS } from './chunks.js';
import { Facts } from './facts.js';
import { type Head, readHead, writeHead } from './head.js';
import { mergeStep } from './merge.js';
import { POSTING_TABLES, type PostingTable } from './segments.js';
import type { Store } from './store.js';

/** Blocks looked at in a transaction. */
const BLOCKS = 256;

/**
 * Steps of a merge that follow on a batch at most. Every posting is merged some three times in the life of an archive of a
 * million articles: two dozen steps for a batch of 10,000. A large merge is spread over the batches that follow.
 */
const AT_ONCE = 32;

/** Merges what has become many, or with `all` everything; each step is a transaction. */
export function merge(store: Store, all: boolean): void {
  for (const table of POSTING_TABLES) {
    if (!all) {
      for (let n = 0; n < AT_ONCE && step(store, table, false); n++);
      continue;
    }
    // what was broken off first, then all once
    while (merging(store, table) && step(store, table, true));
    if (settled(store, table)) continue;
    do step(store, table, true);
    while (merging(store, table));
  }
}

function step(store: Store, table: PostingTable, all: boolean): boolean {
  return store.write(() => {
    const head = readHead(store);
    if (head === null) return false;
    const more = mergeStep(store, head, table, all, new Facts(store, head.nextArticle).lives);
    if (more) writeHead(store, head);
    return more;
  });
}

const merging = (store: Store, table: PostingTable): boolean =>
  readHead(store)?.[table].some(({ hi }) => hi < KEYS) ?? false;

/** Whether there is one segment at most, and nothing in it that was taken out. */
function settled(store: Store, table: PostingTable): boolean {
  const head = readHead(store);
  return head === null || head[table].length === 0 || (head[table].length === 1 && head.dead === 0);
}

/** Merges all segments, and takes away what is left of articles that were removed or replaced. */
export function compactStore(store: Store): void {
  if (readHead(store) === null) return;
  merge(store, true);
  let next = 0;
  while (next >= 0) next = store.write(() => clearBlocks(store, next));
}

/** Clears some blocks from number `from` on; gives where to go on, -1 at the end. */
function clearBlocks(store: Store, from: number): number {
  const head = readHead(store);
  if (head === null || head.dead === 0) return -1;
  const facts = new Facts(store, head.nextArticle);
  const blocks = new Blocks(store, head.options.signature);
  const end = Math.min(head.nextArticle, from + BLOCKS * BLOCK);
  for (let first = from; first < end; first += BLOCK) clearBlock(store, head, facts, blocks, first);
  writeHead(store, head);
  return end < head.nextArticle ? end : -1;
}

function clearBlock(store: Store, head: Head, facts: Facts, blocks: Blocks, first: number): void {
  const names = blocks.names(first);
  if (names === null) return;
  const gone = names.filter((name, i) => name !== null && !facts.lives(first + i)).length;
  if (gone === 0) return;
  head.dead -= gone;
  const rows = names.map((name, i): Stored | null => {
    const number = first + i;
    if (name === null || !facts.lives(number)) return null;
    return {
      article: blocks.article(number),
      text: blocks.text(number),
      signature: blocks.signature(number),
    };
  });
  if (rows.every((row) => row === null)) dropBlock(store, first);
  else writeBlocks(store, first, rows, false);
}
