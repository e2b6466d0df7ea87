import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filler, flong, folderOf, idsOf, run, scanned, toldBy } from './support.js';

const article = (seed: number): string => filler(seed, 30);

describe.concurrent('.flongignore', () => {
  it('leaves out what it names, in its folder and below, as .gitignore does', async () => {
    const cwd = folderOf({
      '.flongignore': '# drafts\n*.md\n/top.txt\nold/\n!keep.md\nlogs/**\n!logs/x.txt\n',
      'top.txt': article(1),
      'sub/top.txt': article(2),
      'a.md': article(3),
      'sub/keep.md': article(4),
      'old/keep.md': article(5),
      'sub/old/x.txt': article(6),
      'logs/x.txt': article(7),
      'logs/y.txt': article(8),
      'sub/.flongignore': 'z*.txt\n!a.md',
      'sub/z1.txt': article(9),
      'sub/a.md': article(10),
      'z1.txt': article(11),
    });
    const run = await scanned([cwd]);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(idsOf(run.report)).toEqual(['logs/x.txt', 'sub/a.md', 'sub/keep.md', 'sub/top.txt', 'z1.txt']);
  });

  it('goes along with --ignore, counts nothing as left alone, and says nothing of what may not be read', async () => {
    const cwd = folderOf({
      '.flongignore': '\ufeff*.bin\r\nbroken\r\n',
      'a.txt': article(1),
      'b.txt': article(2),
      'c.bin': 'x',
    });
    symlinkSync('nowhere', join(cwd, 'broken'));
    const run = await scanned([cwd, '--ignore', 'b.txt']);
    expect([run.code, run.stderr, idsOf(run.report)]).toEqual([0, '', ['a.txt']]);
  });

  it('holds in folders that a link leads to, and not for files named outright', async () => {
    const other = folderOf({ '.flongignore': 'x.txt', 'x.txt': article(1), 'y.txt': article(2) });
    const cwd = folderOf({ '.flongignore': 'a.txt', 'a.txt': article(3), 'b.txt': article(4) });
    symlinkSync(other, join(cwd, 'link'));
    expect(idsOf((await scanned([cwd])).report)).toEqual(['b.txt', 'link/y.txt']);
    expect(idsOf((await scanned(['a.txt', 'b.txt'], { cwd })).report)).toEqual(['a.txt', 'b.txt']);
  });

  it('that is a pipe, a device or beyond all measure is told, not waited for', async ({ skip }) => {
    if (process.platform === 'win32') skip();
    const cwd = folderOf({
      'a/x.txt': article(1),
      'b/x.txt': article(2),
      'c/x.txt': article(3),
      'c/.flongignore': `${'#'.repeat(100)}\n`.repeat(11_000),
    });
    await run('mkfifo', [join(cwd, 'a/.flongignore')]);
    symlinkSync('/dev/zero', join(cwd, 'b/.flongignore'));
    const done = await flong(['scan', '.', '-q'], { cwd });
    expect(done.code).toBe(2);
    expect(toldBy(done)).toEqual(
      ['a', 'b', 'c'].map(
        (of) => `flong: ${of}/.flongignore: is no file of up to 1 MB: nothing is left out by it`,
      ),
    );
    expect(done.stdout).toContain('3 articles');
  });
});
