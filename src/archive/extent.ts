import { statSync } from 'node:fs';
import { resolveOptions } from '../options.js';
import type { ArchiveFacts } from './added.js';
import { type Head, readOutlets } from './head.js';
import { shapeOf } from './shape.js';
import type { Store } from './store.js';

/** How much an archive holds; one that is not there yet, nothing. */
export function factsOf(store: Store, head: Head | null): ArchiveFacts {
  const { articles = 0, words = 0, bytes = 0, dead = 0, options = shapeOf(resolveOptions()) } = head ?? {};
  const outlets = readOutlets(store).filter((outlet) => outlet.articles > 0).length;
  const size = statSync(store.path, { throwIfNoEntry: false })?.size ?? 0;
  return { path: store.path, articles, words, bytes, size, outlets, dead, options };
}
