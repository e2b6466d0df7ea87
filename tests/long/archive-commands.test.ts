import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import {
  CORPUS,
  carrier,
  filler,
  flong,
  folderOf,
  pairOf,
  quick,
  type Run,
  run,
  toldBy,
} from '../cli/support.js';

const FILES = { 'a/1.txt': carrier(1), 'b/2.txt': carrier(2), 'c/3.txt': filler(3, 90) };

/**
 * A folder with articles, and an archive that holds those of `in/`. Each command opens an archive and closes it, whether
 * it has a process of its own or not.
 */
async function seen(
  more: Record<string, string> = {},
  start: typeof quick = quick,
): Promise<{ folder: string; add: Run }> {
  const inner = Object.entries(FILES).map(([path, text]) => [`in/${path}`, text]);
  const folder = folderOf({ ...Object.fromEntries(inner), ...more });
  return { folder, add: await start(['archive', 'add', 'seen.flong', 'in'], { cwd: folder }) };
}

const reportOf = ({ stdout }: Run): Report => JSON.parse(stdout) as Report;

describe('flong archive', () => {
  it.each([
    ['verify', ['--shingle', '3'], '--shingle: goes with archive add alone'],
    ['list', ['--no-progress'], '--no-progress: goes with archive add alone'],
    ['remove', ['1.txt', '--files-from', 'list'], '--files-from: goes with archive add alone'],
    ['compact', ['--families'], '--families: goes with archive list alone'],
    ['add', ['in', '--families'], '--families: goes with archive list alone'],
  ])('%s refuses a flag that it has no use for: %j', async (action, more, message) => {
    const { folder } = await seen();
    const done = await quick(['archive', action, 'seen.flong', ...more], { cwd: folder });
    expect(done).toMatchObject({ code: 2, stdout: '', stderr: `flong: ${message}\n` });
  });

  it('takes settings that are made for all commands, and has no use for some', async () => {
    const { folder } = await seen({ 'flong.config.json': '{"shingle": 5, "progress": false}' });
    const env = { FLONG_WORKERS: '1', FLONG_QUIET: '1' };
    for (const action of ['verify', 'compact']) {
      const done = await quick(['archive', action, 'seen.flong'], { cwd: folder, env });
      expect(done).toMatchObject({ code: 0, stdout: '', stderr: '' });
    }
    const done = await quick(['archive', 'verify', 'seen.flong', '-q', '--no-config'], { cwd: folder });
    expect(done).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('adds, and does nothing for what is there already', async () => {
    const { folder, add } = await seen({}, flong);
    expect(add).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'flong: seen.flong: a new archive: 3 added, 0 replaced, 0 there already\n',
    });
    const before = readFileSync(join(folder, 'seen.flong'));
    const again = await flong(['archive', 'add', 'seen.flong', 'in'], { cwd: folder });
    expect(again.stderr).toBe('flong: seen.flong: 0 added, 0 replaced, 3 there already\n');
    expect(readFileSync(join(folder, 'seen.flong')).equals(before)).toBe(true);
  });

  it('tells what has changed, and has the new text in place of the old', async () => {
    const { folder } = await seen();
    writeFileSync(join(folder, 'in/a/1.txt'), filler(11, 90));
    const add = await quick(['archive', 'add', 'seen.flong', 'in'], { cwd: folder });
    expect(toldBy(add)).toEqual([
      'flong: a/1.txt: has changed since it was added: replaced',
      'flong: seen.flong: 0 added, 1 replaced, 2 there already',
    ]);
    writeFileSync(join(folder, 'new.txt'), carrier(9));
    const { pairs } = reportOf(
      await quick(['check', 'new.txt', '--against', 'seen.flong', '-r', 'json'], { cwd: folder }),
    );
    expect(pairs.map(({ a }) => a.id)).toEqual(['b/2.txt']);
    expect(await quick(['archive', 'verify', 'seen.flong'], { cwd: folder })).toMatchObject({ code: 0 });
  });

  it('lists the families kept, whose ids stay, and those of some articles', async () => {
    const { folder } = await seen({
      'in/d/4.txt': filler(31, 80),
      'in/e/5.txt': `${filler(31, 80)} Once more.`,
    });
    const list = (...more: string[]): Promise<string> =>
      quick(['archive', 'list', 'seen.flong', '--families', '-q', ...more], { cwd: folder }).then(
        ({ stdout }) => stdout,
      );
    expect(await list()).toBe('f1\td/4.txt\nf1\te/5.txt\n');
    expect(await list('e')).toBe('f1\td/4.txt\nf1\te/5.txt\n');
    expect(await list('a')).toBe('');
    await quick(['archive', 'remove', 'seen.flong', 'd/4.txt', '-q'], { cwd: folder });
    expect(await list()).toBe('');
    await quick(['archive', 'add', 'seen.flong', 'in', '-q'], { cwd: folder });
    expect(await list()).toBe('f1\td/4.txt\nf1\te/5.txt\n');
    const wrong = await quick(['archive', 'verify', 'seen.flong', '--families'], { cwd: folder });
    expect(wrong).toMatchObject({ code: 2, stderr: 'flong: --families: goes with archive list alone\n' });
  });

  it('lists in the order of ids, tab-separated, and removes by id, folder and file of records', async () => {
    const records = `${JSON.stringify({ id: 'r-1', text: filler(21, 60), title: 'Tab\there' })}\n`;
    const { folder } = await seen({ 'in/feed/day.jsonl': records });
    const list = await quick(['archive', 'list', 'seen.flong', '-q'], { cwd: folder });
    expect(list).toMatchObject({ code: 0, stderr: '' });
    expect(list.stdout.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
      ['a/1.txt', 'a'],
      ['b/2.txt', 'b'],
      ['c/3.txt', 'c'],
      ['r-1', 'feed'],
      [''],
    ]);
    expect(list.stdout).toContain('\tTab here\n');
    const remove = await quick(['archive', 'remove', 'seen.flong', 'b', 'feed/day.jsonl', 'none.txt'], {
      cwd: folder,
    });
    expect(remove.code).toBe(2);
    expect(toldBy(remove)).toEqual([
      'flong: none.txt: is not in seen.flong: see flong archive list seen.flong',
      'flong: seen.flong: 2 articles removed, 2 left',
    ]);
    const compact = await quick(['archive', 'compact', 'seen.flong'], { cwd: folder });
    expect(compact.stderr).toMatch(/^flong: seen\.flong: 2 articles of 2 outlets, [0-9]+ words, /);
    const verify = await quick(['archive', 'verify', 'seen.flong'], { cwd: folder });
    expect(verify.stderr).toMatch(/^flong: seen\.flong: whole: 2 articles /);
    expect((await quick(['archive', 'list', 'seen.flong', '-q'], { cwd: folder })).stdout).not.toContain(
      'r-1',
    );
  });

  it('is refused where it is none, with what to do', async () => {
    const folder = folderOf({ 'note.txt': 'Not an archive at all.', 'empty.flong': '' });
    mkdirSync(join(folder, 'sub'));
    const told = async (...args: string[]): Promise<string> => {
      const done = await flong(args, { cwd: folder });
      expect(done).toMatchObject({ code: 2, stdout: '' });
      return done.stderr;
    };
    expect(await told('archive', 'list', 'gone.flong')).toBe(
      'flong: gone.flong: no such archive: make one with flong archive add\n',
    );
    await run('mkfifo', [join(folder, 'pipe')]);
    for (const name of ['note.txt', 'empty.flong', 'pipe'])
      expect(await told('archive', 'list', name)).toBe(
        `flong: ${name}: is no archive of flong: name another file\n`,
      );
    expect(await told('archive', 'add', 'sub', 'note.txt')).toBe(
      'flong: sub: is a folder: an archive is a file\n',
    );
    expect(await told('archive', 'add', 'no/such/folder/x.flong', 'note.txt')).toBe(
      'flong: no/such/folder/x.flong: cannot be made: no such folder\n',
    );
    expect(await told('archive', 'ad', 'x', 'y')).toMatch(/did you mean add\?/);
    expect(await told('check', 'note.txt')).toBe(
      'flong: check: name an archive or a folder with --against\n',
    );
  });

  it('keeps the options that shape it, and refuses others', async () => {
    const { folder } = await seen();
    await quick(['archive', 'add', 'six.flong', 'in', '--shingle', '6', '--window', '3'], { cwd: folder });
    const check = ['check', 'in/a/1.txt', '--against', 'six.flong'];
    const { options } = reportOf(await quick([...check, '-r', 'json'], { cwd: folder }));
    expect(options).toMatchObject({ shingle: 6, window: 3 });
    for (const run of [
      await quick([...check, '--shingle', '5'], { cwd: folder }),
      await quick(['archive', 'add', 'six.flong', 'in', '--shingle', '5'], { cwd: folder }),
    ]) {
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain(
        'flong: six.flong: was made with --shingle 6, not 5: leave the option out, or make another archive\n',
      );
    }
  });
});

describe('flong check', () => {
  it('tells of new articles what they share with the archive and among them, and nothing else', async () => {
    const { folder } = await seen({ 'x.txt': carrier(7), 'y.txt': filler(8, 80) });
    const run = await quick(['check', 'x.txt', 'y.txt', '--against', 'seen.flong', '-r', 'json'], {
      cwd: folder,
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const report = reportOf(run);
    expect(report.pairs.map(({ a, b }) => `${a.id} ${b.id}`)).toEqual(['a/1.txt x.txt', 'b/2.txt x.txt']);
    expect(report.articles.map(({ id }) => id)).toEqual(['a/1.txt', 'b/2.txt', 'x.txt', 'y.txt']);
    expect(pairOf(report, 'a/1.txt', 'x.txt')?.passages[0].matched).toBe(45);
  });

  it('adds what it has checked with --add, and then knows it', async () => {
    const { folder } = await seen({ 'x.txt': carrier(7), 'y.txt': carrier(8) });
    const check = ['check', 'x.txt', '--against', 'seen.flong', '--add', '-r', 'json'];
    const first = await flong(check, { cwd: folder });
    expect(first.stderr).toBe('flong: seen.flong: 1 added, 0 replaced, 0 there already\n');
    expect(reportOf(first).pairs).toHaveLength(2);
    const again = await flong(check, { cwd: folder });
    expect(again.stderr).toBe('flong: seen.flong: 0 added, 0 replaced, 1 there already\n');
    expect(reportOf(again)).toEqual(reportOf(first));
    const { pairs } = reportOf(
      await flong(['check', 'y.txt', '--against', 'seen.flong', '-r', 'json'], { cwd: folder }),
    );
    expect(pairs).toHaveLength(3);
  });

  it('against a folder is a scan of both, of which the new ones are told', async () => {
    const { folder } = await seen({ 'in/d/4.txt': carrier(4), 'x.txt': carrier(7) });
    const check = reportOf(
      await quick(['check', 'x.txt', 'in/d/4.txt', '--against', 'in', '-r', 'json'], { cwd: folder }),
    );
    expect(check.pairs.map(({ a, b }) => `${a.id} ${b.id}`)).toEqual([
      'a/1.txt in/d/4.txt',
      'a/1.txt x.txt',
      'b/2.txt in/d/4.txt',
      'b/2.txt x.txt',
      'in/d/4.txt x.txt',
    ]);
  });

  it('gives the corpus what a scan of it gives, article by article', async () => {
    const folder = folderOf();
    const archive = join(folder, 'corpus.flong');
    const whole = reportOf(await quick(['scan', CORPUS, '--all-pairs', '-r', 'json']));
    expect((await quick(['archive', 'add', archive, CORPUS, '-q'])).code).toBe(0);
    const check = reportOf(await quick(['check', CORPUS, '--against', archive, '--all-pairs', '-r', 'json']));
    expect(check.pairs).toEqual(whole.pairs);
    expect(check.families).toEqual(whole.families);
  });
});
