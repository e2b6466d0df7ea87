import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import { answer, FORMATS, warcRecord } from '../cli/story.js';
import { carrier, filler, flong, folderOf, idsOf, run, scanned, toldBy } from '../cli/support.js';
import { GOOD, told as toldOf } from '../cli/told.js';
import { zipOf } from '../cli/zip.js';
import { slowness } from '../yardstick.js';

const record = (id: string, seed: number): string => JSON.stringify({ id, text: filler(seed, 30) });

/** As of every bad file; these are named, for in a folder a file of records without an article is left alone. */
const told = (
  files: Record<string, string | Uint8Array>,
  expected: [path: string, message: RegExp][],
  flags: string[] = [],
): Promise<Report> => toldOf(files, expected, flags, 'named');

describe.concurrent('a list of records with a bad one is told by its number, and the others are read', () => {
  const big = (bad: string): string =>
    `[${record('a', 1)},\n${bad},\n${record('b', 2)}${' '.repeat(5_000_000)},${record('c', 3)}]`;

  it.each<[string, string, RegExp]>([
    ['invalid JSON', '{"id": "x", "text": "a" "b"}', /no valid JSON/],
    ['no object', '"a, [b"', /no JSON object|has no text|no valid JSON/],
    [
      'without a text',
      '{"id": "x", "title": "t"}',
      /has no text: expected.* \(it has id, title\): name one with --text-field/,
    ],
    [
      'larger than --max-size',
      `{"id": "x", "text": "${'y'.repeat(1_200_000)}"}`,
      /a record of more than 1 MB/,
    ],
  ])('in a large file: %s', async (_, bad, message) => {
    const report = await told(
      { 'l.json': big(bad).replace(' '.repeat(5_000_000), ' '.repeat(900_000)) + ' '.repeat(4_000_000) },
      [['l.json:2', message]],
      ['--max-size', '1'],
    );
    expect(idsOf(report)).toEqual(['a', 'b', 'c', 'good-1.txt', 'good-2.txt']);
  });

  it('in a small file all is one text of JSON: what breaks it is told, with its place', async () => {
    await told({ 'l.json': `[${record('a', 1)}, {"broken]` }, [['l.json', /no valid JSON \(.*position \d+/]]);
    await told({ 'e.json': '[]' }, [['e.json', /holds no records/]]);
    await told({ 'n.json': '{"name": "x", "version": "1.0.0"}' }, [['n.json', /has no text/]]);
  });

  it('where the list breaks off', async () => {
    const report = await told(
      { 'l.json': `[${record('a', 1)},${record('b', 2)}${' '.repeat(5_000_000)},{"id"` },
      [['l.json:3', /breaks off in the middle of a list/]],
    );
    expect(idsOf(report)).toContain('b');
  });
});

describe.concurrent('a line of more than --max-size is told, and the next line is read', () => {
  const long = JSON.stringify({ id: 'long', text: filler(7, 250_000) });
  const lines = [record('a', 1), long, record('b', 2), '{broken', record('c', 3)].join('\n');

  it.each<[string, string | Uint8Array]>([
    ['l.jsonl', lines],
    ['l.jsonl.gz', gzipSync(lines)],
  ])('%s', async (name, data) => {
    const report = await told(
      { [name]: data },
      [
        [`${name}:2`, /is a line of more than 1 MB: raise --max-size/],
        [`${name}:4`, /no valid JSON/],
      ],
      name.endsWith('gz') ? ['--max-size', '1', '--workers', '1'] : ['--max-size', '1'],
    );
    expect(idsOf(report)).toEqual(['a', 'b', 'c', 'good-1.txt', 'good-2.txt']);
  });

  it('so is a text of more than that', async () => {
    await told(
      { 'x.txt': 'word '.repeat(300_000) },
      [['x.txt', /is a file of more than 1 MB/]],
      ['--max-size', '1'],
    );
  });
});

describe.concurrent('a table that is not right is told by its line, and the other rows are read', () => {
  it('where rows have more or fewer fields than the header', async () => {
    const csv = `id,text,title\na,${filler(1, 20)},A\nb,${filler(2, 20)}\nc,"two\nlines",C,more,and more\nd,${filler(4, 20)},D\n`;
    const report = await told({ 't.csv': csv }, [
      ['t.csv:3', /a row of 2 fields where the header has 3: it is not read/],
      ['t.csv:4', /a row of 5 fields where the header has 3/],
    ]);
    expect(idsOf(report)).toEqual(['a', 'd', 'good-1.txt', 'good-2.txt']);
  });

  it.each<[string, string, string, RegExp]>([
    [
      'has no column for the text',
      'id,words\n1,many\n',
      't.csv:1',
      /no column text.*only id, words: name one with --text-field/,
    ],
    [
      'opens a quotation mark that nothing closes',
      `id,text\na,${filler(1, 9)}\nb,"${filler(2, 9)}\n`,
      't.csv:3',
      /nothing closes/,
    ],
    ['is empty', '', 't.csv', /is empty/],
    [
      'has a row of more than --max-size',
      `id,text\na,${filler(1, 9)}\nb,${'x'.repeat(2e6)}\n`,
      't.csv:3',
      /a row of more than 1 MB/,
    ],
  ])('where it %s', async (_, csv, path, message) => {
    await told({ 't.csv': csv }, [[path, message]], ['--max-size', '1']);
  });

  it('where Parquet lacks the column, is no Parquet or is cut short', async () => {
    const columns = (names: string[]): Uint8Array =>
      new Uint8Array(
        parquetWriteBuffer({
          columnData: names.map((name) => ({ name, data: [filler(9, 20)], type: 'STRING' })),
        }),
      );
    const good = columns(['text', 'id']);
    await told({ 'a.parquet': columns(['id', 'words']) }, [
      ['a.parquet', /no column text.*only id, words: name one/],
    ]);
    await told(
      { 'b.parquet': good },
      [['b.parquet', /no column prose, only text, id: check --text-field/]],
      ['--text-field', 'prose'],
    );
    await told({ 'c.parquet': 'no Parquet at all' }, [
      ['c.parquet', /^is no Parquet file: check the ending of its name$/],
    ]);
    await told({ 'd.parquet': good.subarray(0, good.length - 20) }, [
      ['d.parquet', /^breaks off: its end is missing; get the file again$/],
    ]);
  });

  it('where Parquet is damaged, in no words of what reads it', async () => {
    const texts = Array.from({ length: 60 }, (_, i) => filler(i, 60));
    const columnData = [{ name: 'text', data: texts, type: 'STRING' as const }];
    const good = Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: 20 }));
    const index = good.length - 8 - good.readUInt32LE(good.length - 8);
    const changed = (at: number, ...bytes: number[]): Buffer => {
      const copy = Buffer.from(good);
      copy.set(bytes, at);
      return copy;
    };
    const INDEX = /^is damaged: what it says of its columns cannot be read; get the file again$/;
    await told({ 'e.parquet': changed(good.length - 8, 255, 255, 255, 255) }, [['e.parquet', INDEX]]);
    await told({ 'f.parquet': changed(index, ...Array(40).fill(0)) }, [['f.parquet', INDEX]]);
    await told({ 'g.parquet': changed(good.length - 1, 0x45) }, [
      ['g.parquet', /^is an encrypted Parquet file: decrypt it first$/],
    ]);
    await told({ 'h.parquet': changed(4, ...Array(40).fill(255)) }, [
      ['h.parquet:1', /^is damaged from here on: nothing of it is read; get the file again$/],
    ]);
    await told({ 'i.parquet': changed(index - 300, ...Array(200).fill(255)) }, [
      ['i.parquet:41', /^is damaged from here on: what came before is read; get the file again$/],
    ]);
    await told({ 'j.parquet': '' }, [['j.parquet', /^is no Parquet file/]]);
  });
});

describe.concurrent('XML that would do harm is told, and nothing of it is expanded', () => {
  const body = (text: string): string =>
    `<nitf><body><body.content><p>${text}</p></body.content></body></nitf>`;

  it.each<[string, string]>([
    [
      'an external entity',
      `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body('&x;')}`,
    ],
    [
      'a parameter entity',
      `<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>${body('text')}`,
    ],
    [
      'a billion laughs',
      `<!DOCTYPE nitf [<!ENTITY a "ha">${'bcdefghij'
        .split('')
        .map((c, i) => `<!ENTITY ${c} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
        .join('')}]>${body('&j;')}`,
    ],
  ])('%s', async (_, xml) => {
    const start = performance.now();
    await told({ 'x.xml': xml }, [
      ['x.xml', /declares entities of its own, which are never expanded: it is not read/],
    ]);
    const taken = performance.now() - start;
    expect(taken).toBeLessThan(10_000 * slowness());
  });

  it('elements 100,000 deep, broken XML, and XML of another kind', async () => {
    const deep = `${'<p>'.repeat(100_000)}x${'</p>'.repeat(100_000)}`;
    await told({ 'x.xml': deep }, [['x.xml', /no well-formed XML|of another kind/]]);
    await told({ 'z.xml': '<urlset><url><loc>x</loc></url></urlset>' }, [
      ['z.xml', /outermost element is urlset.*expected a feed/],
    ]);
    await told({ 'e.xml': '' }, [['e.xml', /has no element/]]);
  });

  it('a feed whose entries carry no text tells of each', async () => {
    const item = '<item><title>A</title><guid>1</guid></item>';
    const rss = `<rss><channel>${item}<item><guid>2</guid><description>${filler(5, 20)}</description></item>${item}</channel></rss>`;
    const report = await told({ 'x.rss': rss }, [
      ['x.rss:1', /has no text/],
      ['x.rss:3', /has no text/],
    ]);
    expect(idsOf(report)).toEqual(['2', 'good-1.txt', 'good-2.txt']);
  });
});

describe.concurrent('a crawl or a letter that is not right is told', () => {
  it('WARC cut short in a record, and what is no WARC', async () => {
    const whole = Buffer.concat(
      [1, 2].map((seed) => warcRecord('response', answer('Content-Type: text/plain', carrier(seed + 50)))),
    );
    const report = await told({ 'x.warc': whole.subarray(0, whole.length - 200) }, [
      ['x.warc:2', /breaks off in this record/],
    ]);
    expect(idsOf(report)).toContain('x.warc#1');
    await told({ 'y.warc': `${filler(3, 40)}\n\n${filler(4, 40)}` }, [['y.warc:1', /is no WARC file/]]);
    await told({ 'z.warc': '' }, [['z.warc', /holds no records/]]);
  });

  it('mail without text, and what is no mail', async () => {
    await told({ 'x.eml': 'Subject: nothing\r\nFrom: a@b.example\r\n\r\n' }, [['x.eml', /has no text/]]);
  });
});

describe.concurrent('what is no file, and what goes away', () => {
  it('a device is not read', async () => {
    const done = await flong(['scan', '/dev/zero', '-r', 'json']);
    expect(done.code).toBe(2);
    expect(toldBy(done)).toEqual([expect.stringMatching(/^flong: \/dev\/zero: is a device, not a file/)]);
  });

  it('a named pipe is read to its end, packed or not', async () => {
    const cwd = folderOf(GOOD);
    await run('mkfifo', [join(cwd, 'pipe')]);
    const writing = run('sh', ['-c', 'gzip -c > pipe'], { cwd, input: String(FORMATS['lines.jsonl']) });
    const { report } = await scanned(['good-1.txt', 'pipe'], { cwd });
    await writing;
    expect(idsOf(report)).toEqual(['good-1.txt', 'v-17']);
  });

  it('a file that is gone when its turn comes, of any kind, is told, and the rest is read', async () => {
    const gone = [
      'a.txt',
      'b.jsonl',
      'c.json',
      'd.csv',
      'e.txt.gz',
      'f.zip',
      'g.tar',
      'h.parquet',
      'i.warc',
      'j.xml',
    ];
    const content = (name: string): string | Uint8Array => (name === 'f.zip' ? zipOf([]) : 'x');
    const cwd = folderOf({
      ...GOOD,
      ...Object.fromEntries(gone.map((name) => [`sub/${name}`, content(name)])),
    });
    let begun = false;
    // folders are walked before standard input is waited for
    const done = await scanned(['.', '-'], {
      cwd,
      watch: (child) => {
        if (begun) return;
        begun = true;
        // more than a pipe holds: it is all written when flong has begun to read
        child.stdin?.write(carrier(3) + '\n'.repeat(1 << 18), () => {
          rmSync(join(cwd, 'sub'), { recursive: true });
          child.stdin?.end();
        });
      },
    });
    expect(done.report.problems).toEqual(
      gone.map((name) => ({
        path: `sub/${name}`,
        message: expect.stringMatching(/no such file/),
      })),
    );
    expect(done.code).toBe(2);
    expect(done.report.articles).toHaveLength(3);
  });
});
