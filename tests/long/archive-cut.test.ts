import { copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import { beforeAll, describe, expect, it } from 'vitest';
import { Archive } from '../../dist/archive/archive.js';
import { checkFile } from '../../src/archive/file.js';
import { Store } from '../../src/archive/store.js';
import { carrier, filler, flong, folderOf, numbers, toldBy } from '../cli/support.js';

let folder: string;
let whole: Buffer;

beforeAll(async () => {
  const articles = Array.from({ length: 60 }, (_, i) => [`in/${i % 4}/${i}.txt`, filler(i, 200)]);
  folder = folderOf({ ...Object.fromEntries(articles), 'new.txt': carrier(99) });
  await flong(['archive', 'add', 'whole.flong', 'in', '-q'], { cwd: folder });
  whole = readFileSync(join(folder, 'whole.flong'));
});

/** An archive of these bytes, that no other process has open. */
function put(bytes: Uint8Array): void {
  for (const name of ['x.flong', 'x.flong-lock']) rmSync(join(folder, name), { force: true });
  writeFileSync(join(folder, 'x.flong'), bytes);
}

/** What a command says of the archive: one line, and nothing else. */
async function refusal(...args: string[]): Promise<string> {
  const run = await flong(args, { cwd: folder });
  const what = `${args.join(' ')}: ${run.signal} ${run.stderr}`;
  expect(run, what).toMatchObject({ code: 2, stdout: '' });
  expect(toldBy(run), what).toHaveLength(1);
  return toldBy(run)[0];
}

const CUT =
  /^flong: x\.flong: is damaged \(.*(?:cut short|missing).*\): put back a copy of it, or make it anew from the articles$/;

describe('an archive that was cut short', () => {
  it.each([
    ['archive', 'list', 'x.flong'],
    ['archive', 'verify', 'x.flong'],
    ['archive', 'add', 'x.flong', 'in'],
    ['archive', 'remove', 'x.flong', '0/0.txt'],
    ['archive', 'compact', 'x.flong'],
    ['check', 'new.txt', '--against', 'x.flong'],
    ['check', 'new.txt', '--against', 'x.flong', '--add'],
    ['watch', 'in', '--against', 'x.flong', '--once'],
    ['serve', '--archive', 'x.flong', '--port', '0'],
  ])('is refused by %s %s %s, with what to do', async (...args) => {
    const part = whole.subarray(0, 20_000);
    put(part);
    expect(await refusal(...args)).toMatch(CUT);
    expect(readFileSync(join(folder, 'x.flong')).equals(part)).toBe(true);
  });

  it('is refused wherever it was cut', async () => {
    // in the head of the first page, at pages, inside of them, by the last page or byte
    for (const left of [28, 100, 4096, 4100, 8191, 8192, 8193, whole.length - 4096, whole.length - 1]) {
      put(whole.subarray(0, left));
      expect(await refusal('archive', 'list', 'x.flong'), `${left} bytes`).toMatch(CUT);
    }
  });

  it('is an ArchiveError of the library', async () => {
    put(whole.subarray(0, 20_000));
    await expect(Archive.open(join(folder, 'x.flong'))).rejects.toMatchObject({
      name: 'ArchiveError',
      message: expect.stringContaining('cut short'),
    });
  });
});

describe('what is no archive', () => {
  const next = numbers(3);
  const withMagic = (bytes: Buffer): Buffer => {
    bytes.writeUInt32LE(0xbeefc0de, 24);
    return bytes;
  };
  const changed = (change: (bytes: Buffer) => void): Buffer => {
    const bytes = Buffer.from(whole);
    change(bytes);
    return bytes;
  };

  it.each([
    ['zeros behind the mark of LMDB', () => withMagic(Buffer.alloc(50_000))],
    [
      'chance behind the mark of LMDB',
      () => withMagic(Buffer.from(Array.from({ length: 50_000 }, () => next() & 255))),
    ],
    ['a copy of which the rest is still zeros', () => changed((bytes) => bytes.fill(0, 20_480))],
    ['a first page without a size of pages', () => changed((bytes) => bytes.fill(0, 48, 52))],
    ['a second page from elsewhere', () => changed((bytes) => bytes.fill(0x55, 4096, 8192))],
    ['a page that says it comes long after the other', () => changed((bytes) => bytes.fill(1, 4253, 4254))],
  ])('is refused in a line: %s', async (_, bytes) => {
    put(bytes());
    for (const args of [
      ['archive', 'list', 'x.flong'],
      ['archive', 'add', 'x.flong', 'in'],
    ])
      expect(await refusal(...args)).toMatch(/^flong: x\.flong: is damaged \(/);
  });

  it('is refused where it is the database of another program, and left as it is', async () => {
    const path = join(folder, 'other.mdb');
    const other = open({ path, noSubdir: true });
    await other.put('a', 1);
    await other.close();
    const before = readFileSync(path);
    for (const args of [
      ['archive', 'list', 'other.mdb'],
      ['archive', 'add', 'other.mdb', 'in'],
    ])
      expect(await refusal(...args)).toBe('flong: other.mdb: is no archive of flong: name another file');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is refused where it was made and never written to', async () => {
    const path = join(folder, 'void.mdb');
    await open({ path, noSubdir: true }).close();
    expect(await refusal('check', 'new.txt', '--against', 'void.mdb')).toMatch(
      /^flong: void\.mdb: holds nothing: /,
    );
  });
});

describe('a sound archive', () => {
  it('is never refused: after each of many changes, while it is open and once it is closed', async () => {
    const path = join(folderOf(), 'x.flong');
    const next = numbers(11);
    let archive = await Archive.open(path, { write: true });
    for (let step = 0, made = 0; step < 60; step++) {
      const what = next() % 8;
      if (what < 4) {
        const inputs = Array.from({ length: 1 + (next() % 40) }, () => ({
          id: `a/${next() % 5 === 0 ? next() % (made + 1) : made++}`,
          text: filler(next(), 30 + (next() % (step % 9 === 0 ? 6000 : 300))),
        }));
        await archive.add([...new Map(inputs.map((input) => [input.id, input])).values()], { workers: 1 });
      } else if (what < 6) {
        await archive.remove(Array.from({ length: next() % 60 }, () => `a/${next() % (made + 1)}`));
      } else if (what < 7) await archive.compact();
      else {
        await archive.close();
        await checkFile(path, 'write');
        archive = await Archive.open(path, { write: true });
      }
      await checkFile(path, 'read');
    }
    await archive.remove(['a']);
    await checkFile(path, 'read');
    await archive.close();
    await checkFile(path, 'read');
  });

  it('is none the worse where the last page was given out and freed at once, and so never written', async () => {
    const path = join(folder, 'x.flong');
    put(whole);
    // after all other keys, so that nothing is left of them but free pages
    const key = (i: number): Buffer => Buffer.from([255, 255, 255, 255, i >> 8, i & 255]);
    let short = 0;
    for (let n = 20; n < 140; n += 17) {
      copyFileSync(join(folder, 'whole.flong'), path);
      const store = await Store.open(path, 'write');
      store.write(() => {
        for (let i = 0; i < n; i++) store.put('texts', key(i), Buffer.alloc(400));
      });
      store.write(() => {
        for (let i = n - 1; i >= 0; i--) store.remove('texts', key(i));
      });
      await store.close();
      const bytes = readFileSync(path);
      const newest = bytes.readBigUInt64LE(152) < bytes.readBigUInt64LE(4096 + 152) ? 4096 : 0;
      const wanted = (Number(bytes.readBigUInt64LE(newest + 144)) + 1) * 4096;
      if (wanted === statSync(path).size) continue;
      short++;
      for (const args of [
        ['archive', 'verify', 'x.flong'],
        ['archive', 'list', 'x.flong', '-q'],
        ['check', 'new.txt', '--against', 'x.flong'],
        ['archive', 'add', 'x.flong', 'new.txt'],
        ['archive', 'verify', 'x.flong'],
      ]) {
        const run = await flong(args, { cwd: folder });
        expect(run.code, `${args.join(' ')}: ${run.stderr}`).toBe(0);
      }
      // by one page less it is cut short
      put(bytes.subarray(0, bytes.length - 4096));
      expect(await refusal('archive', 'list', 'x.flong')).toMatch(CUT);
      break;
    }
    expect(short).toBe(1);
  });
});
