import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carrier, filler, flong, folderOf, numbers, PLANTED, scanned } from '../cli/support.js';
import { slowness } from '../yardstick.js';

/** Writes some `megabytes` of random words, `PLANTED` as a paragraph in the middle. */
function writeHuge(path: string, megabytes: number): void {
  const next = numbers(7);
  const vocabulary = [...new Set(filler(5, 40_000).toLowerCase().split(/[ .]+/))];
  const fd = openSync(path, 'w');
  for (let part = 0; part < megabytes; part++) {
    let words = '';
    while (words.length < 1_000_000) words += `${vocabulary[next() % vocabulary.length]} `;
    if (part === megabytes >> 1) words += `\n\n${PLANTED}\n\n`;
    writeSync(fd, words);
  }
  closeSync(fd);
}

describe('an article of 20 MB', () => {
  it('is compared like any other, in under 30 s', async () => {
    const folder = folderOf({ 'small.txt': carrier(1) });
    writeHuge(join(folder, 'huge.txt'), 20);
    const start = performance.now();
    const { code, report, stderr } = await scanned([folder]);
    const taken = performance.now() - start;
    expect(taken).toBeLessThan(30_000 * slowness());
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(report.articles[0].words).toBeGreaterThan(2_000_000);
    expect(report.pairs).toHaveLength(1);
    expect(report.pairs[0].passages).toMatchObject([
      { kind: 'copy', matched: 45, text: PLANTED.slice(0, -1) },
    ]);
    const told = await flong(['compare', 'small.txt', 'huge.txt'], { cwd: folder });
    expect(told.code).toBe(0);
    expect(told.stdout).toContain('45 words, the same in both');
  });

  it('is found whole in a copy of it, and told in few lines', async () => {
    const folder = folderOf();
    for (const name of ['a.txt', 'b.txt']) writeHuge(join(folder, name), 20);
    const start = performance.now();
    const done = await flong(['scan', folder]);
    const taken = performance.now() - start;
    expect(taken).toBeLessThan(30_000 * slowness());
    expect(done.code).toBe(0);
    expect(done.stdout).toMatch(/FAMILY of 2/);
    expect(done.stdout.split('\n').length).toBeLessThan(20);
  });
});

describe('words without an end', () => {
  const next = numbers(3);
  const blob = Array.from({ length: 500_000 }, () => (next() % 36).toString(36)).join('');

  it('are one word, and do not hold up what stands around them', async () => {
    const texts = [1, 2].map((seed) => `${filler(seed, 20)}\n\n${PLANTED} ${blob} ${filler(9, 30)}\n`);
    const folder = folderOf({ 'a.txt': texts[0], 'b.txt': texts[1] });
    const start = performance.now();
    const { code, report } = await scanned([folder]);
    expect(code).toBe(0);
    expect(report.pairs[0].passages).toMatchObject([{ matched: 76 }]);
    const told = await flong(['compare', 'a.txt', 'b.txt'], { cwd: folder });
    expect(told.code).toBe(0);
    const taken = performance.now() - start;
    expect(taken).toBeLessThan(15_000 * slowness());
  });

  it('may be all there is, and are told as one word', async () => {
    const { code, report } = await scanned([folderOf({ 'a.txt': blob, 'b.txt': carrier(1) })]);
    expect(code).toBe(2);
    expect(report.problems).toEqual([{ path: 'a.txt', message: expect.stringMatching(/one word only/) }]);
  });
});

describe('a family of 130,000 articles', () => {
  it('is told whole, a line for each member', async () => {
    const line = (i: number): string => `${JSON.stringify({ id: `r${i}`, text: PLANTED })}\n`;
    const records = Array.from({ length: 130_000 }, (_, i) => line(i)).join('');
    const folder = folderOf({ 'same.jsonl': records });
    const { code, stdout, stderr } = await flong(['scan', folder, '-q', '--workers', '1']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('FAMILY of 130000 around r0');
    expect(stdout.match(/^ {2}r\d+ .*100 % shared, identical$/gm)).toHaveLength(129_999);
  });
});
