import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import { FORMATS, PARAGRAPHS, TEXT, TITLE } from '../cli/story.js';
import { folderOf, ROOT, scanned, toldBy } from '../cli/support.js';
import { zipOf } from '../cli/zip.js';

const PACKED = join(ROOT, 'tests/fixtures/packed');
const fixture = (name: string): Uint8Array => readFileSync(join(PACKED, name));

/** Reads the articles that files hold, and the hash that the text has as a plain file. */
async function read(files: Record<string, string | Uint8Array>): Promise<{ report: Report; hash: string }> {
  const { code, report, ...done } = await scanned([folderOf({ ...files, 'zz-plain.txt': TEXT })]);
  expect(report.problems).toEqual([]);
  expect(code).toBe(0);
  const hash = report.articles.find(({ path }) => path === 'zz-plain.txt')?.hash as string;
  expect(toldBy({ code, ...done }).filter((line) => !line.includes('left alone'))).toEqual([]);
  return { report, hash };
}

describe('one article in every format', () => {
  it('has the same text to the letter, and its title where the format has room for one', async () => {
    const { report, hash } = await read(FORMATS);
    const found = Object.fromEntries(report.articles.map((article) => [article.path, article]));
    expect(Object.keys(found).sort()).toEqual([...Object.keys(FORMATS), 'zz-plain.txt'].sort());
    for (const [path, article] of Object.entries(found)) {
      expect(article.hash, path).toBe(hash);
      const untitled = /\.(?:txt|warc|warc\.gz)$/.test(path);
      expect(article.title, path).toBe(untitled ? null : TITLE);
    }
    const { pairs, families } = report;
    expect(families.map(({ articles }) => articles.length)).toEqual([Object.keys(FORMATS).length + 1]);
    expect(pairs.every(({ relation }) => relation === 'identical')).toBe(true);
  });

  it('has the outlet, the date and the id that the format names', async () => {
    const { report } = await read(FORMATS);
    for (const path of [
      'lines.jsonl',
      'comma.csv',
      'rows.parquet',
      'document.nitf',
      'cdata.xml',
      'html.atom',
    ]) {
      const article = report.articles.find((one) => one.path === path);
      expect(article, path).toMatchObject({ id: `${path}#v-17`, outlet: 'Vellin Courier' });
      expect(article?.date, path).toMatch(/^2024-03-05T09:30/);
    }
  });
});

const tar = async (files: Record<string, string | Uint8Array>): Promise<Uint8Array> =>
  packTar(
    Object.entries(files).map(([name, data]) => ({
      header: { name, size: Buffer.from(data as string).length },
      body: data,
    })),
  );

describe('one article in every compression', () => {
  const names = ['story.txt.bz2', 'story.txt.zst', 'unchecked.txt.zst', 'streams.txt.bz2', 'frames.txt.zst'];

  it('is the same to the letter, of one stream or several', async () => {
    const { report, hash } = await read({
      ...Object.fromEntries(names.map((name) => [name, fixture(name)])),
      'story.txt.gz': gzipSync(TEXT),
      'members.txt.gz': Buffer.concat([gzipSync(TEXT.slice(0, 99)), gzipSync(TEXT.slice(99))]),
      'twice.txt.bz2.gz': gzipSync(fixture('story.txt.bz2')),
    });
    expect(report.articles).toHaveLength(names.length + 4);
    for (const article of report.articles) expect(article.hash, article.id).toBe(hash);
  });

  it('is so in every format', async () => {
    const packed = Object.entries(FORMATS).filter(([name]) => !name.endsWith('.gz'));
    const { report, hash } = await read(
      Object.fromEntries(packed.map(([name, data]) => [`${name}.gz`, gzipSync(data)])),
    );
    expect(report.articles).toHaveLength(packed.length + 1);
    for (const article of report.articles) expect(article.hash, article.path).toBe(hash);
  });
});

describe('one article in every archive', () => {
  it('is the same to the letter, and is named after the archive and its path there', async () => {
    const inner = { 'north/deep/story.txt': TEXT, 'story.jsonl': FORMATS['lines.jsonl'] };
    const zip = zipOf(Object.entries(inner).map(([path, data]) => ({ path, data })));
    const { report, hash } = await read({
      'a.zip': zip,
      'b.tar': await tar(inner),
      'c.tgz': gzipSync(await tar(inner)),
      'd.tar.bz2': fixture('story.tar.bz2'),
      'e.zip': zipOf([{ path: 'a.zip', data: zip }]),
    });
    expect(report.articles.map(({ id }) => id)).toEqual(
      [
        'a.zip!/north/deep/story.txt',
        'a.zip!/story.jsonl#v-17',
        'b.tar!/north/deep/story.txt',
        'b.tar!/story.jsonl#v-17',
        'c.tgz!/north/deep/story.txt',
        'c.tgz!/story.jsonl#v-17',
        'd.tar.bz2!/story.txt',
        'e.zip!/a.zip!/north/deep/story.txt',
        'e.zip!/a.zip!/story.jsonl#v-17',
        'zz-plain.txt',
      ].sort(),
    );
    for (const article of report.articles) expect(article.hash, article.id).toBe(hash);
    // the first folder in an archive stands for an outlet, as in a folder
    expect(report.articles[0]).toMatchObject({ path: 'a.zip!/north/deep/story.txt', outlet: 'north' });
  });

  it('is so in every format, and files of other kinds and hidden ones are left alone', async () => {
    const members = Object.entries(FORMATS).map(([path, data]) => ({ path, data }));
    const others = ['photo.jpg', '.DS_Store', '__MACOSX/._text.txt', 'sub/.hidden/x.txt', 'data.json'];
    const folder = folderOf({
      'all.zip': zipOf([...members, ...others.map((path) => ({ path, data: '{}' }))]),
    });
    const { code, report, stderr } = await scanned([folder]);
    expect(code).toBe(0);
    expect(report.articles).toHaveLength(members.length);
    expect(new Set(report.articles.map((article) => article.hash)).size).toBe(1);
    expect(stderr).toContain('.jpg 1, .json 1');
  });
});

describe('what stands on standard input without a name', () => {
  it.each<[string, string | Uint8Array]>([
    ['text', TEXT],
    ['JSON lines', FORMATS['lines.jsonl']],
    ['a list of records', FORMATS['list.json']],
    ['JSON lines in gzip', gzipSync(FORMATS['lines.jsonl'])],
    ['a zip archive', zipOf([{ path: 'x.txt', data: TEXT }])],
    ['Parquet', FORMATS['rows.parquet']],
    ['WARC', FORMATS['crawl.warc']],
    ['XML', FORMATS['cdata.xml']],
  ])('is known by its first bytes: %s', async (_, input) => {
    const { code, report } = await scanned(['-'], { input });
    expect(code).toBe(0);
    const plain = await scanned(['-'], { input: TEXT });
    expect(report.articles.map(({ hash }) => hash)).toEqual(plain.report.articles.map(({ hash }) => hash));
  });
});

describe('fields that the user names', () => {
  const record = {
    data: { body: { en: TEXT } },
    'meta.key': 'k-1',
    head: { line: TITLE },
    when: '2024-03',
    who: 'North',
  };
  const flags = ['--text-field', 'data.body.en', '--id-field', 'meta.key', '--title-field', 'head.line'];
  const more = ['--date-field', 'when', '--outlet-field', 'who'];

  it.each<[string, string]>([
    ['list.json', JSON.stringify([record])],
    ['lines.jsonl', JSON.stringify(record)],
    [
      'table.csv',
      `data.body.en,meta.key,head.line,when,who\n"${TEXT.replaceAll('"', '""')}",k-1,"${TITLE}",2024-03,North`,
    ],
  ])('are found at their paths: %s', async (name, data) => {
    const { code, report } = await scanned([folderOf({ [name]: data }), ...flags, ...more]);
    expect(code).toBe(0);
    expect(report.articles).toMatchObject([
      { id: 'k-1', title: TITLE, date: '2024-03', outlet: 'North', words: 83 },
    ]);
    expect(report.options).toMatchObject({ textField: 'data.body.en', outletField: 'who' });
  });

  it('hold HTML where their name says so', async () => {
    const html = PARAGRAPHS.map((text) => `<p>${text.replace('&', '&amp;').replace('<', '&lt;')}</p>`).join(
      '',
    );
    const folder = folderOf({ 'a.jsonl': JSON.stringify({ body_html: html }), 'b.txt': TEXT });
    const { report } = await scanned([folder]);
    expect(report.articles[0].hash).toBe(report.articles[1].hash);
  });
});

describe('many records in something packed', () => {
  it('give the report that they give as they are, with any memory and any number of threads', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      JSON.stringify({
        id: `r${i}`,
        text: `${i} ${TEXT.slice((i * 7) % 150)} ${'x'.repeat(i % 13)} ${i * i}`,
      }),
    ).join('\n');
    const folder = folderOf({ 'lines.jsonl': lines, 'lines.jsonl.gz': gzipSync(lines) });
    const results = await Promise.all(
      [
        ['lines.jsonl'],
        ['lines.jsonl.gz'],
        ['lines.jsonl.gz', '--keep', '0'],
        ['lines.jsonl.gz', '--workers', '1'],
      ].map((args) => scanned([...args, '--kinds', 'copy'], { cwd: folder })),
    );
    const shown = results.map(({ stdout }) => stdout.replaceAll('lines.jsonl.gz', 'lines.jsonl'));
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    for (const other of shown.slice(1)) expect(other === shown[0]).toBe(true);
  });
});
