import { readFileSync } from 'node:fs';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answer, TEXT, warcRecord } from './story.js';
import { carrier, flong, folderOf, idsOf, scanned, toldBy } from './support.js';

const plain = (text: string | Uint8Array, more = ''): Uint8Array =>
  answer(`Content-Type: text/plain${more}`, text);
const response = (block: Uint8Array): Uint8Array => warcRecord('response', block);
const SOUND = response(plain(carrier(7)));
/** Where the file breaks off that ends in so much less than a record. */
const cut = (record: Uint8Array, by: number): Uint8Array => record.subarray(0, record.length - by);

/** What a scan of a crawl and an article beside it tells of the crawl. */
async function told(
  ...records: Uint8Array[]
): Promise<{ problems: string[]; ids: string[]; words: number[] }> {
  const folder = folderOf({ 'x.warc': Buffer.concat(records), 'y.txt': carrier(1) });
  const { code, report, ...run } = await scanned(['x.warc', 'y.txt', '-q'], { cwd: folder });
  expect(report.articles.at(-1)?.id).toBe('y.txt');
  expect(toldBy({ code, ...run })).toEqual(report.problems.map((x) => `flong: ${x.path}: ${x.message}`));
  expect(code).toBe(report.problems.length > 0 ? 2 : 0);
  return {
    problems: report.problems.map(({ path, message }) => `${path} ${message}`),
    ids: idsOf(report).slice(0, -1),
    words: report.articles.slice(0, -1).map(({ words }) => words),
  };
}

describe('a WARC file that breaks off', () => {
  it.each<[string, Uint8Array]>([
    [
      'a request',
      cut(warcRecord('request', Buffer.from('GET / HTTP/1.1\r\nHost: a.example\r\n\r\nbody')), 6),
    ],
    ['a picture', cut(response(answer('Content-Type: image/png', 'no picture')), 6)],
    ['an answer that is none', cut(response(answer('Content-Type: text/plain', 'gone', '404 Not Found')), 6)],
    ['an article', cut(response(plain(TEXT)), 100)],
    ['the headers of HTTP', cut(response(plain(TEXT)), TEXT.length + 30)],
  ])('in %s ends there, and is told', async (_, last) => {
    const { problems, ids } = await told(SOUND, last);
    expect(ids).toEqual(['x.warc#1']);
    expect(problems).toEqual([expect.stringMatching(/^x\.warc:2 breaks off in this record: /)]);
  });

  it('in the headers of a record is told', async () => {
    const { problems, ids } = await told(SOUND, response(plain(TEXT)).subarray(0, 100));
    expect(ids).toEqual(['x.warc#1']);
    expect(problems).toEqual([
      expect.stringMatching(/^x\.warc:2 is damaged from here on \(a record without/),
    ]);
  });
});

it('what stands behind a record is told in a line of flong, and the next record is read', async () => {
  const record = Buffer.from(response(plain(TEXT)));
  const short = Buffer.from(record.toString('latin1').replace(/(Content-Length: )\d+/, '$1200'), 'latin1');
  const { problems, ids, words } = await told(short, SOUND);
  expect(ids).toEqual(['x.warc#1', 'x.warc#2']);
  expect(words[0]).toBeLessThan(60);
  expect(problems).toEqual(['x.warc:1 is longer than its header says: what is beyond that is not read']);
});

describe('headers of HTTP', () => {
  it('whose lines end in line feeds alone take nothing of the body', async () => {
    const crlf = TEXT.replaceAll('\n', '\r\n');
    const { problems, words } = await told(
      response(Buffer.from(`HTTP/1.1 200 OK\nContent-Type: text/plain\n\n${TEXT}`)),
      response(Buffer.from(`HTTP/1.1 200 OK\nContent-Type: text/plain\n\n${crlf}`)),
      response(plain(TEXT)),
    );
    expect(problems).toEqual([]);
    expect(words).toEqual([words[2], words[2], words[2]]);
  });

  it('that do not end take nothing of the next record', async () => {
    const { ids } = await told(response(Buffer.from('HTTP/1.1 200 OK')), SOUND);
    expect(ids).toEqual(['x.warc#2']);
  });

  it('beyond all measure end the file', async () => {
    const long = Buffer.from(`WARC/1.0\r\n${'x: y\r\n'.repeat(4_000_000)}`);
    const { problems, ids } = await told(SOUND, long);
    expect(ids).toEqual(['x.warc#1']);
    expect(problems).toEqual([
      expect.stringMatching(/^x\.warc:2 is damaged from here on \(16 MB of headers\)/),
    ]);
  });
});

describe('a packed body', () => {
  const packed = (coding: string, bytes: Uint8Array): Uint8Array =>
    response(plain(bytes, `\r\nContent-Encoding: ${coding}`));
  const STORY = readFileSync(new URL('../fixtures/packed/story.txt', import.meta.url));
  const ZSTD = readFileSync(new URL('../fixtures/packed/story.txt.zst', import.meta.url));

  it.each<[string, Uint8Array]>([
    ['gzip', gzipSync(STORY)],
    ['X-GZIP', gzipSync(STORY)],
    ['deflate', deflateSync(STORY)],
    ['deflate', deflateRawSync(STORY)],
    ['br', brotliCompressSync(STORY)],
    ['zstd', ZSTD],
    ['gzip, br', brotliCompressSync(gzipSync(STORY))],
    // as it was not packed, or otherwise than its header says
    ['br', STORY],
    ['gzip', STORY],
    ['zstd', STORY],
    ['br', gzipSync(STORY)],
    ['identity', STORY],
  ])('is read as it was: %s', async (coding, bytes) => {
    const { problems, words } = await told(packed(coding, bytes), response(plain(STORY)));
    expect(problems).toEqual([]);
    expect(words).toEqual([words[1], words[1]]);
  });

  const LONG = Buffer.from(Array.from({ length: 400 }, (_, i) => carrier(i)).join(''));
  const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length / 2);

  it.each<[string, string, Uint8Array]>([
    ['gzip', 'gzip', half(gzipSync(LONG))],
    ['br', 'brotli', half(brotliCompressSync(LONG))],
  ])(
    'that breaks off in a whole record is told, and read as far as it goes: %s',
    async (coding, name, bytes) => {
      const { problems, words } = await told(packed(coding, bytes), SOUND);
      expect(problems).toEqual([
        expect.stringMatching(
          new RegExp(
            `^x\\.warc:1 its ${name} data breaks off after \\d+ bytes unpacked: what came before is read`,
          ),
        ),
      ]);
      expect(words[0]).toBeGreaterThan(1000);
    },
  );

  it('that is damaged from its beginning is told', async () => {
    const { problems, ids } = await told(packed('br', brotliCompressSync(LONG).fill(0xff, 0, 20)), SOUND);
    expect(problems).toEqual([
      'x.warc:1 its brotli data is damaged after 0 bytes unpacked: nothing of it is read; get the file again',
    ]);
    expect(ids).toEqual(['x.warc#2']);
  });

  it.each<[string, Uint8Array]>([
    ['br', brotliCompressSync(Buffer.alloc(60_000_000, 'word '))],
    ['gzip', gzipSync(Buffer.alloc(60_000_000, 'word '))],
  ])('that is larger than is read is told: %s', async (coding, bytes) => {
    const { problems } = await told(packed(coding, bytes), SOUND);
    expect(problems).toEqual([expect.stringMatching(/^x\.warc:1 is a record of more than 50 MB: /)]);
  });
});

describe('a body that was sent in chunks', () => {
  const chunk = (bytes: Uint8Array): Buffer =>
    Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
  const inChunks = (bytes: Uint8Array, end: string, more = '', name = 'chunked'): Uint8Array =>
    response(
      plain(
        Buffer.concat([chunk(bytes.subarray(0, 50)), chunk(bytes.subarray(50)), Buffer.from(end)]),
        `\r\nTransfer-Encoding: ${name}${more}`,
      ),
    );
  const STORY = Buffer.from(TEXT);

  it.each<[string, Uint8Array]>([
    ['with nothing behind them', inChunks(STORY, '0\r\n\r\n')],
    ['with headers behind them', inChunks(STORY, '0\r\nServer-Timing: app;dur=12\r\nExpires: never\r\n\r\n')],
    ['with an extension', inChunks(STORY, '0;last=yes\r\nExpires: never\r\n\r\n')],
    ['whose end is missing', inChunks(STORY, '0\r\n')],
    ['by a name in capitals', inChunks(STORY, '0\r\n\r\n', '', 'Chunked')],
    ['and packed', inChunks(gzipSync(STORY), '0\r\nExpires: never\r\n\r\n', '\r\nContent-Encoding: gzip')],
    ['and packed for that', inChunks(gzipSync(STORY), '0\r\n\r\n', '', 'gzip, chunked')],
  ])('is read without what is not its own: %s', async (_, record) => {
    const { problems, words } = await told(record, response(plain(TEXT)));
    expect(problems).toEqual([]);
    expect(words).toEqual([words[1], words[1]]);
  });
});

it('a file that is packed but not called so is not unpacked beside the measures against bombs', async () => {
  const { problems } = await told(gzipSync(SOUND));
  expect(problems).toEqual(['x.warc is packed by gzip: let its name end in .warc.gz']);
});

it('a crawl whose last record nobody reads does not hang the built program', async () => {
  const cwd = folderOf({
    'x.warc': Buffer.concat([SOUND, cut(warcRecord('metadata', Buffer.from('fetchTimeMs: 12')), 9)]),
  });
  const run = await flong(['scan', 'x.warc'], { cwd });
  expect(run.code).toBe(2);
  expect(toldBy(run)).toEqual([expect.stringMatching(/^flong: x\.warc:2: breaks off in this record/)]);
});
