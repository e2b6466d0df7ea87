import { join } from 'node:path';
import { expect, it } from 'vitest';
import { carrier, folderOf, quick } from '../cli/support.js';

it.each([
  ['as the folder is', 'in/a.txt'],
  ['with ./ before it', './in/a.txt'],
  ['with two slashes', 'in//a.txt'],
  ['outright', null],
])('a file of the folder is not checked against itself: named %s', async (_, named) => {
  const cwd = folderOf({ 'in/a.txt': carrier(1), 'in/b.txt': carrier(2) });
  const file = named ?? join(cwd, 'in/a.txt');
  const { stdout } = await quick(['check', file, '--against', 'in', '-r', 'json'], { cwd });
  const { articles, pairs } = JSON.parse(stdout);
  expect(articles).toHaveLength(2);
  expect(pairs).toHaveLength(1);
  expect(pairs[0].relation).toBe('passages');
});
