import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import { CORPUS, carrier, flong, folderOf, quick, scanned } from './support.js';

const lines = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe.concurrent('reports', () => {
  it('may be several at once, each in its file and one on standard output', async () => {
    const out = folderOf();
    const files = [
      `json=${join(out, 'a=b.json')}`,
      `ndjson=${join(out, 'x.ndjson')}`,
      `terminal=${join(out, 'x')}`,
    ];
    const done = await flong([
      'scan',
      CORPUS,
      '-q',
      ...files.flatMap((file) => ['-r', file]),
      '--report',
      'json=-',
    ]);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(out, 'a=b.json'), 'utf8')).toBe(done.stdout);
    expect(readFileSync(join(out, 'x'), 'utf8')).toBe((await quick(['scan', CORPUS])).stdout);
    const { report } = await scanned([CORPUS]);
    const ofType = (type: string) =>
      lines(readFileSync(join(out, 'x.ndjson'), 'utf8'))
        .filter((object) => object.type === type)
        .map(({ type: _, ...object }) => object);
    expect(ofType('article')).toEqual(report.articles);
    expect(ofType('family')).toEqual(report.families);
    expect(ofType('pair')).toEqual(report.pairs);
    expect(ofType('summary')).toEqual([report.summary]);
    const { schema, tool, options } = report;
    expect(ofType('report')).toEqual([{ schema, tool, options }]);
  });

  it('leave standard output empty where all go to files', async () => {
    const out = join(folderOf({ 'a.txt': carrier(1), 'b.txt': carrier(2) }), 'report');
    const done = await flong(['scan', join(out, '..'), '-r', `json=${out}`]);
    expect(done).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('replace what stood in their file', async () => {
    const cwd = folderOf({ 'a.txt': carrier(1), 'b.txt': carrier(2), report: 'x'.repeat(100_000) });
    await flong(['scan', 'a.txt', 'b.txt', '-r', 'json=report'], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, 'report'), 'utf8'))).toHaveProperty('summary.pairs', 1);
  });
});

describe.concurrent('the JSON report', () => {
  const text = (report: Report, id: string): string => {
    const { path } = report.articles.find((article) => article.id === id) ?? { path: '' };
    return path.endsWith('.txt') ? readFileSync(join(CORPUS, path), 'utf8') : '';
  };

  it('has passages whose words stand where it says, in both articles', async () => {
    const { report } = await scanned([CORPUS, '--all-pairs']);
    let seen = 0;
    for (const { a, b, passages } of report.pairs) {
      const [inA, inB] = [text(report, a.id), text(report, b.id)];
      if (inA === '' || inB === '') continue;
      for (const passage of passages) {
        expect(inA.slice(passage.a.begin, passage.a.end)).toBe(passage.text);
        if (passage.textB !== undefined)
          expect(inB.slice(passage.b.begin, passage.b.end)).toBe(passage.textB);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(40);
  });

  it('counts what it lists', async () => {
    const { articles, pairs, families, summary } = (await scanned([CORPUS])).report;
    expect(summary).toMatchObject({
      articles: articles.length,
      pairs: pairs.length,
      families: families.length,
    });
    expect(summary.words).toBe(articles.reduce((sum, { words }) => sum + words, 0));
    expect(summary.copied).toBeLessThanOrEqual(summary.words);
    const known = new Map(articles.map(({ id, words }) => [id, words]));
    for (const { a, b } of pairs) {
      expect(a.id < b.id).toBe(true);
      for (const { id, words, shared, share } of [a, b]) {
        expect(words).toBe(known.get(id));
        expect(share).toBeCloseTo(shared / words, 3);
      }
    }
  });

  it('leaves out pairs under --min-share and passages under --min-words or of other --kinds', async () => {
    const { report } = await scanned([CORPUS, '--min-share', '0.5']);
    expect(report.pairs.length).toBeGreaterThan(0);
    for (const { a, b } of report.pairs) expect(Math.max(a.share, b.share)).toBeGreaterThanOrEqual(0.5);
    const long = (await scanned([CORPUS, '--min-words', '60'])).report;
    const all = long.pairs.flatMap(({ passages }) => passages);
    expect(all.length).toBeGreaterThan(0);
    for (const { matched } of all) expect(matched).toBeGreaterThanOrEqual(60);
    const quoted = (await scanned([CORPUS, '--kinds', 'quotation'])).report;
    const kinds = quoted.pairs.flatMap(({ passages }) => passages.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['quotation']));
  });
});
