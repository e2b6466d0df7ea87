import { renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, carrier, filler, flong, folderOf, numbers, run } from '../cli/support.js';

interface Line {
  readonly type: string;
  readonly path: string;
  readonly pairs: { a: { id: string }; b: { id: string } }[];
  readonly archive?: { added: number };
}

const linesOf = (stdout: string): Line[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

describe('flong watch', () => {
  it('checks what is there with --once, a line of JSON each', async () => {
    const folder = folderOf({ 'in/1.txt': carrier(1), 'new/2.txt': carrier(2), 'new/3.txt': filler(3, 60) });
    await flong(['archive', 'add', 'x.flong', 'in', '-q'], { cwd: folder });
    const watched = await flong(['watch', 'new', '--against', 'x.flong', '--once'], { cwd: folder });
    expect(watched).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf(watched.stdout).map(({ type, path, pairs }) => [type, path, pairs.length])).toEqual([
      ['checked', '2.txt', 1],
      ['checked', '3.txt', 0],
    ]);
  });

  it('lets no control of a text reach the terminal raw', async () => {
    const id = 'a\u009b2J\u202e';
    const folder = folderOf({
      'in/1.txt': carrier(1),
      'new/2.jsonl': JSON.stringify({ id, text: carrier(2) }),
    });
    await flong(['archive', 'add', 'x.flong', 'in', '-q'], { cwd: folder });
    const { stdout } = await flong(['watch', 'new', '--against', 'x.flong', '--once'], { cwd: folder });
    expect(stdout).not.toMatch(/[\u007f-\u009f\u202e]/);
    expect(linesOf(stdout)).toMatchObject([{ articles: [{ id: '1.txt' }, { id }] }]);
  });

  it('tells what of the folder cannot be read, once, and says so in its code; an empty folder is no trouble', async () => {
    const folder = folderOf({ 'in/1.txt': carrier(1), 'new/2.txt': carrier(2), 'empty/.keep': '' });
    await flong(['archive', 'add', 'x.flong', 'in', '-q'], { cwd: folder });
    symlinkSync('nowhere.txt', join(folder, 'new/gone.txt'));
    const told = /^flong: gone\.txt: .*link.*\n$/;
    const once = await flong(['watch', 'new', '--against', 'x.flong', '--once'], { cwd: folder });
    expect(linesOf(once.stdout).map(({ path }) => path)).toEqual(['2.txt']);
    expect(once).toMatchObject({ code: 2, stderr: expect.stringMatching(told) });
    const empty = await flong(['watch', 'empty', '--against', 'x.flong', '--once'], { cwd: folder });
    expect(empty).toMatchObject({ code: 0, stdout: '', stderr: '' });
    let begun = false;
    const going = await run(process.execPath, [BIN, 'watch', 'new', '--against', 'x.flong'], {
      cwd: folder,
      watch: (child, stderr) => {
        if (begun || !stderr.includes('watching')) return;
        begun = true;
        child.stdout?.on('data', (bytes: Buffer) => {
          if (bytes.includes('3.txt')) child.kill('SIGINT');
        });
        writeFileSync(join(folder, 'new/3.txt'), carrier(3));
      },
    });
    expect(going.stderr.match(/gone\.txt/g)).toHaveLength(1);
  });

  it('checks files as they come, and with --add knows them from then on', async () => {
    const folder = folderOf({ 'in/1.txt': filler(1, 60), 'new/one.txt': filler(2, 60) });
    await flong(['archive', 'add', 'x.flong', 'in', '-q'], { cwd: folder });
    const next = numbers(3);
    let step = 0;
    let out = '';
    const args = [BIN, 'watch', 'new', '--against', 'x.flong', '--add'];
    const watched = await run(process.execPath, args, {
      cwd: folder,
      watch: (child, stderr) => {
        if (step > 0 || !stderr.includes('watching')) return;
        step = 1;
        child.stdout?.on('data', (bytes: Buffer) => {
          out += bytes;
          const lines = linesOf(out.slice(0, out.lastIndexOf('\n') + 1)).length;
          if (lines >= 1 && step === 2) {
            step = 3;
            writeFileSync(join(folder, 'new/b.txt'), carrier(next()));
          }
          if (lines >= 2) child.kill('SIGINT');
        });
        // written elsewhere and moved in, as careful programs do
        writeFileSync(join(folder, 'a.txt'), carrier(next()));
        renameSync(join(folder, 'a.txt'), join(folder, 'new/a.txt'));
        step = 2;
      },
    });
    expect(watched.code).toBe(130);
    const lines = linesOf(watched.stdout);
    expect(lines.map(({ path }) => path)).toEqual(['one.txt', 'a.txt', 'b.txt']);
    expect(lines[2].pairs).toMatchObject([{ a: { id: 'a.txt' }, b: { id: 'b.txt' } }]);
    expect(lines.map(({ archive }) => archive?.added)).toEqual([1, 1, 1]);
  });

  it('tells that it has made the archive it adds to, as a mistyped name has it made', async () => {
    const folder = folderOf({ 'in/1.txt': filler(1, 60), 'in/2.txt': filler(2, 60) });
    const watched = (...more: string[]): Promise<{ stderr: string }> =>
      flong(['watch', 'in', '--against', 'x.flong', '--add', '--once', ...more], { cwd: folder });
    expect((await watched()).stderr).toBe(
      'flong: x.flong: a new archive: 1 added, 0 replaced, 0 there already\n',
    );
    expect((await watched()).stderr).toBe('');
    rmSync(join(folder, 'x.flong'));
    expect((await watched('-q')).stderr).toBe('');
  });

  it('checks a file that is dated in the future, as by another clock, whether it is there or comes', async () => {
    const folder = folderOf({ 'in/1.txt': filler(1, 60), 'new/2.txt': filler(2, 60) });
    await flong(['archive', 'add', 'x.flong', 'in', '-q'], { cwd: folder });
    const ahead = (path: string): void => utimesSync(join(folder, path), 4e9, 4e9);
    ahead('new/2.txt');
    const once = await flong(['watch', 'new', '--against', 'x.flong', '--once'], { cwd: folder });
    expect(linesOf(once.stdout).map(({ path }) => path)).toEqual(['2.txt']);
    let begun = false;
    let late: NodeJS.Timeout | undefined;
    const going = await run(process.execPath, [BIN, 'watch', 'new', '--against', 'x.flong'], {
      cwd: folder,
      watch: (child, stderr) => {
        if (begun || !stderr.includes('watching')) return;
        begun = true;
        late = setTimeout(() => child.kill('SIGTERM'), 20_000);
        child.stdout?.on('data', (bytes: Buffer) => {
          if (bytes.includes('3.txt')) child.kill('SIGINT');
        });
        writeFileSync(join(folder, 'new/3.txt'), filler(3, 60));
        ahead('new/3.txt');
      },
    });
    clearTimeout(late);
    expect(linesOf(going.stdout).map(({ path }) => path)).toEqual(['2.txt', '3.txt']);
  });

  it.each([
    ['quietly', filler(2, 60), 0, ''],
    ['with a code that tells of the first file too', '', 2, 'flong: 1.txt: is empty: nothing to compare\n'],
  ])('ends when nobody reads what it tells any more: %s', async (_, text, code, told) => {
    const folder = folderOf({ 'in/1.txt': filler(1, 60), 'new/1.txt': text });
    await flong(['archive', 'add', 'x.flong', 'in', '-q'], { cwd: folder });
    const args = [BIN, 'watch', 'new', '--against', 'x.flong', '--add'];
    const next = numbers(4);
    let more: NodeJS.Timeout | undefined;
    const watched = await run(process.execPath, args, {
      cwd: folder,
      watch: (child, stderr) => {
        child.stdout?.once('data', () => child.stdout?.destroy());
        if (more !== undefined || !stderr.includes('watching')) return;
        // what comes then is told to nobody; one that goes on for ever is ended
        let left = 100;
        more = setInterval(() => {
          writeFileSync(join(folder, `new/${next()}.txt`), carrier(next()));
          if (--left === 0) child.kill();
        }, 300);
      },
    });
    clearInterval(more);
    expect(watched).toMatchObject({
      code,
      signal: null,
      stderr: `${told}flong: new: watching for articles; Ctrl-C ends it\n`,
    });
  });

  it('says what it lacks', async () => {
    const folder = folderOf();
    expect((await flong(['watch', '.'], { cwd: folder })).stderr).toBe(
      'flong: watch: name an archive with --against\n',
    );
    expect((await flong(['watch', 'gone', '--against', 'x'], { cwd: folder })).stderr).toBe(
      'flong: watch gone: no such folder\n',
    );
  });
});
