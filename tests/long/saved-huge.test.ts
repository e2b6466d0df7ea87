import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { carrier, filler, flong, folderOf } from '../cli/support.js';

const record = (id: string, text: string): string => `${JSON.stringify({ id, text })}\n`;

it('a saved result is shown with the texts and lines of a file of records larger than Node reads at once', async () => {
  const cwd = folderOf();
  const fd = openSync(join(cwd, 'feed.jsonl'), 'w');
  writeSync(fd, record('one', carrier(1)));
  // a hole that takes no room on the disk: one line of zeros, which is told and passed over
  writeSync(fd, `\n${record('two', carrier(2))}`, 2 ** 31 + 5_000_000);
  closeSync(fd);
  const scan = await flong(['scan', 'feed.jsonl', '-r', 'json=r.json', '-r', 'csv-passages=passages'], {
    cwd,
  });
  expect(scan.stderr).toMatch(/^flong: feed\.jsonl:2: is a line of more than/);
  const done = await flong(['report', 'r.json', '-r', 'csv-passages'], { cwd });
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(done.stdout).toBe(readFileSync(join(cwd, 'passages'), 'utf8'));
  expect(done.stdout.trim().split('\n')).toHaveLength(2);
});

it('a saved result names the lines of records wherever the ranges that they are read in end', async () => {
  const lines = Array.from({ length: 40 }, (_, i) =>
    record(`${i}`, i % 13 === 5 ? carrier(i) : `${filler(i, 20)} ${'x'.repeat(290_000 + i * 977)}`),
  );
  const cwd = folderOf({ 'feed.jsonl': lines.join('') });
  const formats = ['csv-passages', 'github'];
  const asked = formats.flatMap((format) => ['-r', `${format}=${format}`]);
  const scan = await flong(['scan', 'feed.jsonl', '-r', 'json=r.json', ...asked], { cwd });
  expect(scan).toMatchObject({ code: 0, stderr: '' });
  for (const format of formats) {
    const { stdout } = await flong(['report', 'r.json', '-r', format], { cwd });
    expect(stdout, format).toBe(readFileSync(join(cwd, format), 'utf8'));
  }
  expect(readFileSync(join(cwd, 'github'), 'utf8')).toMatch(/line=32/);
});
