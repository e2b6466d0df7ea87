import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { check } from '../../src/check.js';
import type { Report } from '../../src/model.js';
import type { TextInput } from '../../src/read/memory.js';
import { carrier, filler, folderOf } from '../cli/support.js';

/** What a check tells, against a folder and against an archive. */
async function checked(news: readonly TextInput[], known: Record<string, string>): Promise<Report[]> {
  const root = folderOf(Object.fromEntries(Object.entries(known).map(([id, text]) => [`in/${id}`, text])));
  const archive = await Archive.open(join(root, 'x.flong'), { write: true });
  try {
    await archive.add(join(root, 'in'), { workers: 1 });
    return [await check(news, join(root, 'in'), { workers: 1 }), await archive.check(news, { workers: 1 })];
  } finally {
    await archive.close();
  }
}

const run = (seed: number, words: number): string => filler(seed, 12).split(' ').slice(0, words).join(' ');

it('a check that has pairs lists no article that came near and is in none of them', async () => {
  const news = { id: 'n', text: `${carrier(1)} ${run(50, 10)} ${filler(2, 60)}` };
  const known = { 'a.txt': carrier(3), 'b.txt': `${filler(4, 60)} ${run(50, 10)} ${filler(5, 60)}` };
  for (const { articles, pairs, summary } of await checked([news], known)) {
    expect(pairs).toHaveLength(1);
    expect(articles.map(({ id }) => id)).toEqual(['a.txt', 'n']);
    expect(summary).toMatchObject({ articles: 2, nearest: null });
  }
});

it('a check that has none names what came nearest to the new articles, however near old ones are to each other', async () => {
  const news = { id: 'n', text: `${filler(1, 60)} ${run(50, 9)} ${filler(2, 60)}` };
  const known = {
    'a.txt': `${filler(3, 60)} ${run(50, 9)} ${filler(4, 60)} ${run(51, 11)} ${filler(5, 60)}`,
    'b.txt': `${filler(6, 60)} ${run(51, 11)} ${filler(7, 60)}`,
  };
  for (const { articles, pairs, summary } of await checked([news], known)) {
    expect(pairs).toEqual([]);
    expect(articles.map(({ id }) => id)).toEqual(['a.txt', 'n']);
    expect(summary.nearest).toMatchObject({ a: 'a.txt', b: 'n', matched: 9 });
  }
});
