import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPUS, carrier, flong, folderOf, idsOf, pairOf, scanned, toldBy } from './support.js';

const record = (id: string, text: string): string => `${JSON.stringify({ id, text })}\n`;

describe.concurrent('a folder', () => {
  const folder = folderOf({
    'one.txt': carrier(1),
    'two.md': carrier(2),
    'deep/er/three.TXT': carrier(3),
    'deep/four.markdown': carrier(4),
    'feed.jsonl': record('five', carrier(5)) + record('six', carrier(6)),
    'feed.ndjson': record('seven', carrier(7)),
    '.hidden.txt': carrier(8),
    '.hidden/eight.txt': carrier(8),
    'page.pdf': carrier(9),
    'data.json': '{}',
    README: carrier(10),
  });

  it('gives every article below it, at any depth, and no hidden ones', async () => {
    const { code, report } = await scanned([folder]);
    expect(code).toBe(0);
    const paths = ['deep/er/three.TXT', 'deep/four.markdown', 'one.txt', 'two.md'];
    expect(idsOf(report)).toEqual([...paths, 'five', 'seven', 'six'].sort());
    expect(report.summary).toMatchObject({ articles: 7, pairs: 21 });
    expect(report.problems).toEqual([]);
  });

  it('has files of other kinds counted in one note, which --quiet leaves out', async () => {
    const told = toldBy(await flong(['scan', folder]));
    expect(told).toEqual([
      expect.stringContaining('left alone 3 files of other kinds (.json 1, .pdf 1, no ending 1)'),
    ]);
    expect(toldBy(await flong(['scan', folder, '--quiet']))).toEqual([]);
  });

  it('leaves out what --ignore names, which may be given more than once', async () => {
    const { code, report } = await scanned([folder, '--ignore', 'deep/**', '--ignore', '*.jsonl']);
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(['one.txt', 'seven', 'two.md']);
    const whole = await scanned([folder, '--ignore', 'deep', '--ignore', '**/*.{jsonl,ndjson}']);
    expect(idsOf(whole.report)).toEqual(['one.txt', 'two.md']);
  });

  it('may be the one that flong runs in', async () => {
    const { report } = await scanned(['.'], { cwd: join(folder, 'deep') });
    expect(idsOf(report)).toEqual(['er/three.TXT', 'four.markdown']);
  });
});

describe.concurrent('names of files', () => {
  it('may hold what globs and shells take for signs', async () => {
    const names = [
      '[draft] {1,2}*.txt',
      'a\\b.txt',
      '!not.txt',
      'it’s “so”?.txt',
      '日本語 記事.txt',
      '(x)/y+z.txt',
    ];
    const folder = folderOf(Object.fromEntries(names.map((name, i) => [name, carrier(i)])));
    const { code, report } = await scanned([folder]);
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual([...names].sort());
    const outright = await scanned(names, { cwd: folder });
    expect(idsOf(outright.report)).toEqual([...names].sort());
  });

  it('may hold a line break, in a folder too', async () => {
    const folder = folderOf({ 'a\nb.txt': carrier(1), 'sub\nfolder/c.txt': carrier(2), 'd.txt': carrier(3) });
    const { report } = await scanned([folder]);
    expect(idsOf(report)).toEqual(['a\nb.txt', 'd.txt', 'sub\nfolder/c.txt']);
  });

  it('may begin with a dash after --', async () => {
    const folder = folderOf({ '-a.txt': carrier(1), '--b.txt': carrier(2) });
    const done = await flong(['scan', '-r', 'json', '--', '-a.txt', '--b.txt'], { cwd: folder });
    expect(done.code, done.stderr).toBe(0);
    expect(idsOf(JSON.parse(done.stdout))).toEqual(['--b.txt', '-a.txt']);
  });
});

describe.concurrent('globs', () => {
  it('give the files they match, with the ids and outlets that a scan of the folder gives', async () => {
    const whole = await scanned([CORPUS]);
    const { code, report, stderr } = await scanned(['**/*.{txt,md,jsonl}'], { cwd: CORPUS });
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(report).toEqual(whole.report);
  });

  it('leave out what --ignore names', async () => {
    const folder = folderOf({ 'a/1.txt': carrier(1), 'a/2.txt': carrier(2), 'b/3.txt': carrier(3) });
    const { report } = await scanned(['*/*.txt', '--ignore', '**/2.txt'], { cwd: folder });
    expect(idsOf(report)).toEqual(['a/1.txt', 'b/3.txt']);
  });

  it('that match nothing are told', async () => {
    const folder = folderOf({ 'a.txt': carrier(1) });
    const { code, report, stderr } = await scanned(['*.md', 'a.txt'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toBe('flong: *.md: matches no file: check the pattern\n');
    expect(idsOf(report)).toEqual(['a.txt']);
  });
});

describe.concurrent('several inputs', () => {
  const cwd = folderOf({
    'north/1.txt': carrier(1),
    'north/deep/2.txt': carrier(2),
    'south/3.txt': carrier(3),
    'loose.log': carrier(4),
  });

  it('may be folders, files and globs at once', async () => {
    const { code, report } = await scanned(['north', 'south/3.txt', '*.log'], { cwd });
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(['loose.log', 'north/1.txt', 'north/deep/2.txt', 'south/3.txt']);
    expect(report.pairs).toHaveLength(6);
  });

  it('give a file once, however often and by whatever path it is named', async () => {
    const file = 'south/3.txt';
    const ways = [
      file,
      `./${file}`,
      `north/../${file}`,
      join(cwd, file),
      'south',
      'south/',
      './south',
      '*/3.txt',
    ];
    const { code, report, stderr } = await scanned([...ways, file], { cwd });
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(report.articles).toHaveLength(1);
    const below = await scanned(['.', 'north', 'north/deep', 'loose.log'], { cwd });
    expect(below.report.articles).toHaveLength(4);
  });

  it('a file named outright is read as text whatever its ending', async () => {
    const { code, report } = await scanned(['loose.log'], { cwd });
    expect(code).toBe(0);
    expect(report.articles).toMatchObject([{ id: 'loose.log', words: 141 }]);
    expect(pairOf(report, 'loose.log', 'loose.log')).toBeUndefined();
  });
});
