import { linkSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filler, flong, folderOf, quick } from '../cli/support.js';

const records = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({ id: `r${from + i}`, text: filler(from + i, 200) }),
  ).join('\n');

it('an archive that is named by a link takes turns with those who name the file', async () => {
  const parts = Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`${n}.jsonl`, records(n * 100, 60)]));
  const cwd = folderOf(parts);
  const add = (archive: string, n: number) => flong(['archive', 'add', archive, `${n}.jsonl`, '-q'], { cwd });
  await add('x.flong', 0);
  symlinkSync('x.flong', join(cwd, 'link.flong'));
  const names = ['x.flong', 'link.flong', 'x.flong', 'link.flong'];
  for (const done of await Promise.all(names.map((name, i) => add(name, i + 1))))
    expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(cwd).filter((name) => name.endsWith('-lock'))).toEqual(['x.flong-lock']);
  const { code, stderr } = await quick(['archive', 'verify', 'link.flong'], { cwd });
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/^flong: link\.flong: whole: 300 articles /);
});

it('a link to an archive that is still to be made is followed too, through others', async () => {
  const cwd = folderOf({ 'a.txt': filler(1, 60), 'deep/er/.keep': '' });
  symlinkSync('deep/two.flong', join(cwd, 'one.flong'));
  symlinkSync('er/x.flong', join(cwd, 'deep/two.flong'));
  const added = await quick(['archive', 'add', 'one.flong', 'a.txt'], { cwd });
  expect(added.stderr).toBe('flong: one.flong: a new archive: 1 added, 0 replaced, 0 there already\n');
  expect(readdirSync(join(cwd, 'deep/er')).sort()).toEqual(['.keep', 'x.flong', 'x.flong-lock']);
  expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'deep', 'one.flong']);
});

it('an archive with hard links is read and not written to, by either name', async () => {
  const cwd = folderOf({ 'a.txt': filler(1, 60), 'b.txt': filler(2, 60) });
  await quick(['archive', 'add', 'x.flong', 'a.txt', '-q'], { cwd });
  linkSync(join(cwd, 'x.flong'), join(cwd, 'y.flong'));
  for (const name of ['x.flong', 'y.flong']) {
    const added = await quick(['archive', 'add', name, 'b.txt'], { cwd });
    expect([added.code, added.stderr]).toEqual([
      2,
      `flong: ${name}: has other names (hard links): copy it, and write to the copy\n`,
    ]);
    const listed = await quick(['archive', 'list', name], { cwd });
    expect([listed.code, listed.stdout.split('\t')[0]]).toEqual([0, 'a.txt']);
  }
});
