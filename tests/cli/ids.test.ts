import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { carrier, filler, flong, folderOf, idsOf, scanned } from './support.js';

const record = (fields: object): string => `${JSON.stringify(fields)}\n`;

describe.concurrent('ids of files', () => {
  const cwd = folderOf({
    'north/1.txt': carrier(1),
    'north/deep/2.txt': carrier(2),
    'south/1.txt': carrier(3),
  });

  it.each<[string, string[], string[]]>([
    ['relative to the one folder', ['north'], ['1.txt', 'deep/2.txt']],
    ['relative to it however it is written', ['./north//'], ['1.txt', 'deep/2.txt']],
    ['the path of the one file as given', ['north/deep/2.txt'], ['north/deep/2.txt']],
    ['as given with several inputs', ['north', 'south'], ['north/1.txt', 'north/deep/2.txt', 'south/1.txt']],
    [
      'without ./ and / at the end',
      ['./north/', './south/1.txt'],
      ['north/1.txt', 'north/deep/2.txt', 'south/1.txt'],
    ],
    ['as given, parent folders and all', ['../X/north/1.txt'], ['../X/north/1.txt']],
  ])('are %s', async (_, given, expected) => {
    const name = cwd.slice(cwd.lastIndexOf('/') + 1);
    const named = (path: string): string => path.replace('X', name);
    const { code, report } = await scanned(given.map(named), { cwd });
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(expected.map(named));
    expect(report.articles.map(({ path }) => path)).toEqual(expected.map(named));
  });

  it('are whole paths where whole paths are given', async () => {
    const files = ['north/1.txt', 'south/1.txt'].map((path) => join(cwd, path));
    expect(idsOf((await scanned(files)).report)).toEqual(files);
  });

  it('come in order, and a stands before b in every pair', async () => {
    const { report } = await scanned(['south', 'north', '--all-pairs'], { cwd });
    expect(idsOf(report)).toEqual([...idsOf(report)].sort());
    expect(report.pairs.map(({ a, b }) => [a.id, b.id])).toEqual([
      ['north/1.txt', 'north/deep/2.txt'],
      ['north/1.txt', 'south/1.txt'],
      ['north/deep/2.txt', 'south/1.txt'],
    ]);
  });
});

describe.concurrent('ids of records', () => {
  const scanFiles = (files: Record<string, string>) => scanned([folderOf(files)]);

  it('are their own, by whatever common name, and the path is that of the file', async () => {
    const { code, report } = await scanFiles({
      'deep/feed.jsonl':
        record({ id: 'a-1', text: carrier(1) }) +
        record({ id: 7, text: carrier(2) }) +
        record({ url: 'https://news.example/x', text: carrier(3) }),
    });
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(['7', 'a-1', 'https://news.example/x']);
    expect(new Set(report.articles.map(({ path }) => path))).toEqual(new Set(['deep/feed.jsonl']));
  });

  it('are file#line without one of their own, with blank lines counted', async () => {
    const lines = [{ text: carrier(1) }, null, { id: ' ', text: carrier(2) }, { id: null, text: carrier(3) }];
    const content = lines.map((line) => (line === null ? '\r\n' : record(line))).join('');
    const { code, report } = await scanFiles({ 'f/feed.jsonl': content.trimEnd() });
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(['f/feed.jsonl#1', 'f/feed.jsonl#3', 'f/feed.jsonl#4']);
  });

  it('are file#id where two files use one id, and the other ids stay', async () => {
    const { code, report } = await scanFiles({
      'a.jsonl': record({ id: '1', text: carrier(1) }) + record({ id: '2', text: carrier(2) }),
      'b.jsonl': record({ id: '1', text: carrier(3) }) + record({ id: '3', text: carrier(4) }),
    });
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(['2', '3', 'a.jsonl#1', 'b.jsonl#1']);
  });

  it('of one file that are the same are both kept, the second under another id, and told', async () => {
    const { code, report, stderr } = await scanFiles({
      'a.jsonl': [1, 2, 3].map((seed) => record({ id: 'x', text: carrier(seed) })).join(''),
      'b.jsonl': record({ id: 'y', text: carrier(4) }),
    });
    expect(code).toBe(2);
    expect(idsOf(report)).toEqual(['x', 'x#2', 'x#3', 'y']);
    expect(report.pairs).toHaveLength(6);
    expect(report.problems.map(({ path }) => path)).toEqual(['a.jsonl:2', 'a.jsonl:3']);
    expect(stderr).toMatch(/^flong: a\.jsonl:2: .*\bx\b.*line 1.*x#2.*\nflong: a\.jsonl:3: .*x#3.*\n$/);
  });

  /** Ids of 19 digits that are one number to JavaScript, as social media and databases have them. */
  const LONG = ['1234567890123456788', '1234567890123456789'];
  const numbered = (id: string, seed: number): string =>
    `{"meta":{"id":1},"id":${id},"text":${JSON.stringify(carrier(seed))},"id_before":{"id":12345678901234567890}}`;
  const records = LONG.map(numbered);

  it.each<[string, string, string | Uint8Array]>([
    ['JSON lines', 'feed.jsonl', records.join('\n')],
    ['a list', 'feed.json', `[${records}]`],
    [
      'a list in an object',
      'feed.json',
      `{"id":12345678901234567890,"found":{"none":[1],"all":[${records}]}}`,
    ],
    ['JSON lines that are packed', 'feed.jsonl.gz', gzipSync(records.join('\n'))],
    ['a list that is packed', 'feed.json.gz', gzipSync(`[${records}]`)],
  ])('that are numbers are the digits that stand there: %s', async (_, name, content) => {
    const { code, report } = await scanned([folderOf({ [name]: content })]);
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(LONG);
  });

  it('that are numbers are the digits that stand there also under a name that is given', async () => {
    const content = LONG.map(
      (id, i) => `{"id":"${i}","of":{"key":${id}},"key":7,"text":${JSON.stringify(carrier(i))}}`,
    ).join('\n');
    const { report } = await scanned([folderOf({ 'feed.jsonl': content }), '--id-field', 'of.key']);
    expect(idsOf(report)).toEqual(LONG);
  });

  it('that are numbers are whole in Parquet too', async () => {
    const rows = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: LONG.map(BigInt), type: 'INT64' },
        { name: 'text', data: [carrier(1), carrier(2)], type: 'STRING' },
      ],
    });
    expect(idsOf((await scanned([folderOf({ 'rows.parquet': new Uint8Array(rows) })])).report)).toEqual(LONG);
  });

  it('that are numbers of 19 digits do not take each other’s place in an archive', async () => {
    const cwd = folderOf({ '1.jsonl': records[0], '2.jsonl': records[1] });
    for (const file of ['1.jsonl', '2.jsonl'])
      expect((await flong(['archive', 'add', 'x.flong', file, '-q'], { cwd })).code).toBe(0);
    const { stdout } = await flong(['archive', 'list', 'x.flong'], { cwd });
    for (const id of LONG) expect(stdout).toContain(id);
  });

  it('that are the path of another file are kept apart from it', async () => {
    const { report } = await scanFiles({
      'a.txt': filler(1, 60),
      'feed.jsonl': record({ id: 'a.txt', text: filler(2, 60) }),
    });
    expect(report.articles).toHaveLength(2);
    expect(new Set(idsOf(report)).size).toBe(2);
    expect(idsOf(report)).toContain('a.txt');
  });
});
