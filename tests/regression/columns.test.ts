import { expect, it } from 'vitest';
import { carrier, folderOf, scanned } from '../cli/support.js';

/** Tables whose header has capitals: columns that the user named were lost, and so were those beside them. */

const row = (id: string, seed: number): string => `${id},Eel ${id},2025-03-0${seed},"${carrier(seed)}"\n`;

it.each<[header: string, flags: readonly string[]]>([
  ['Ref,Title,Date,Text', ['--id-field', 'Ref']],
  ['ID,Headline 2,DATE,Text', ['--title-field', 'Headline 2']],
  ['ID,Title,Printed,TEXT', ['--date-field', 'Printed']],
  ['ID,Title,Date,Copy', ['--text-field', 'Copy']],
  ['Ref,Title,Date,Copy', ['--text-field', 'Copy', '--id-field', 'Ref']],
  ['Ref,TITLE,Date,Copy', ['--text-field', 'copy', '--id-field', 'ref']],
])('%s with %j', async (header, flags) => {
  const cwd = folderOf({ 'table.csv': `${header}\n${row('a', 1)}${row('b', 2)}` });
  const { code, report } = await scanned(['table.csv', ...flags], { cwd });
  expect(report.problems).toEqual([]);
  expect(code).toBe(0);
  expect(report.articles).toMatchObject([
    { id: 'a', title: 'Eel a', date: '2025-03-01' },
    { id: 'b', title: 'Eel b', date: '2025-03-02' },
  ]);
});

it('a column that is not there is told with those that are, as they are written', async () => {
  const cwd = folderOf({ 'table.csv': `ID,Title,Copy\n${row('a', 1)}` });
  const { report } = await scanned(['table.csv', '--text-field', 'Prose'], { cwd });
  expect(report.problems).toEqual([
    { path: 'table.csv:1', message: 'has no column Prose, only ID, Title, Copy: check --text-field' },
  ]);
});
