import type { Side } from '../align/side.js';
import { sharedMemory } from './kept.js';
import type { Spool } from './spool.js';
import { readSide } from './tokens-aside.js';

/**
 * What alignment asks of texts whose tokens are set aside, in memory that all threads share: each is read once, where of a
 * large scan one article comes in some twenty pairs. The tokens of an article, a word each, come before their weights.
 */
export interface SharedSides {
  /** word at which each article's begins; -1 where there is no room for it */
  readonly at: Int32Array;
  readonly words: Uint32Array;
  /** 1 for each article that has been read */
  readonly read: Uint8Array;
}

/** Words that an article of so many tokens takes. */
const wordsFor = (tokens: number): number => tokens + Math.ceil(tokens / 4);

const MOST = 2 ** 31 - 1;

/**
 * Room for the sides of articles, those first that come in most pairs; null where none is set aside.
 *
 * @param bytes that it may take
 */
export function roomForSides(
  { tokensAt, words: tokens }: { readonly tokensAt: Float64Array; readonly words: Uint32Array },
  { a, b, count }: { readonly a: Uint32Array; readonly b: Uint32Array; readonly count: number },
  bytes: number,
): SharedSides | null {
  if (tokensAt.every((place) => place < 0)) return null;
  const times = new Uint32Array(tokens.length);
  for (let p = 0; p < count; p++) {
    times[b[p]]++;
    // pairs come with one `a` many times in a row, which is held meanwhile
    if (p === 0 || a[p] !== a[p - 1]) times[a[p]]++;
  }
  const order = Uint32Array.from(tokens.keys()).filter((i) => tokensAt[i] >= 0 && times[i] > 1);
  order.sort((x, y) => times[y] - times[x] || x - y);
  const most = Math.min(bytes / 4, MOST);
  const at = new Int32Array(sharedMemory(4 * tokens.length)).fill(-1);
  let end = 0;
  for (const i of order) {
    if (end + wordsFor(tokens[i]) > most) continue;
    at[i] = end;
    end += wordsFor(tokens[i]);
  }
  return {
    at,
    words: new Uint32Array(sharedMemory(4 * end)),
    read: new Uint8Array(sharedMemory(tokens.length)),
  };
}

/** The side of article i, whose record is set aside; null where there is no room for it. */
export function sharedSide(
  { at, words, read }: SharedSides,
  i: number,
  spool: Spool,
  record: number,
  count: number,
): Side | null {
  if (at[i] < 0) return null;
  const begin = words.byteOffset + 4 * at[i];
  if (Atomics.load(read, i) === 0) {
    // two threads may read the same at once: they write the same
    readSide(spool, record, new Uint8Array(words.buffer, begin, 5 * count));
    Atomics.store(read, i, 1);
  }
  return {
    count,
    hash: new Uint32Array(words.buffer, begin, count),
    weight: new Uint8Array(words.buffer, begin + 4 * count, count),
  };
}
