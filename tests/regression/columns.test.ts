import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { carrier, filler, folderOf, scanned } from '../cli/support.js';

/** Names with capitals: columns that the user named were lost, and so were those beside them, and fields of other formats. */

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

const NAMED = ['a', 'b'].map((id, i) => ({
  ID: id,
  Headline: `Eel ${id}`,
  PubDate: `2025-03-0${i + 1}`,
  Text: carrier(i),
}));
const columns = Object.keys(NAMED[0]).map((name) => ({
  name,
  data: NAMED.map((record) => record[name as keyof (typeof NAMED)[number]]),
}));

it.each([
  ['list.json', JSON.stringify(NAMED)],
  ['answer.json', JSON.stringify({ Response: { Docs: NAMED } })],
  ['one.json', JSON.stringify({ ...NAMED[0], Tags: [{ name: 'eels' }] })],
  ['feed.jsonl', NAMED.map((record) => JSON.stringify(record)).join('\n')],
  ['table.parquet', Buffer.from(parquetWriteBuffer({ columnData: columns }))],
])('%s may write its names with capitals', async (name, content) => {
  const { code, report } = await scanned([name], { cwd: folderOf({ [name]: content }) });
  expect(report.problems).toEqual([]);
  expect(code).toBe(0);
  const expected = [
    { id: 'a', title: 'Eel a', date: '2025-03-01' },
    { id: 'b', title: 'Eel b', date: '2025-03-02' },
  ];
  expect(report.articles).toMatchObject(name === 'one.json' ? expected.slice(0, 1) : expected);
});

it('a field of the very name goes before one with capitals, as do those that are named', async () => {
  const record = { ID: 'x', id: 'a', Title: 'Loud', title: 'Eel', TEXT: 'nothing', text: filler(1, 20) };
  const cwd = folderOf({ 'feed.jsonl': JSON.stringify(record), 'named.jsonl': JSON.stringify(record) });
  const { report } = await scanned(['feed.jsonl'], { cwd });
  expect(report.articles).toMatchObject([{ id: 'a', title: 'Eel', words: 20 }]);
  const named = await scanned(['named.jsonl', '--id-field', 'ID', '--title-field', 'Title'], { cwd });
  expect(named.report.articles).toMatchObject([{ id: 'x', title: 'Loud' }]);
});

it('front matter may write its names with capitals', async () => {
  const cwd = folderOf({ 'a.md': `---\nTitle: Eel a\nDate: 2025-03-01\n---\n${carrier(1)}\n` });
  const { report } = await scanned(['a.md'], { cwd });
  expect(report.articles).toMatchObject([{ title: 'Eel a', date: '2025-03-01' }]);
});
