import { expect, it } from 'vitest';
import { check } from '../../src/check.js';
import { carrier, folderOf } from '../cli/support.js';

it('a check against a folder gives no two articles one id, however its folders are named', async () => {
  const root = folderOf({
    'new/a.txt': carrier(1),
    'F/a.txt': carrier(2),
    'F/F/a.txt': carrier(3),
    'F/F/F/F/a.txt': carrier(4),
  });
  const before = process.cwd();
  process.chdir(root);
  try {
    const { articles, pairs } = await check('new', 'F', { workers: 1 });
    const ids = articles.map(({ id }) => id);
    expect(ids).toEqual(['F/F/F/a.txt', 'F/F/a.txt', 'F/a.txt', 'a.txt']);
    expect(articles.map(({ path }) => path)).toEqual(['F/F/F/a.txt', 'a.txt', 'F/a.txt', 'a.txt']);
    // each of the new article with one of the folder's
    expect(pairs.map(({ a, b }) => [a.id, b.id])).toEqual(ids.slice(0, 3).map((id) => [id, 'a.txt']));
  } finally {
    process.chdir(before);
  }
});
