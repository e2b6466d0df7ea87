import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { describe, expect, it } from 'vitest';
import { carrier, folderOf, idsOf, ROOT, scanned } from '../cli/support.js';
import { GOOD, told } from '../cli/told.js';
import { zipOf } from '../cli/zip.js';

const fixture = (name: string): Buffer => readFileSync(join(ROOT, 'tests/fixtures/packed', name));
const LINES = Array.from({ length: 400 }, (_, i) =>
  JSON.stringify({ id: `r${i}`, text: carrier(i + 10) }),
).join('\n');

describe.concurrent('something packed that is damaged is told', () => {
  it('where gzip breaks off: the records before that are read', async () => {
    const bytes = gzipSync(LINES);
    const folder = folderOf({ ...GOOD, 'cut.jsonl.gz': bytes.subarray(0, bytes.length * 0.7) });
    const { code, report } = await scanned([folder]);
    expect(code).toBe(2);
    expect(report.problems).toMatchObject([
      {
        path: 'cut.jsonl.gz',
        message: expect.stringMatching(/gzip data breaks off after \d+ bytes.*before is read/),
      },
    ]);
    expect(report.articles.length).toBeGreaterThan(100);
    expect(idsOf(report)).toContain('r0');
  });

  it.each<[string, Uint8Array]>([
    ['cut.txt.gz', gzipSync(LINES).subarray(0, 5000)],
    ['cut.txt.zst', fixture('frames.txt.zst').subarray(0, 300)],
    ['cut.txt.bz2', fixture('streams.txt.bz2').subarray(0, 400)],
    ['cut.tgz', gzipSync(Buffer.alloc(3000, 'x')).subarray(0, 20)],
  ])('where it breaks off: %s', async (name, bytes) => {
    await told({ [name]: bytes }, [[name, /breaks off after \d+ bytes unpacked/]]);
  });

  it.each<[string, Uint8Array | string, RegExp]>([
    ['not.txt.gz', 'Plain text, not gzip.', /is no gzip data: check the ending/],
    ['not.txt.bz2', 'Plain text, not bzip2.', /is no bzip2 data: check the ending/],
    ['not.txt.zst', 'Plain text, no Zstandard.', /is no zstd data: check the ending/],
    ['not.zip', 'Plain text, not zip.', /damaged zip archive/],
    ['not.tar', Buffer.alloc(2048, 'Plain text, not tar. '), /damaged tar archive/],
    ['flipped.txt.gz', gzipSync(LINES).fill(0x55, 3000, 3010), /gzip data (?:is damaged|breaks off)/],
    [
      'flipped.txt.bz2',
      fixture('story.txt.bz2').fill(0x55, 200, 210),
      /bzip2 data is damaged|no bzip2|breaks off/,
    ],
  ])('where it is something else or has changed: %s', async (name, bytes, message) => {
    await told({ [name]: bytes }, [[name, message]]);
  });

  it('where the middle of a zip archive has changed: its other members are read', async () => {
    const members = ['a.txt', 'b.txt', 'c.txt'].map((path, i) => ({ path, data: carrier(20 + i) }));
    const zip = Buffer.from(zipOf(members));
    const at = zip.indexOf('b.txt') + 100;
    zip.fill(0x55, at, at + 20);
    const report = await told({ 'x.zip': zip }, [['x.zip!/b.txt', /./]]);
    expect(idsOf(report)).toEqual(['good-1.txt', 'good-2.txt', 'x.zip!/a.txt', 'x.zip!/c.txt']);
  });
});

describe.concurrent('a bomb is stopped', () => {
  it.each(['zeros.jsonl.bz2', 'zeros.jsonl.zst'])('that unpacks to one endless line: %s', async (name) => {
    await told(
      { [name]: fixture(name) },
      [[name, /unpacks to more than 4 MB, far beyond its size/]],
      ['--max-size', '1'],
    );
  });

  it('that is a file of more than --max-size in a zip archive, whatever the archive says of it', async () => {
    const zeros = Buffer.alloc(3_000_000, ' ');
    const zip = zipOf([
      { path: 'a.txt', data: zeros },
      { path: 'b.txt', data: carrier(5) },
      { path: 'c.txt', data: zeros, claims: 100 },
      { path: 'd.txt', data: carrier(6) },
    ]);
    const report = await told(
      { 'x.zip': zip },
      [
        ['x.zip!/a.txt', /is a file of more than 1 MB: raise --max-size/],
        ['x.zip!/c.txt', /./],
      ],
      ['--max-size', '1'],
    );
    expect(idsOf(report)).toEqual(['good-1.txt', 'good-2.txt', 'x.zip!/b.txt', 'x.zip!/d.txt']);
  });

  it('that is many such files: the archive ends where it passes all measure', async () => {
    const zeros = Buffer.alloc(900_000, ' ');
    const zip = zipOf(Array.from({ length: 20 }, (_, i) => ({ path: `${i + 10}.txt`, data: zeros })));
    const { code, report } = await scanned([folderOf({ ...GOOD, 'x.zip': zip }), '--max-size', '1']);
    expect(code).toBe(2);
    const stopped = report.problems.filter(({ message }) => /taken for a bomb/.test(message));
    expect(stopped).toHaveLength(1);
    expect(report.articles.length).toBeLessThan(12);
  });

  it('that is packed in itself: six deep is not opened', async () => {
    let inner: Uint8Array = zipOf([{ path: 'deep.txt', data: carrier(7) }]);
    for (let i = 0; i < 5; i++) inner = zipOf([{ path: 'x.zip', data: inner }]);
    await told({ 'x.zip': inner }, [
      ['x.zip!/x.zip!/x.zip!/x.zip!/x.zip!/x.zip', /packed more than 5 deep: it is not read/],
    ]);
  });
});

describe.concurrent('an archive that would deceive', () => {
  const NAMES = [
    '../outside.txt',
    '/etc/outside.txt',
    'a/../../outside.txt',
    'C:\\outside.txt',
    '..\\outside.txt',
  ];

  it('by names that lead out of it: they are told and not read, and nothing is written anywhere', async () => {
    const home = mkdtempSync(join(tmpdir(), 'flong-home-'));
    try {
      const [work, temporary] = [join(home, 'work'), join(home, 'tmp')];
      for (const folder of [work, temporary]) mkdirSync(folder);
      const zip = zipOf([...NAMES, 'fine.txt'].map((path, i) => ({ path, data: carrier(30 + i) })));
      const setting = { cwd: work, input: zip, env: { TMPDIR: temporary, HOME: home } };
      const { code, report } = await scanned(['-', '--keep', '0'], setting);
      expect(code).toBe(2);
      expect(idsOf(report)).toEqual(['stdin!/fine.txt']);
      expect(report.problems).toHaveLength(NAMES.length);
      for (const { message } of report.problems)
        expect(message).toMatch(/leads out of the archive: it is not read/);
      expect(readdirSync(home).sort()).toEqual(['tmp', 'work']);
      expect([...readdirSync(work), ...readdirSync(temporary)]).toEqual([]);
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  it('by links and devices in a tar archive: they hold nothing', async () => {
    const text = carrier(8);
    const tar = await packTar([
      { header: { name: 'link.txt', size: 0, type: 'symlink', linkname: '/etc/passwd' } },
      { header: { name: 'hard.txt', size: 0, type: 'link', linkname: '../../x' } },
      { header: { name: 'device.txt', size: 0, type: 'character-device' } },
      { header: { name: 'fine.txt', size: text.length, type: 'file' }, body: text },
      { header: { name: '../out.txt', size: text.length, type: 'file' }, body: text },
    ]);
    const report = await told({ 'x.tar': tar }, [
      ['x.tar!/../out.txt', /leads out of the archive/],
      ['x.tar!/device.txt', /no regular file/],
    ]);
    expect(idsOf(report)).toEqual(['good-1.txt', 'good-2.txt', 'x.tar!/fine.txt']);
  });

  it('by a member that is encrypted, and by two of one name', async () => {
    const zip = zipOf([
      { path: 'a.txt', data: carrier(1), encrypted: true },
      { path: 'b.txt', data: carrier(2) },
      { path: 'b.txt', data: carrier(3) },
    ]);
    const report = await told({ 'x.zip': zip }, [
      ['x.zip!/a.txt', /is encrypted: unpack it yourself/],
      ['x.zip!/b.txt', /repeats the id x\.zip!\/b\.txt/],
    ]);
    expect(idsOf(report)).toEqual(['good-1.txt', 'good-2.txt', 'x.zip!/b.txt', 'x.zip!/b.txt#2']);
  });
});
