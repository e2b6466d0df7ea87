import { statSync } from 'node:fs';
import { resolveOptions } from '../options.js';
import { version } from '../version.js';
import type { ArchiveFacts } from './added.js';
import { ArchiveError } from './errors.js';
import type { Segment } from './segments.js';
import { type Shape, shapeOf } from './shape.js';
import type { Store } from './store.js';

/**
 * The version of the format; a change that older programs would misread raises it, and so does one of how words are folded or
 * hashed: what is stored of a text would no longer meet what is made of the same text now.
 */
export const FORMAT = 3;

/** What stands at the head of an archive. Written with every change, in the same transaction. */
export interface Head {
  readonly format: number;
  /** of the program that last wrote it */
  program: string;
  readonly options: Shape;
  articles: number;
  /** tokens of all articles, and bytes of their texts */
  words: number;
  bytes: number;
  /** articles removed or replaced whose room `compact` gives back */
  dead: number;
  /** number of the next article, the next segment and the next family */
  nextArticle: number;
  nextSegment: number;
  nextFamily: number;
  /** how many times it was written: what was read of an archive holds as long as this stays */
  turn: number;
  /** first number of each run of articles whose ids ascend with their numbers */
  runs: number[];
  fingerprints: Segment[];
  skipgrams: Segment[];
  bands: Segment[];
}

const KEY = Buffer.from('head');
const OUTLETS = Buffer.from('outlets');

export function newHead(options: Shape): Head {
  return {
    format: FORMAT,
    program: version,
    options: shapeOf(options),
    articles: 0,
    words: 0,
    bytes: 0,
    dead: 0,
    nextArticle: 0,
    nextSegment: 0,
    nextFamily: 1,
    turn: 0,
    runs: [],
    fingerprints: [],
    skipgrams: [],
    bands: [],
  };
}

/** The head of an archive; null for one that was made and holds nothing yet. */
export function readHead(store: Store): Head | null {
  const bytes = store.get('head', KEY);
  if (bytes === null) return null;
  const head = JSON.parse(bytes.toString()) as Head;
  if (head.format > FORMAT) {
    throw new ArchiveError(
      store.path,
      `was written by a newer flong (${head.program}, format ${head.format}; this one reads up to ${FORMAT}): install that version`,
    );
  }
  if (head.format < FORMAT) {
    throw new ArchiveError(
      store.path,
      `was written by an older flong (${head.program}, format ${head.format}), which took some words for others: make it anew with archive add (this one reads format ${FORMAT})`,
    );
  }
  return head;
}

export function writeHead(store: Store, head: Head): void {
  head.program = version;
  head.turn++;
  store.put('head', KEY, Buffer.from(JSON.stringify(head)));
}

/** The outlets by number, with how many articles each has. */
export interface Outlet {
  readonly name: string;
  articles: number;
}

export const readOutlets = (store: Store): Outlet[] =>
  JSON.parse(store.get('head', OUTLETS)?.toString() ?? '[]') as Outlet[];

export const writeOutlets = (store: Store, outlets: readonly Outlet[]): void =>
  store.put('head', OUTLETS, Buffer.from(JSON.stringify(outlets)));

/** How much an archive holds; one that is not there yet, nothing. */
export function factsOf(store: Store, head: Head | null): ArchiveFacts {
  const { articles = 0, words = 0, bytes = 0, dead = 0, options = shapeOf(resolveOptions()) } = head ?? {};
  const outlets = readOutlets(store).filter((outlet) => outlet.articles > 0).length;
  const size = statSync(store.path, { throwIfNoEntry: false })?.size ?? 0;
  return { path: store.path, articles, words, bytes, size, outlets, dead, options };
}
