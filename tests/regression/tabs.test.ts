import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filler, folderOf, idsOf, scanned } from '../cli/support.js';

/** Tables between tabs whose writer quotes nothing: a quotation mark took the rows behind it for its field. */

const TEXTS = [
  `"Odd one out. ${filler(1, 20)}`,
  `${filler(2, 20)} He said "yes" and went.`,
  `${filler(3, 20)} Then he said "no"`,
  `"We won," he said. ${filler(4, 20)}`,
];

it.each([['\n'], ['\r\n']])('every row is read as it stands, lines end in %j', async (end) => {
  const rows = TEXTS.map((text, i) => `r${i}\tEel\t${text}`);
  const cwd = folderOf({ 'dump.tsv': ['id\ttitle\ttext', ...rows, ''].join(end) });
  const { code, report } = await scanned(['dump.tsv', '--write-text', 'out'], { cwd });
  expect(report.problems).toEqual([]);
  expect(code).toBe(0);
  expect(idsOf(report)).toEqual(['r0', 'r1', 'r2', 'r3']);
  TEXTS.forEach((text, i) => {
    expect(readFileSync(join(cwd, `out/r${i}.txt`), 'utf8')).toBe(text);
  });
});

it('a problem behind such a row is told at its line', async () => {
  const rows = [...TEXTS.map((text, i) => `r${i}\t${text}`), 'r4\ttoo\tmany'];
  const cwd = folderOf({ 'dump.tsv': ['id\ttext', ...rows].join('\n') });
  const { report } = await scanned(['dump.tsv'], { cwd });
  expect(report.problems).toEqual([
    { path: 'dump.tsv:6', message: expect.stringMatching(/^is a row of 3 fields/) },
  ]);
});

it('a field that is quoted may hold lines and tabs', async () => {
  const text = `${filler(1, 20)}\n\n\tand "more"\tof it\n${filler(2, 20)}`;
  const rows = ['a', 'b'].map((id) => `${id}\t"${text.replaceAll('"', '""')}"`);
  const cwd = folderOf({ 'sheet.tsv': ['id\ttext', ...rows].join('\n') });
  const { code } = await scanned(['sheet.tsv', '--write-text', 'out'], { cwd });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, 'out/a.txt'), 'utf8')).toBe(text);
});

it.each([['\n'], ['']])(
  'a quotation mark that nothing closes takes no rows, the file ends in %j',
  async (end) => {
    const rows = TEXTS.slice(0, 2).map((text, i) => `r${i}\t${text.replaceAll('"', i === 0 ? '"' : '')}`);
    const cwd = folderOf({ 'dump.tsv': `id\ttext\n${rows.join('\n')}${end}` });
    const { code, report } = await scanned(['dump.tsv', '--write-text', 'out'], { cwd });
    expect(report.problems).toEqual([]);
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(['r0', 'r1']);
    expect(readFileSync(join(cwd, 'out/r0.txt'), 'utf8')).toBe(TEXTS[0]);
  },
);

it('a quoted field that breaks off is told, and is no row', async () => {
  const whole = `a\t"${filler(1, 20)}"`;
  const cut = `b\t"${filler(2, 20)}\n${filler(3, 20)}`;
  for (const end of ['', '\n']) {
    const cwd = folderOf({ 'sheet.tsv': `id\ttext\n${whole}\n${cut}${end}` });
    const { report } = await scanned(['sheet.tsv'], { cwd });
    expect(idsOf(report)).toEqual(['a']);
    expect(report.problems).toEqual([
      {
        path: 'sheet.tsv:3',
        message: 'opens a quotation mark that nothing closes: what comes after it is not read',
      },
    ]);
  }
});
