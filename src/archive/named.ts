import type { Blocks } from './blocks.js';
import { below } from './ids.js';
import type { Store } from './store.js';

/**
 * The numbers of the articles that a user means by a name: those of that id, below that folder or in that file of
 * records, by their ids; where none is so named, by the paths of what they were read from. All for an empty one.
 */
export function* named(store: Store, blocks: Blocks, name: string): Iterable<number> {
  let found = false;
  for (const { number } of below(store, name)) {
    found = true;
    yield number;
  }
  if (found || name === '') return;
  const folder = name.endsWith('/') ? name : `${name}/`;
  for (const { number } of below(store, '')) {
    const { path } = blocks.article(number);
    if (path === name || path.startsWith(folder)) yield number;
  }
}
