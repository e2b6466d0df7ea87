import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Archive } from '../../dist/archive/archive.js';
import { filler, flong, folderOf, toldBy } from '../cli/support.js';

describe('where nothing could be read', () => {
  it('no archive is left where there was none', async () => {
    const folder = folderOf({ 'not.txt': 'a\0b', 'new.txt': filler(1, 60) });
    for (const name of ['typo', 'not.txt']) {
      const add = await flong(['archive', 'add', 'x.flong', name], { cwd: folder });
      expect(add.code).toBe(2);
      expect(toldBy(add).at(-1)).toBe('flong: x.flong: not made: there was no article to add');
    }
    const check = await flong(['check', 'typo', '--against', 'x.flong', '--add'], { cwd: folder });
    expect(check.code).toBe(2);
    for (const args of [
      ['archive', 'remove', 'x.flong', 'new.txt'],
      ['archive', 'compact', 'x.flong'],
    ])
      expect(await flong(args, { cwd: folder })).toMatchObject({
        code: 2,
        stderr: 'flong: x.flong: no such archive: make one with flong archive add\n',
      });
    expect(readdirSync(folder).sort()).toEqual(['new.txt', 'not.txt']);
  });

  it('an archive that was there stays, and one is made by the first article', async () => {
    const folder = folderOf({ 'new.txt': filler(1, 60) });
    const add = await flong(['archive', 'add', 'x.flong', 'typo', 'new.txt'], { cwd: folder });
    expect(add.code).toBe(2);
    expect(toldBy(add).at(-1)).toBe('flong: x.flong: a new archive: 1 added, 0 replaced, 0 there already');
    const again = await flong(['archive', 'add', 'x.flong', 'typo'], { cwd: folder });
    expect(toldBy(again).at(-1)).toBe('flong: x.flong: 0 added, 0 replaced, 0 there already');
    expect(await flong(['archive', 'list', 'x.flong', '-q'], { cwd: folder })).toMatchObject({ code: 0 });
  });

  it('of the library an archive opened to write can be asked before it is made', async () => {
    const path = join(folderOf(), 'x.flong');
    const archive = await Archive.open(path, { write: true });
    expect(archive.facts).toMatchObject({ articles: 0, size: 0 });
    expect([...archive.articles()]).toEqual([]);
    expect((await archive.check({ id: 'new', text: filler(1, 60) })).pairs).toEqual([]);
    await archive.compact();
    expect(existsSync(path)).toBe(false);
    await archive.add({ id: 'old', text: filler(1, 60) });
    expect((await archive.check({ id: 'new', text: filler(1, 60) })).pairs).toHaveLength(1);
    await archive.close();
  });
});

describe('what is there already', () => {
  const record = (id: string, more = {}): string =>
    JSON.stringify({ id, outlet: 'north', title: 'A title', text: filler(id.length, 60), ...more });

  it('is not replaced where a record with an id of its own comes from another path', async () => {
    const folder = folderOf({
      'one/a.jsonl': `${record('a')}\n`,
      'two/b.jsonl': `${record('b-1')}\n${record('b-23')}\n`,
    });
    await flong(['archive', 'add', 'x.flong', 'one', 'two', '-q'], { cwd: folder });
    const before = readFileSync(join(folder, 'x.flong'));
    for (const args of [['two'], ['two/b.jsonl'], ['-']]) {
      const input = args[0] === '-' ? readFileSync(join(folder, 'two/b.jsonl')) : '';
      const add = await flong(['archive', 'add', 'x.flong', ...args], { cwd: folder, input });
      expect(toldBy(add)).toEqual(['flong: x.flong: 0 added, 0 replaced, 2 there already']);
    }
    expect(readFileSync(join(folder, 'x.flong')).equals(before)).toBe(true);
    const list = await flong(['archive', 'list', 'x.flong', 'two/b.jsonl', '-q'], { cwd: folder });
    expect(list.stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(['b-1', 'b-23', '']);
  });

  it('is replaced where anything else has changed, also from another path', async () => {
    const folder = folderOf({
      'one/a.jsonl': `${record('a')}\n${record('b-1')}\n${record('c-22')}\n`,
      'a.jsonl': `${record('a')}\n${record('b-1', { title: 'Another' })}\n${record('c-22', { text: filler(9, 60) })}\n`,
    });
    await flong(['archive', 'add', 'x.flong', 'one', '-q'], { cwd: folder });
    expect(toldBy(await flong(['archive', 'add', 'x.flong', 'a.jsonl'], { cwd: folder }))).toEqual([
      'flong: b-1: has changed since it was added: replaced',
      'flong: c-22: has changed since it was added: replaced',
      'flong: x.flong: 0 added, 2 replaced, 1 there already',
    ]);
    expect(await flong(['archive', 'verify', 'x.flong'], { cwd: folder })).toMatchObject({ code: 0 });
  });
});

describe('texts that are piped in', () => {
  it('are each kept, and known when they come again', async () => {
    const folder = folderOf();
    const check = (input: string): ReturnType<typeof flong> =>
      flong(['check', '-', '--against', 'x.flong', '--add', '-r', 'json'], { cwd: folder, input });
    const told = ['1 added, 0 replaced, 0 there already', '0 added, 0 replaced, 1 there already'];
    for (const [seed, line] of [
      [1, `a new archive: ${told[0]}`],
      [2, told[0]],
      [1, told[1]],
    ] as const)
      expect(toldBy(await check(filler(seed, 60)))).toEqual([`flong: x.flong: ${line}`]);
    const { pairs } = JSON.parse((await check(filler(2, 60))).stdout);
    expect(pairs).toMatchObject([
      {
        a: { id: 'stdin' },
        b: { id: expect.stringMatching(/^stdin\/[0-9a-f]{16}$/) },
        relation: 'identical',
      },
    ]);
    const list = await flong(['archive', 'list', 'x.flong', 'stdin', '-q'], { cwd: folder });
    expect(list.stdout.match(/^stdin\/[0-9a-f]{16}\t/gm)).toHaveLength(2);
    const add = await flong(['archive', 'add', 'x.flong', '-'], { cwd: folder, input: filler(3, 60) });
    expect(toldBy(add)).toEqual([`flong: x.flong: ${told[0]}`]);
  });

  it('have the ids that their records name, and lines of them where they name none', async () => {
    const folder = folderOf();
    const lines = [{ id: 'r-1', text: filler(1, 60) }, { text: filler(2, 60) }].map((line) =>
      JSON.stringify(line),
    );
    await flong(['archive', 'add', 'x.flong', '-', '-q'], { cwd: folder, input: lines.join('\n') });
    await flong(['archive', 'add', 'x.flong', '-', '-q'], { cwd: folder, input: `${lines.join('\n')}\n\n` });
    const list = await flong(['archive', 'list', 'x.flong', '-q'], { cwd: folder });
    const ids = list.stdout.split('\n').map((line) => line.split('\t')[0].replace(/[0-9a-f]{16}/, 'HASH'));
    expect(ids).toEqual(['r-1', 'stdin/HASH#2', 'stdin/HASH#2', '']);
  });
});
