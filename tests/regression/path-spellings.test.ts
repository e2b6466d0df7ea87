import { expect, it } from 'vitest';
import { carrier, filler, folderOf, quick, scanned } from '../cli/support.js';

const FILES = { 'in/a.txt': carrier(1), 'in/sub/b.txt': filler(2, 60), 'new.txt': carrier(3) };

it.each([
  [['in//a.txt'], ['in/a.txt']],
  [['in/./a.txt'], ['in/a.txt']],
  [
    ['.//in/.//sub//b.txt', './/new.txt'],
    ['in/sub/b.txt', 'new.txt'],
  ],
  [
    ['in/.', 'new.txt'],
    ['in/a.txt', 'in/sub/b.txt', 'new.txt'],
  ],
  [
    ['./', 'in'],
    ['in/a.txt', 'in/sub/b.txt', 'new.txt'],
  ],
  [
    ['.', 'in'],
    ['in/a.txt', 'in/sub/b.txt', 'new.txt'],
  ],
])('what leads nowhere in a path is no part of an id: %j', async (paths, ids) => {
  const { report } = await scanned(paths, { cwd: folderOf(FILES) });
  expect(report.articles.map(({ id }) => id)).toEqual(ids);
  expect(report.articles.map(({ path }) => path)).toEqual(ids);
  const plain = await scanned(ids, { cwd: folderOf(FILES) });
  const outlets = (of: typeof report) => of.articles.slice(0, 1).map(({ outlet }) => outlet);
  expect(outlets(report)).toEqual(outlets(plain.report));
});

it('a file in a folder and in one below it is of one outlet, whichever is named first', async () => {
  const cwd = folderOf({ 'in/x/y/b.txt': carrier(1) });
  for (const paths of [
    ['in', 'in/x'],
    ['in', 'in/x/y/b.txt'],
  ]) {
    const [one, other] = await Promise.all([paths, paths.toReversed()].map((p) => scanned(p, { cwd })));
    expect(one.report.articles).toHaveLength(1);
    expect(other.stdout).toBe(one.stdout);
  }
});

it('a file is known to an archive by whichever spelling of its path, and removed so', async () => {
  const cwd = folderOf(FILES);
  const told = async (...args: string[]): Promise<string> => {
    const { code, stderr } = await quick(['archive', ...args], { cwd });
    return `${code} ${stderr}`;
  };
  expect(await told('add', 'x.flong', './in/a.txt', 'in/sub/b.txt')).toMatch(/^0 .* 2 added/);
  expect(await told('add', 'x.flong', 'in//a.txt', 'in/./sub/b.txt')).toMatch(/^0 .* 0 added, 0 replaced, 2/);
  const list = await quick(['archive', 'list', 'x.flong', './in//sub/', '-q'], { cwd });
  expect(list).toMatchObject({ code: 0, stdout: 'in/sub/b.txt\tsub\t\t60\t\n', stderr: '' });
  expect(await told('remove', 'x.flong', './in/a.txt')).toMatch(/^0 .* 1 article removed, 1 left/);
  expect(await told('remove', 'x.flong', '.')).toMatch(/^2 /);
  expect(await told('remove', 'x.flong', 'in/.')).toMatch(/^0 .* 1 article removed, 0 left/);
});

it('a file of the folder that is checked against bears the name of that, however it is spelled', async () => {
  const cwd = folderOf({ 'in/a.txt': carrier(1), 'a.txt': carrier(2) });
  for (const folder of ['in', './in/', 'in/.']) {
    const { stdout } = await quick(['check', 'a.txt', '--against', folder, '-r', 'json'], { cwd });
    expect(JSON.parse(stdout).articles.map(({ id }: { id: string }) => id)).toEqual(['a.txt', 'in/a.txt']);
  }
});
