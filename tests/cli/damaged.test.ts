import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { describe, expect, it } from 'vitest';
import { carrier, filler, folderOf, scanned } from './support.js';
import { zipOf } from './zip.js';

/** A packed article that breaks off: its beginning is read, or it is not said to be. */

const TEXT = `${carrier(1)}${filler(2, 2000)}\n\n${'Größe für Käufer, größer. '.repeat(40)}`;
const HTML = `<html><body><article>${TEXT.split('\n\n')
  .map((text) => `<p>${text}</p>`)
  .join('')}</article></body></html>`;

/** The first bytes of something, packed; a third of it is missing. */
const cut = (bytes: Uint8Array | string, part = 0.65): Uint8Array => {
  const packed = gzipSync(bytes);
  return packed.subarray(0, Math.floor(packed.length * part));
};

describe.concurrent('a packed article that breaks off', () => {
  it.each([
    ['cut.txt.gz', TEXT],
    ['cut.md.gz', TEXT],
    ['cut.html.gz', HTML],
  ])('is read as far as it goes, and told: %s', async (name, whole) => {
    const { code, report } = await scanned([folderOf({ [name]: cut(whole), 'other.txt': carrier(9) })]);
    expect(code).toBe(2);
    expect(report.problems).toEqual([
      {
        path: name,
        message: expect.stringMatching(/breaks off after \d+ bytes.*: what came before is read;/),
      },
    ]);
    expect(report.articles.map(({ id }) => id)).toEqual([name, 'other.txt']);
    expect(report.articles[0].words).toBeGreaterThan(600);
    expect(report.articles[0].words).toBeLessThan(2000);
    expect(report.pairs).toHaveLength(1);
  });

  it('in the middle of a letter is read up to that letter', async () => {
    // what is stored, and not made shorter, breaks off where it is cut
    const files = Object.fromEntries(
      [0, 1, 2, 3].map((n) => {
        const text = `${carrier(n + 1)}${'ß𝕏'.repeat(500)}`;
        return [`${n}.txt.gz`, gzipSync(text, { level: 0 }).subarray(0, 3000 + n)];
      }),
    );
    const { report } = await scanned([folderOf(files)]);
    expect(report.articles).toHaveLength(4);
    for (const { message } of report.problems) expect(message).toMatch(/^its gzip data breaks off/);
  });

  it.each<[string, Uint8Array]>([
    ['record.json.gz', cut(JSON.stringify({ id: '1', text: TEXT }))],
    ['feed.xml.gz', cut(`<rss><channel><item><description>${TEXT}</description></item></channel></rss>`)],
    ['nothing.txt.gz', gzipSync(TEXT).subarray(0, 12)],
    ['cut.zip', zipOf([{ path: 'a.txt', data: TEXT }]).subarray(0, 700)],
  ])('and of which nothing can be read is told so: %s', async (name, bytes) => {
    const { report } = await scanned([folderOf({ [name]: bytes, 'other.txt': carrier(9) })]);
    expect(report.problems).toEqual([
      { path: name, message: expect.stringMatching(/: nothing of it is read; get the file again$/) },
    ]);
    expect(report.articles).toHaveLength(1);
  });

  const twoIn = (): Promise<Uint8Array> =>
    packTar(
      ['a.txt', 'b.txt'].map((name, i) => {
        const body = filler(i + 20, 2000);
        return { header: { name, size: body.length }, body };
      }),
    );

  it.each<[string, (tar: Uint8Array) => Uint8Array]>([
    ['x.tgz', (tar) => cut(tar, 0.7)],
    ['x.tar', (tar) => tar.subarray(0, 0.7 * tar.length)],
  ])('in an archive leaves what stands before it, and its own beginning: %s', async (name, packed) => {
    const { report } = await scanned([folderOf({ [name]: packed(await twoIn()) })]);
    expect(report.articles.map(({ id }) => id)).toEqual([`${name}!/a.txt`, `${name}!/b.txt`]);
    expect(report.articles[1].words).toBeLessThan(1999);
    expect(report.problems).toEqual([
      { path: `${name}!/b.txt`, message: expect.stringMatching(/what came before is read; get the file/) },
    ]);
  });

  it('in a zip archive is told by its checksum, where nothing else shows it', async () => {
    const zip = Buffer.from(zipOf([{ path: 'a.txt', data: TEXT }]));
    zip[zip.indexOf('PK\x01\x02') + 16] ^= 1;
    const { report } = await scanned([folderOf({ 'x.zip': zip })]);
    expect(report.problems).toEqual([
      { path: 'x.zip!/a.txt', message: expect.stringMatching(/damaged in its zip archive \(checksum\)/) },
    ]);
    expect(report.articles).toHaveLength(1);
  });
});

it('a table in a charset that it is not said to be in is told so, without a word of what came before', async () => {
  const latin = Buffer.from('id,text\n1,"Café à la crème, déjà vu"\n', 'latin1');
  const { report } = await scanned(['latin.csv', '--encoding', 'utf-8'], {
    cwd: folderOf({ 'latin.csv': latin }),
  });
  expect(report.problems).toEqual([
    { path: 'latin.csv', message: expect.stringMatching(/^is not UTF-8 text: nothing of it is read; name/) },
  ]);
});
