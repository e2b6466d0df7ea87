import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { POSTING_TABLES } from '../../src/archive/segments.js';
import { Store } from '../../src/archive/store.js';
import { carrier, filler, flong, folderOf, numbers, quick, type Run, toldBy } from '../cli/support.js';

/** Bytes flipped, one at a time. */
const FLIPS = 100;

let folder: string;
let whole: Buffer;
let checked: string;

const check = ['check', 'new.txt', '--against', 'x.flong', '-r', 'json'];

beforeAll(async () => {
  const articles = Array.from({ length: 40 }, (_, i) => [
    `in/${i % 4}/${i}.txt`,
    i % 5 === 0 ? carrier(i) : filler(i, 200),
  ]);
  folder = folderOf({ ...Object.fromEntries(articles), 'new.txt': carrier(99) });
  await flong(['archive', 'add', 'x.flong', 'in'], { cwd: folder });
  whole = readFileSync(join(folder, 'x.flong'));
  checked = (await flong(check, { cwd: folder })).stdout;
});

/** Puts another file in the place of the archive: one that is open here, and mapped, is not to be cut short. */
function put(bytes: Uint8Array): void {
  rmSync(join(folder, 'x.flong'), { force: true });
  writeFileSync(join(folder, 'x.flong'), bytes);
}

/**
 * Each archive with one bit of a byte turned, two at a time, in a folder of its own: no process is to meet a file under
 * the path of another. Verifying starts a process for the archive, as always. One time in five the program is started
 * for it; else it stays from one to the next, unless a file ends it.
 */
async function eachFlip(flips: readonly [number, number][], holds: Holds): Promise<void> {
  const lane = async (first: number): Promise<void> => {
    for (let n = first; n < flips.length; n += 2) {
      const [at, bit] = flips[n];
      const bytes = Buffer.from(whole);
      bytes[at] ^= 1 << bit;
      const cwd = folderOf({ 'new.txt': carrier(99), 'x.flong': bytes });
      const start = n % 5 === 0 ? flong : quick;
      const verify = await start(['archive', 'verify', 'x.flong', '-q'], { cwd });
      await holds(verify, at, () => start(check, { cwd }));
    }
  };
  await Promise.all([lane(0), lane(1)]);
}
type Holds = (verify: Run, at: number, checking: () => Promise<Run>) => void | Promise<void>;

/** Where the values of the archive lie in its file: first byte and end. */
async function valuesInFile(): Promise<[number, number][]> {
  put(whole);
  const store = await Store.open(join(folder, 'x.flong'), 'read');
  const places = (
    ['head', 'ids', 'names', 'metas', 'texts', 'signatures', 'facts', ...POSTING_TABLES] as const
  )
    .flatMap((table) => [...store.entries(table)].map(({ value }) => Buffer.from(value)))
    .map((value): [number, number] => [whole.indexOf(value), value.length])
    .filter(([at, length]) => at >= 0 && length > 8)
    .map(([at, length]): [number, number] => [at, at + length]);
  await store.close();
  return places;
}

describe('a file with a flipped byte', () => {
  it('is found by verify in whatever it holds, and is refused with what to do', async () => {
    const values = await valuesInFile();
    expect(values.length).toBeGreaterThan(100);
    const next = numbers(5);
    const flips = Array.from({ length: FLIPS }, (): [number, number] => {
      const [begin, end] = values[next() % values.length];
      return [begin + (next() % (end - begin)), next() % 8];
    });
    await eachFlip(flips, (verify, at) => {
      expect(verify.code, `byte ${at}`).toBe(2);
      expect(toldBy(verify)).toHaveLength(1);
      expect(verify.stderr).toMatch(/^flong: x\.flong: is damaged/);
    });
  }, 1_200_000);

  it('is never misread, wherever it is', async () => {
    const next = numbers(6);
    const flips = Array.from({ length: FLIPS }, (): [number, number] => [next() % whole.length, next() % 8]);
    await eachFlip(flips, async (verify, at, checking) => {
      const told = `byte ${at}: ${verify.stderr}`;
      if (verify.code !== 0) {
        expect(verify.code, told).toBe(2);
        expect(toldBy(verify), told).toHaveLength(1);
        expect(verify.stderr, told).toMatch(/^flong: x\.flong: is (damaged|no archive)/);
      }
      const run = await checking();
      if (run.stdout !== '') expect(run.stdout, told).toBe(checked);
    });
  }, 1_200_000);

  it('that is cut short is found too', async () => {
    for (const part of [0.3, 0.6, 0.95]) {
      put(whole.subarray(0, Math.floor(whole.length * part)));
      const verify = await flong(['archive', 'verify', 'x.flong', '-q'], { cwd: folder });
      expect(verify.code).toBe(2);
      expect(verify.stderr).toMatch(/^flong: x\.flong: is damaged/);
    }
  });

  it.each([
    ['newer', 1, /^flong: other\.flong: was written by a newer flong .* install that version\n$/],
    [
      'older',
      -1,
      /^flong: other\.flong: was written by an older flong .* make it anew with archive add .*\n$/,
    ],
  ])('of a %s format is refused', async (_, more, told) => {
    put(whole);
    copyFileSync(join(folder, 'x.flong'), join(folder, 'other.flong'));
    const { readHead, writeHead, FORMAT } = await import('../../src/archive/head.js');
    const store = await Store.open(join(folder, 'other.flong'), 'write');
    store.write(() => {
      const head = readHead(store);
      if (head !== null) writeHead(store, { ...head, format: FORMAT + more });
    });
    await store.close();
    for (const args of [
      ['archive', 'list', 'other.flong'],
      ['archive', 'verify', 'other.flong'],
      ['archive', 'compact', 'other.flong'],
      ['archive', 'add', 'other.flong', 'new.txt'],
      ['check', 'new.txt', '--against', 'other.flong'],
    ]) {
      const run = await flong(args, { cwd: folder });
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(told);
    }
  });
});
