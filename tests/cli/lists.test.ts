import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, carrier, flong, folderOf, idsOf, run, scanned, toldBy } from './support.js';

const record = (fields: object): string => `${JSON.stringify(fields)}\n`;

describe.concurrent('standard input', () => {
  it.each<[string, string]>([
    ['a page', `<!doctype html>\n<html><body><article>${'%'}</article></body></html>`],
    [
      'a page without a doctype, behind a comment',
      `\ufeff <!-- saved -->\n<HTML lang="en"><body>${'%'}</body></HTML>`,
    ],
    ['XHTML', `<?xml version="1.0"?>\n<!DOCTYPE html>\n<html><body>${'%'}</body></html>`],
  ])('gives the article of %s, without its tags', async (_, frame) => {
    const body = carrier(1)
      .trim()
      .split('\n\n')
      .map((text) => `<p class="words of the page">${text}</p>`)
      .join('');
    const { code, report } = await scanned(['-'], { input: frame.replace('%', body) });
    expect(code).toBe(0);
    expect(report.articles).toMatchObject([{ id: 'stdin', words: 141 }]);
  });

  it('gives one article of plain text', async () => {
    const { code, report } = await scanned(['-'], { input: carrier(1) });
    expect(code).toBe(0);
    expect(report.articles).toMatchObject([{ id: 'stdin', path: 'stdin', outlet: null, words: 141 }]);
  });

  it('gives one article for each JSON line, also after white space and a byte-order mark', async () => {
    const lines = record({ id: 'x', text: carrier(1) }) + record({ text: carrier(2) });
    for (const before of ['', '\n  ', '\ufeff']) {
      const { code, report } = await scanned(['-'], { input: before + lines });
      expect(code).toBe(0);
      const line = before.includes('\n') ? 3 : 2;
      expect(idsOf(report)).toEqual([`stdin#${line}`, 'x']);
      expect(report.pairs).toHaveLength(1);
    }
  });

  it('stands beside files', async () => {
    const cwd = folderOf({ 'a.txt': carrier(1) });
    const { report } = await scanned(['a.txt', '-'], { cwd, input: carrier(2) });
    expect(idsOf(report)).toEqual(['a.txt', 'stdin']);
    expect(report.pairs).toHaveLength(1);
  });

  it('named twice is read once', async () => {
    const { code, report, stderr } = await scanned(['-', '-'], { input: carrier(1) });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(['stdin']);
  });

  it('may be slow in coming', async () => {
    const pipe = `(printf 'One two three '; sleep 0.3; printf 'four five six') | "$0" "$1" scan - -r json`;
    const { code, stdout } = await run('sh', ['-c', pipe, process.execPath, BIN]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).summary.words).toBe(6);
  });

  it('may be a pipe that does not block, as some parents leave it', async ({ skip }) => {
    if ((await run('perl', ['-v']).catch(() => null)) === null) skip();
    const open = 'use Fcntl; fcntl(STDIN, F_SETFL, O_NONBLOCK); exec @ARGV';
    const pipe = `(sleep 2; printf 'One two three four five six') | perl -e "$2" "$0" "$1" scan - -r json`;
    const done = await run('sh', ['-c', pipe, process.execPath, BIN, open]);
    expect(done.stderr).toBe('');
    expect(JSON.parse(done.stdout).summary.words).toBe(6);
  });

  it('that is a folder is told in one line', async () => {
    const done = await run('sh', ['-c', `"$0" "$1" scan - < "$2"`, process.execPath, BIN, folderOf()]);
    expect(done.code).toBe(2);
    expect(toldBy(done)).toEqual([expect.stringMatching(/^flong: (stdin|-|standard input): .*folder/)]);
  });
});

describe.concurrent('--files-from', () => {
  const cwd = folderOf({
    'a.txt': carrier(1),
    'b b.txt': carrier(2),
    'c\nc.txt': carrier(3),
    'sub/d.txt': carrier(4),
    'sub/e.txt': carrier(5),
    'lines.list': 'a.txt\r\n\nb b.txt\nsub\n',
    'zeros.list': 'a.txt\0c\nc.txt\0sub/e.txt\0',
    'unended.list': 'a.txt\nb b.txt',
    'nothing.list': '\n\n',
    'twice.list': 'a.txt\n./a.txt\nsub\n',
  });

  it.each<[string, string[], string[]]>([
    [
      'paths a line each, of files and folders',
      ['lines.list'],
      ['a.txt', 'b b.txt', 'sub/d.txt', 'sub/e.txt'],
    ],
    ['paths that end in zero bytes', ['zeros.list', '--null'], ['a.txt', 'c\nc.txt', 'sub/e.txt']],
    ['a last line without an end', ['unended.list'], ['a.txt', 'b b.txt']],
    ['paths beside those named', ['unended.list', 'sub/d.txt', 'a.txt'], ['a.txt', 'b b.txt', 'sub/d.txt']],
    ['a file listed twice, once', ['twice.list'], ['a.txt', 'sub/d.txt', 'sub/e.txt']],
  ])('reads %s', async (_, args, expected) => {
    const { code, report, stderr } = await scanned(['--files-from', ...args], { cwd });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(expected);
  });

  it('names --null where the paths end in zero bytes and it is not given', async () => {
    const input = 'c\nc.txt\0b b.txt\0';
    const { code, stdout, stderr } = await flong(['scan', '--files-from', '-'], { cwd, input });
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      'flong: --files-from -: its paths end in zero bytes: give --null too\n',
    ]);
  });

  it('reads the list from standard input, in lines and with --null', async () => {
    const lines = await scanned(['--files-from', '-'], { cwd, input: 'sub/d.txt\na.txt\n' });
    expect(idsOf(lines.report)).toEqual(['a.txt', 'sub/d.txt']);
    const zeros = await scanned(['--files-from', '-', '--null'], { cwd, input: 'c\nc.txt\0b b.txt\0' });
    expect(idsOf(zeros.report)).toEqual(['b b.txt', 'c\nc.txt']);
  });

  it('of a list that names nothing says that there is nothing to read', async () => {
    const done = await flong(['scan', '--files-from', 'nothing.list'], { cwd });
    expect(done.code).toBe(2);
    expect(toldBy(done)).toEqual([expect.stringMatching(/^flong: nothing to read: /)]);
  });

  it.each([
    ['is not there', 'none.list', /^flong: none\.list: no such file/],
    ['is a folder', 'sub', /^flong: sub: is a folder where a file was expected/],
  ])('whose list %s tells so in one line', async (_, list, line) => {
    const done = await flong(['scan', 'a.txt', '--files-from', list], { cwd });
    expect(done.code).toBe(2);
    expect(done.stdout).toBe('');
    expect(toldBy(done)).toEqual([expect.stringMatching(line)]);
  });

  it('tells listed files that are not there by name and reads the rest', async () => {
    const { code, report, stderr } = await scanned(['--files-from', '-'], {
      cwd,
      input: 'none.txt\na.txt\nno/b.txt\n',
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^flong: no\/b\.txt: no such file.*\nflong: none\.txt: no such file.*\n$/);
    expect(idsOf(report)).toEqual(['a.txt']);
  });

  it('does not share standard input with -', async () => {
    const done = await flong(['scan', '-', '--files-from', '-'], { cwd, input: 'a.txt\n' });
    expect(done.code).toBe(2);
    expect(done.stdout).toBe('');
    expect(toldBy(done)).toEqual([
      expect.stringMatching(/--files-from.*standard input|standard input.*--files-from/),
    ]);
  });
});

describe.concurrent('symbolic links', () => {
  it('to files and folders elsewhere are followed, those to folders below the one scanned are not', async () => {
    const other = folderOf({ 'x.txt': carrier(1), 'deep/y.txt': carrier(2) });
    const folder = folderOf({ 'own/z.txt': carrier(3) });
    symlinkSync(other, join(folder, 'linked'));
    symlinkSync(join(other, 'x.txt'), join(folder, 'file.txt'));
    symlinkSync('own', join(folder, 'again'));
    const { code, report, stderr } = await scanned([folder]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(['file.txt', 'linked/deep/y.txt', 'linked/x.txt', 'own/z.txt']);
  });

  it('lead to what --ignore names by its path below the folder scanned', async () => {
    const other = folderOf({ 'x.txt': carrier(1), 'deep/y.txt': carrier(2) });
    const folder = folderOf({ 'z.txt': carrier(3) });
    symlinkSync(other, join(folder, 'linked'));
    const { report } = await scanned([folder, '--ignore', 'linked/deep/**']);
    expect(idsOf(report)).toEqual(['linked/x.txt', 'z.txt']);
  });
});
