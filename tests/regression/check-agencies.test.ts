import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../src/check.js';
import { carrier, filler, folderOf } from '../cli/support.js';

it('a check counts the agencies of the articles that it tells of, and of no other', async () => {
  const wired = (n: number): string => `LONDON, May ${n} (Reuters) - ${filler(n, 80)}`;
  const root = folderOf({
    'new/a.txt': carrier(1),
    'seen/b.txt': `${wired(1)}\n\n${carrier(2)}`,
    'seen/c.txt': wired(2),
    'seen/d.txt': wired(3),
  });
  const { articles, summary } = await check(join(root, 'new'), join(root, 'seen'), { workers: 1 });
  expect(articles.map(({ id, credit }) => [id, credit])).toEqual([
    ['a.txt', []],
    ['b.txt', ['Reuters']],
  ]);
  expect(summary).toMatchObject({ articles: 2, agency: { articles: 1 } });
});
