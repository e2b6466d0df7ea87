import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { readHead } from '../../src/archive/head.js';
import { Store } from '../../src/archive/store.js';
import { filler, folderOf } from '../cli/support.js';

it('an article that was removed is found no more, and leaves no postings, also after a second compaction', async () => {
  const path = join(folderOf(), 'x.flong');
  const texts = Array.from({ length: 4 }, (_, i) => ({
    id: `t${i}`,
    text: [filler(1, 60), filler(500 + i, 40)].join('\n\n'),
  }));
  const archive = await Archive.open(path, { write: true });
  try {
    // two segments, which are merged into one
    await archive.add(texts.slice(0, 2), { workers: 1 });
    await archive.add(texts.slice(2), { workers: 1 });
    await archive.compact();
    const all = await postings(path);
    await archive.remove(['t0', 't2']);
    await archive.compact();
    expect(archive.facts).toMatchObject({ articles: 2, dead: 0 });
    expect(await postings(path)).toBeLessThan(all);
    const { articles } = await archive.check({ id: 'n', text: filler(1, 60) }, { workers: 1 });
    expect(articles.map(({ id }) => id)).toEqual(['n', 't1', 't3']);
    await archive.verify();
  } finally {
    await archive.close();
  }
});

async function postings(path: string): Promise<number> {
  const store = await Store.open(path, 'read');
  try {
    return (readHead(store)?.fingerprints ?? []).reduce((sum, { postings }) => sum + postings, 0);
  } finally {
    await store.close();
  }
}
