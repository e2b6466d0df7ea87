import { chmodSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carrier, flong, folderOf, scanned, toldBy } from './support.js';

describe.concurrent('a report for a file that cannot be written', () => {
  it.each([
    ['none/x.json', /^flong: none\/x\.json: cannot be written: no such file or folder: check the path$/],
    ['a.txt/x', /^flong: a\.txt\/x: cannot be written: .*not a folder$/],
    ['sub', /^flong: sub: cannot be written: is a folder where a file was expected$/],
  ])('is told before anything is read: %s', async (file, expected) => {
    const cwd = folderOf({ 'a.txt': carrier(1), 'sub/b.txt': carrier(2) });
    const run = await flong(['scan', '.', '-r', 'csv', '-r', 'json=fine.json', '-r', `markdown=${file}`], {
      cwd,
    });
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(toldBy(run)).toEqual([expect.stringMatching(expected)]);
    expect(existsSync(join(cwd, 'fine.json'))).toBe(false);
  });

  it('is told in the right words where one may not write', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip();
    const cwd = folderOf({ 'a.txt': carrier(1), 'old.json': '{}' });
    chmodSync(cwd, 0o755);
    for (const file of ['new.json', 'old.json']) {
      const run = await flong(['scan', 'a.txt', '-r', `json=${file}`], { cwd, uid: 65_534 });
      expect(toldBy(run)).toEqual([
        `flong: ${file}: cannot be written: not allowed to write there: check the permissions`,
      ]);
    }
  });
});

it('a socket among the inputs is one line', async () => {
  const cwd = folderOf({ 'a.txt': carrier(1) });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(cwd, 'door'), resolve));
  try {
    const run = await scanned(['a.txt', 'door'], { cwd });
    expect(toldBy(run)).toEqual(['flong: door: is a socket, not a file: leave it out']);
    expect(run.report.articles).toHaveLength(1);
  } finally {
    server.close();
  }
});

it('an empty pattern to leave out is refused', async () => {
  const run = await flong(['scan', '.', '--ignore', ''], { cwd: folderOf({ 'a.txt': carrier(1) }) });
  expect([run.code, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toMatch(/^flong: --ignore is empty: expected a pattern, as drafts/);
});
