import { expect, it } from 'vitest';
import { filler, folderOf, scanned } from '../cli/support.js';

/** Tables of spreadsheets that say before the header what stands between cells: that line was taken for the header. */

it.each([
  ['table.csv', 'sep=;\r\n', ';'],
  ['table.csv', '\ufeff"sep=,"\r\n', ','],
  ['table.csv', 'SEP=\t\r\n', '\t'],
  ['table.tsv', 'sep=|\r\n', '|'],
])('%s that begins with %j', async (name, begin, mark) => {
  const rows = [['ID', 'Title', 'Text'], ...['a', 'b'].map((id, i) => [id, `A, b; c ${id}`, filler(i, 20)])];
  const cwd = folderOf({
    [name]: `${begin}${rows.map((row) => row.map((cell) => `"${cell}"`).join(mark)).join('\r\n')}\r\nc${mark}d`,
  });
  const { report } = await scanned([name], { cwd });
  expect(report.articles).toMatchObject([
    { id: 'a', title: 'A, b; c a' },
    { id: 'b', title: 'A, b; c b' },
  ]);
  // rows are counted with the line before the header
  expect(report.problems).toMatchObject([{ path: `${name}:5` }]);
});
