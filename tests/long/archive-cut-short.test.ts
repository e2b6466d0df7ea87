import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkFile } from '../../src/archive/file.js';
import { Store } from '../../src/archive/store.js';
import { carrier, filler, flong, folderOf } from '../cli/support.js';

/** Every command and every kind of damage: tests/long/archive-cut.test.ts. */

let folder: string;
let path: string;
let whole: Buffer;

beforeAll(async () => {
  const articles = Array.from({ length: 30 }, (_, i) => [`in/${i % 4}/${i}.txt`, filler(i, 200)]);
  folder = folderOf({ ...Object.fromEntries(articles), 'new.txt': carrier(99) });
  path = join(folder, 'x.flong');
  await flong(['archive', 'add', 'x.flong', 'in', '-q'], { cwd: folder });
  whole = readFileSync(path);
});

/** An archive of these bytes, that no other process has open. */
function put(bytes: Uint8Array): void {
  for (const name of [path, `${path}-lock`]) rmSync(name, { force: true });
  writeFileSync(path, bytes);
}

describe('an archive that was cut short', () => {
  it.each([
    ['archive', 'list', 'x.flong'],
    ['archive', 'add', 'x.flong', 'in'],
    ['check', 'new.txt', '--against', 'x.flong'],
  ])('is refused by %s %s in a line that says what to do', async (...args) => {
    put(whole.subarray(0, 20_000));
    expect(await flong(args, { cwd: folder })).toMatchObject({
      code: 2,
      stdout: '',
      stderr:
        'flong: x.flong: is damaged (cut short, as by a copy that did not end): ' +
        'put back a copy of it, or make it anew from the articles\n',
    });
  });

  it('is refused wherever it was cut', async () => {
    for (const left of [100, 4096, 8191, 8192, whole.length - 4096, whole.length - 1]) {
      put(whole.subarray(0, left));
      await expect(checkFile(path, 'read'), `${left} bytes`).rejects.toThrow(/x\.flong: is damaged \(/);
    }
    put(whole);
    await checkFile(path, 'read');
  });
});

it('an archive whose last page was given out and freed at once, and so never written, is sound', async () => {
  // after all other keys, so that nothing is left of them but free pages
  const key = (i: number): Buffer => Buffer.from([255, 255, 255, 255, 0, i]);
  put(whole);
  const store = await Store.open(path, 'write');
  store.write(() => {
    for (let i = 0; i < 100; i++) store.put('texts', key(i), Buffer.alloc(400));
  });
  store.write(() => {
    for (let i = 99; i >= 0; i--) store.remove('texts', key(i));
  });
  await store.close();
  const bytes = readFileSync(path);
  const newest = bytes.readBigUInt64LE(152) < bytes.readBigUInt64LE(4096 + 152) ? 4096 : 0;
  const pages = Number(bytes.readBigUInt64LE(newest + 144)) + 1;
  expect(bytes.length).toBe((pages - 1) * 4096);
  expect(await flong(['archive', 'list', 'x.flong', '-q'], { cwd: folder })).toMatchObject({ code: 0 });
  expect(await flong(['archive', 'verify', 'x.flong', '-q'], { cwd: folder })).toMatchObject({ code: 0 });
  put(bytes.subarray(0, bytes.length - 4096));
  await expect(checkFile(path, 'read')).rejects.toThrow(/cut short/);
});
