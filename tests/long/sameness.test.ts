import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import { many } from '../cli/many.js';
import { CORPUS, filler, flong, folderOf, numbers, PLANTED, scanned } from '../cli/support.js';

/** Enough articles for threads to start. */
const COUNT = 1500;

const cwd = folderOf();
let inputs: string[];
let first: Buffer;
let written = 0;

/** The bytes of the JSON report of a scan of `paths`. */
async function reportOf(paths: readonly string[], ...args: string[]): Promise<Buffer> {
  const file = join(cwd, `report-${written++}.out`);
  const done = await flong(['scan', ...paths, ...args, '-r', `json=${file}`], { cwd });
  expect(done).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
  return readFileSync(file);
}

function shuffled<T>(values: readonly T[], seed: number): T[] {
  const next = numbers(seed);
  return values
    .map((value) => ({ value, key: next() }))
    .sort((x, y) => x.key - y.key)
    .map(({ value }) => value);
}

beforeAll(async () => {
  many(cwd, COUNT);
  inputs = readdirSync(cwd).sort();
  first = await reportOf(inputs, '--workers', '2', '--keep', '200');
}, 60_000);

describe('the JSON report of one set of articles', () => {
  it('holds enough to be worth comparing', () => {
    const { summary, pairs } = JSON.parse(first.toString()) as Report;
    expect(summary.articles).toBe(COUNT);
    expect(summary.pairs).toBeGreaterThan(COUNT);
    expect(new Set(pairs.map(({ relation }) => relation)).size).toBeGreaterThan(4);
  });

  it.each([
    ['one worker', ['--workers', '1']],
    ['five workers', ['--workers', '5']],
    ['texts that are all read again', ['--keep', '0', '--workers', '2']],
    ['postings joined in slices', ['--memory', '1']],
    ['texts of which some are kept', ['--keep', '1', '--workers', '3']],
  ])('is the same to the byte with %s', async (_, args) => {
    expect((await reportOf(inputs, ...args)).equals(first)).toBe(true);
  });

  it('is the same to the byte for inputs in another order', async () => {
    const done = await flong(['scan', ...[...inputs].reverse(), '-r', 'json'], { cwd });
    expect(Buffer.from(done.stdout).equals(first)).toBe(true);
    expect((await reportOf(shuffled(inputs, 1), '--workers', '1')).equals(first)).toBe(true);
  });

  it('is the same to the byte for files listed one by one, in any order', async () => {
    const files = inputs.flatMap((name) =>
      name.includes('.') ? [name] : readdirSync(join(cwd, name)).map((file) => `${name}/${file}`),
    );
    const reports: Buffer[] = [];
    for (const order of [files, shuffled(files, 2)]) {
      const file = join(cwd, `report-${written++}.out`);
      const input = order.join('\0');
      await flong(['scan', '--files-from', '-', '--null', '-r', `json=${file}`], { cwd, input });
      reports.push(readFileSync(file));
    }
    expect(JSON.parse(reports[0].toString()).summary.articles).toBe(COUNT);
    expect(reports[1].equals(reports[0])).toBe(true);
  });

  it('is the same to the byte for halves of surrogate pairs, kept or read again', async () => {
    const text = PLANTED.replace('forty', 'forty \ud800');
    const lines = [1, 2].map((seed) => JSON.stringify({ id: seed, text: `${filler(seed, 30)} ${text}` }));
    const folder = folderOf({ 'feed.jsonl': lines.join('\n') });
    const [kept, again] = await Promise.all(['200', '0'].map((keep) => scanned([folder, '--keep', keep])));
    expect(kept.report.pairs).toHaveLength(1);
    expect(again.stdout).toBe(kept.stdout);
  });
});

describe('the reference MinHash', () => {
  const families = ({ families }: Report): string[][] => families.map(({ articles }) => articles).sort();

  it('finds the families that the fast one finds', async () => {
    const [fast, reference] = await Promise.all(
      ['fast', 'reference'].map((which) => scanned([CORPUS, '--minhash', which])),
    );
    expect(families(fast.report).length).toBeGreaterThan(10);
    expect(families(reference.report)).toEqual(families(fast.report));
    expect(reference.report.options).toEqual({ ...fast.report.options, minhash: 'reference' });
  });
});
