import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { checkFile } from '../../src/archive/file.js';
import { BIN, filler, flong, folderOf, type Run, run, toldBy } from '../cli/support.js';

/** Files of some 3 kB each. */
const files = (folder: string, from: number, to: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: to - from }, (_, i) => [`${folder}/${from + i}.txt`, filler(from + i, 400)]),
  );

describe('an archive that cannot be written', () => {
  it('loses nothing when there is no room left, and says so in a line', async () => {
    const folder = folderOf({ ...files('one', 0, 30), ...files('two', 100, 900) });
    await flong(['archive', 'add', 'x.flong', 'one'], { cwd: folder });
    // a limit on the size of files, in blocks of 512 or 1024 bytes, stands for a full disk
    const script = `ulimit -f 700; exec "${process.execPath}" "${BIN}" archive add x.flong two`;
    const full = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(full.status, full.stderr).toBe(2);
    expect(full.stderr.trim().split('\n')).toHaveLength(1);
    expect(full.stderr).toMatch(/^flong: x\.flong: no room left on the disk: /);
    expect((await flong(['archive', 'verify', 'x.flong'], { cwd: folder })).stderr).toContain(
      'whole: 30 articles',
    );
    const again = await flong(['archive', 'add', 'x.flong', 'two'], { cwd: folder });
    expect(again.stderr).toContain('800 added');
    expect((await flong(['archive', 'verify', 'x.flong'], { cwd: folder })).stderr).toContain(
      'whole: 830 articles',
    );
  });

  it('says so where there is not even room to open it, and is whole', async ({ skip }) => {
    if (process.platform === 'win32') skip();
    const folder = folderOf({ ...files('one', 0, 3), 'x.txt': filler(0, 400) });
    await flong(['archive', 'add', 'x.flong', 'one'], { cwd: folder });
    for (const [name, args] of [
      ['y', 'archive add y.flong one'],
      ['x', 'archive list x.flong'],
      ['x', 'archive verify x.flong'],
      ['x', 'archive add x.flong one'],
      ['x', 'check x.txt --against x.flong'],
    ]) {
      rmSync(join(folder, 'x.flong-lock'), { force: true });
      // 4 or 8 kB
      const script = `ulimit -f 8; exec "${process.execPath}" "${BIN}" ${args}`;
      const full = await run('sh', ['-c', script], { cwd: folder });
      expect(full, args).toMatchObject({ code: 2, stdout: '' });
      expect(toldBy(full)).toEqual([
        `flong: ${name}.flong: no room on the disk for ${name}.flong-lock, which is needed to open it: make room`,
      ]);
    }
    expect(readdirSync(folder).sort()).toEqual(['one', 'x.flong', 'x.txt']);
    expect((await flong(['archive', 'verify', 'x.flong'], { cwd: folder })).stderr).toContain(
      'whole: 3 articles',
    );
  });

  it('says so where it may not be written, and can still be read', async () => {
    const folder = folderOf(files('one', 0, 5));
    await flong(['archive', 'add', 'x.flong', 'one'], { cwd: folder });
    const before = readFileSync(join(folder, 'x.flong'));
    chmodSync(folder, 0o555);
    for (const name of ['x.flong', 'x.flong-lock']) chmodSync(join(folder, name), 0o444);
    // root may write anything
    const setting = process.getuid?.() === 0 ? { cwd: folder, uid: 65534 } : { cwd: folder };
    for (const args of [
      ['archive', 'add', 'x.flong', 'one'],
      ['archive', 'remove', 'x.flong', '0.txt'],
      ['archive', 'compact', 'x.flong'],
      ['check', 'one/0.txt', '--against', 'x.flong', '--add'],
    ]) {
      const told = await flong(args, setting);
      expect(told.code, args.join(' ')).toBe(2);
      expect(toldBy(told)).toEqual([
        'flong: x.flong: cannot be written: check the permissions of the file and of its folder',
      ]);
    }
    expect(await flong(['archive', 'list', 'x.flong'], setting)).toMatchObject({ code: 0 });
    const check = await flong(['check', 'one/0.txt', '--against', 'x.flong', '-r', 'json'], setting);
    expect(JSON.parse(check.stdout).pairs).toHaveLength(1);
    chmodSync(folder, 0o755);
    expect(readFileSync(join(folder, 'x.flong')).equals(before)).toBe(true);
  });
});

describe('two writers', () => {
  it('take turns, and both have what they added in', async () => {
    const folder = folderOf({ ...files('one', 0, 60), ...files('two', 100, 160) });
    const runs = await Promise.all(
      ['one', 'two'].map((name) => flong(['archive', 'add', 'x.flong', name], { cwd: folder })),
    );
    for (const { code } of runs) expect(code).toBe(0);
    const verify = await flong(['archive', 'verify', 'x.flong'], { cwd: folder });
    expect(verify.stderr).toContain('whole: 120 articles');
  });
});

/** Adds and compacts by another process until it has done so some thirty times; gives the path, and the end of it. */
async function written(): Promise<{ path: string; ended: Promise<Run> }> {
  const folder = folderOf();
  const path = join(folder, 'x.flong');
  const script = join(folder, 'write.mjs');
  writeFileSync(
    script,
    `import { Archive } from ${JSON.stringify(new URL('../../dist/archive/archive.js', import.meta.url).href)};
     const archive = await Archive.open(${JSON.stringify(path)}, { write: true });
     for (let i = 0; i < 30; i++) {
       await archive.add([{ id: 'x/' + (i % 3), text: ${JSON.stringify(filler(1, 60))} + ' w' + i }], { workers: 1 });
       if (i % 10 === 9) await archive.compact();
     }`,
  );
  await flong(['archive', 'add', path, '-'], { input: filler(7, 50) });
  return { path, ended: run(process.execPath, [script]) };
}

describe('a reader', () => {
  it('sees one moment of the archive from the start of a check to its end, whatever is written', async () => {
    const { path, ended } = await written();
    const archive = await Archive.open(path);
    let checks = 0;
    let done = false;
    void ended.then(() => {
      done = true;
    });
    let most = 0;
    while (!done || checks < 5) {
      const { pairs } = await archive.check(
        { id: 'new', text: filler(1, 60) },
        { workers: 1, allPairs: true },
      );
      expect(pairs.length).toBeLessThanOrEqual(3);
      expect(pairs.length).toBeGreaterThanOrEqual(most);
      most = Math.max(most, pairs.length);
      checks++;
    }
    expect(most).toBe(3);
    await archive.close();
    const { code, stderr } = await ended;
    expect(code, stderr).toBe(0);
  });

  it('can open it at any moment, also while another process writes', async () => {
    const { path, ended } = await written();
    let done = false;
    void ended.then(() => {
      done = true;
    });
    let opened = 0;
    for (; !done; opened++) {
      await checkFile(path, 'read');
      if (opened % 100 === 0) await (await Archive.open(path)).close();
      await new Promise(setImmediate);
    }
    expect(opened).toBeGreaterThan(100);
    const { code, stderr } = await ended;
    expect(code, stderr).toBe(0);
  });
});
