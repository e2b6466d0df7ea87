import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, carrier, flong, folderOf, quick, run, scanned, toldBy } from './support.js';

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

describe.concurrent('a file that a report is written over', () => {
  const FILES = { 'in/a.txt': carrier(1), 'in/b.txt': carrier(2), 'out/old': 'the old one' };
  const report = (file: string): string[] => ['scan', 'in', '-q', '-r', `json=${file}`];
  const written = (file: string): number => JSON.parse(readFileSync(file, 'utf8')).summary.articles;

  it('stays as it was, with nothing beside it, where the new one cannot be written whole', async ({
    skip,
  }) => {
    if (process.platform !== 'linux') skip();
    const cwd = folderOf(FILES);
    writeFileSync(join(cwd, 'out/baseline'), 'no baseline');
    // in blocks of 512 bytes or 1024: less than either report has
    const small = ['-c', 'ulimit -f 0; "$@"', 'sh', process.execPath, BIN];
    for (const args of [
      report('out/old'),
      ['scan', 'in', '-q', '-r', 'json=/dev/null', '--baseline', 'out/baseline', '--update-baseline'],
    ]) {
      const done = await run('sh', [...small, ...args], { cwd });
      expect(done.code).toBe(2);
      expect(toldBy(done)).toEqual([
        expect.stringMatching(/^flong: out\/(?:old|baseline): cannot be written: /),
      ]);
    }
    expect(readFileSync(join(cwd, 'out/old'), 'utf8')).toBe('the old one');
    expect(readFileSync(join(cwd, 'out/baseline'), 'utf8')).toBe('no baseline');
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['baseline', 'old']);
  });

  it('keeps its mode, and a new one has what the umask leaves', async ({ skip }) => {
    if (process.platform === 'win32') skip();
    const cwd = folderOf(FILES);
    chmodSync(join(cwd, 'out/old'), 0o640);
    await quick([...report('out/old'), '-r', 'csv=out/new'], { cwd });
    expect(written(join(cwd, 'out/old'))).toBe(2);
    expect(statSync(join(cwd, 'out/old')).mode & 0o777).toBe(0o640);
    expect(statSync(join(cwd, 'out/new')).mode & 0o777).toBe(0o666 & ~process.umask());
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['new', 'old']);
  });

  it('keeps its owner, and its mode with it', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip();
    const cwd = folderOf(FILES);
    const old = join(cwd, 'out/old');
    chownSync(old, 65_534, 65_533);
    chmodSync(old, 0o2640);
    await quick(report('out/old'), { cwd });
    expect(written(old)).toBe(2);
    const { uid, gid, mode } = statSync(old);
    expect([uid, gid, mode & 0o7777]).toEqual([65_534, 65_533, 0o2640]);
  });

  it('is the one that a link leads to, also where that is not there yet', async ({ skip }) => {
    if (process.platform === 'win32') skip();
    const cwd = folderOf(FILES);
    symlinkSync('out/old', join(cwd, 'link'));
    symlinkSync('out/new', join(cwd, 'dangling'));
    linkSync(join(cwd, 'out/old'), join(cwd, 'hard'));
    for (const name of ['link', 'dangling']) {
      await quick(report(name), { cwd });
      expect(lstatSync(join(cwd, name)).isSymbolicLink()).toBe(true);
    }
    for (const name of ['out/old', 'out/new', 'hard']) expect(written(join(cwd, name))).toBe(2);
  });

  it('may be a pipe, a device, or what standard output leads to', async ({ skip }) => {
    if (process.platform !== 'linux') skip();
    const cwd = folderOf(FILES);
    const node = [process.execPath, BIN];
    const script =
      'mkfifo pipe; cat pipe > piped & "$@" -r csv=/dev/stdout > out/old; wait; echo last >> out/old';
    const done = await run('sh', ['-c', script, 'sh', ...node, ...report('pipe')], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(written(join(cwd, 'piped'))).toBe(2);
    expect(readFileSync(join(cwd, 'out/old'), 'utf8')).toMatch(/^\ufeffa,b,[\s\S]*\nlast\n$/);
    expect(lstatSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
  });

  it('is written where it stands in a folder where none may be made', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip();
    const cwd = folderOf(FILES);
    mkdirSync(join(cwd, 'home'));
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, 'out/old'), 0o666);
    const done = await flong(report('out/old'), { cwd, uid: 65_534 });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(written(join(cwd, 'out/old'))).toBe(2);
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
