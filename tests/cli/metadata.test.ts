import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model.js';
import { carrier, filler, folderOf, PLANTED, ROOT, scanned, toldBy } from './support.js';

const FIXTURES = join(ROOT, 'tests/fixtures');

async function articles(args: string[], cwd?: string): Promise<Map<string, Article>> {
  const { report } = await scanned(args, cwd === undefined ? {} : { cwd });
  return new Map(report.articles.map((article) => [article.id, article]));
}

describe.concurrent('the outlet', () => {
  const cwd = folderOf({
    'north/1.txt': carrier(1),
    'north/deep/2.txt': carrier(2),
    'north/feed.jsonl': `${JSON.stringify({ id: 'r', text: carrier(3) })}\n`,
    'loose.txt': carrier(4),
    'south/3.md': `---\noutlet: The Southern\n---\n\n${carrier(5)}`,
  });

  it('is the first folder below the one scanned, unless the article names one', async () => {
    const outlets = [...(await articles(['.'], cwd))].map(([id, { outlet }]) => [id, outlet]);
    expect(Object.fromEntries(outlets)).toEqual({
      'loose.txt': null,
      'north/1.txt': 'north',
      'north/deep/2.txt': 'north',
      r: 'north',
      'south/3.md': 'The Southern',
    });
  });

  it('is the folder that a file named outright lies in', async () => {
    const found = await articles(['north/1.txt', 'loose.txt'], cwd);
    expect(found.get('north/1.txt')?.outlet).toBe('north');
    expect(found.get('loose.txt')?.outlet).toBeNull();
  });
});

describe.concurrent('Markdown', () => {
  const folder = join(FIXTURES, 'markdown');

  it('has its front matter read: title, date, outlet, author as credit, language without region', async () => {
    expect((await articles([folder])).get('lighthouse.md')).toMatchObject({
      path: 'lighthouse.md',
      title: 'The lamp at Skarn Point: dark for a week',
      date: '2025-03-04',
      outlet: 'Skarn Weekly',
      credit: ['Iven Tolk'],
      language: 'en',
    });
  });

  it('has the words a reader sees: the same text as a plain file, so that hash and offsets agree', async () => {
    const plain = readFileSync(join(folder, 'lighthouse.txt'), 'utf8');
    const { report } = await scanned([folder]);
    const [markdown, text] = report.articles;
    expect(markdown).toMatchObject({ words: text.words, hash: text.hash });
    expect(report.pairs).toHaveLength(1);
    const { relation, passages } = report.pairs[0];
    expect(relation).toBe('identical');
    for (const { a, b, text } of passages) {
      expect(a).toEqual(b);
      expect(plain.slice(a.begin, a.end)).toBe(text);
    }
  });

  it('takes its first heading for a title where there is no front matter', async () => {
    const cwd = folderOf({
      'a.md': `${filler(1, 30)}\n\nThe *second* heading\n---\n\n# The third\n\n${filler(2, 30)}\n`,
      'b.md': `\ufeff---\r\ntitle: 12\r\nauthors: [Ann Lee, Bo Ek]\r\n---\r\n\r\n# Heading\r\n`,
      'c.md': filler(3, 30),
      'd.md': `---\n- no\n- mapping\n---\n\n${filler(4, 30)}`,
    });
    const found = await articles([cwd]);
    expect(found.get('a.md')?.title).toBe('The second heading');
    expect(found.get('b.md')).toMatchObject({ title: '12', credit: ['Ann Lee', 'Bo Ek'] });
    expect(found.get('c.md')?.title).toBeNull();
    expect(found.get('d.md')).toMatchObject({ title: null, words: 30 });
  });

  it('is read without its front matter where that is broken, and the fault is told', async () => {
    const cwd = folderOf({
      'a.md': `---\ntitle: "no end\ndate: [1\n---\n\n${carrier(1)}`,
      'b.txt': carrier(2),
    });
    const run = await scanned([cwd]);
    expect(run.code).toBe(2);
    expect(toldBy(run)).toEqual([expect.stringMatching(/^flong: a\.md: front matter is no valid YAML/)]);
    expect(run.report.articles[0]).toMatchObject({ id: 'a.md', title: null, words: 141 });
    expect(run.report.pairs).toHaveLength(1);
  });
});

describe.concurrent('a day in figures', () => {
  it('is read where the region of the language says which is the month, and stays as given else', async () => {
    const record = (id: string, language: string): string =>
      JSON.stringify({ id, text: carrier(1), date: '03/04/2024', updated: '03/05/2024', language });
    const cwd = folderOf({
      'feed.jsonl': [record('us', 'en-US'), record('gb', 'en_GB'), record('en', 'en')].join('\n'),
      'page.md': `---\ndate: 03/04/2024\nlanguage: en-US\n---\n\n${carrier(2)}`,
    });
    const found = [...(await articles(['.'], cwd)).values()];
    expect(found.map(({ id, date, modified, language }) => [id, date, modified, language])).toEqual([
      ['en', '03/04/2024', '03/05/2024', 'en'],
      ['gb', '2024-04-03', '2024-05-03', 'en'],
      ['page.md', '2024-03-04', undefined, 'en'],
      ['us', '2024-03-04', '2024-03-05', 'en'],
    ]);
  });
});

describe.concurrent('JSON lines', () => {
  const folder = join(FIXTURES, 'records');

  it('have their metadata read, by whatever common names', async () => {
    const found = await articles([folder]);
    const nothing = { title: null, outlet: null, date: null, credit: [] };
    expect(found.get('w-1')).toMatchObject({
      title: 'Lamp dark',
      outlet: 'Northern Wire',
      date: '2025-03-04T06:10:00Z',
      credit: ['Reuters', 'Iven Tolk'],
      language: 'en',
    });
    expect(found.get('w-2')).toMatchObject({
      title: 'Lampe aus',
      outlet: 'Küstenbote',
      date: '2025-03-05',
      credit: ['Iven Tolk'],
      language: 'de',
    });
    expect(found.get('17')).toMatchObject({ title: null, credit: ['AFP', 'A. Bo', '3'] });
    expect(found.get('w-4')).toMatchObject(nothing);
  });

  it('have offsets into the text of the record, in UTF-16 code units', async () => {
    const head = `“🌊\n\tÉté” ${filler(7, 20)}`;
    const text = `${head} ${PLANTED}`;
    const cwd = folderOf({
      'a.jsonl': `\ufeff${JSON.stringify({ id: 'a', text })}\r\n`,
      'b.txt': carrier(2),
    });
    const { report, code } = await scanned([cwd]);
    expect(code).toBe(0);
    const [passage] = report.pairs[0].passages;
    expect(text.slice(passage.a.begin, passage.a.end)).toBe(PLANTED.slice(0, -1));
    expect(carrier(2).slice(passage.b.begin, passage.b.end)).toBe(PLANTED.slice(0, -1));
    expect(passage.text).toBe(PLANTED.slice(0, -1));
  });

  it('are of the outlet whose folder the file lies in, where the record names none', async () => {
    const record = (id: string, outlet?: string): string =>
      `${JSON.stringify({ id, outlet, text: carrier(1) })}\n`;
    const cwd = folderOf({ 'wire/feed.jsonl': record('x') + record('y', 'Own') });
    const found = await articles([cwd]);
    expect(found.get('x')?.outlet).toBe('wire');
    expect(found.get('y')?.outlet).toBe('Own');
  });
});
