import { describe, expect, it } from 'vitest';
import { warcRecord } from '../cli/story.js';
import { filler, folderOf, scanned } from '../cli/support.js';

/** What any object has, beside what we put into it: a text may name it. */
const NAMES = ['constructor', 'toString', '__proto__', 'valueOf'];
const TEXT = filler(1, 60);

it.each(NAMES)('a reference in a title that is named %s stands as it is', async (name) => {
  const title = `Eels &amp;${name}; more`;
  const files = {
    'page.html': `<html><head><meta property="og:title" content="${title}"><title>${title}</title></head><body><article><h1>${title}</h1><p>${TEXT}</p></article></body></html>`,
    'feed.xml': `<rss><channel><title>The Lantern</title><item><title>Eels &${name}; more</title><link>https://e.example/1</link><description>${TEXT}</description></item></channel></rss>`,
  };
  const { report } = await scanned(['.'], { cwd: folderOf(files) });
  expect(report.articles.map((article) => article.title)).toEqual([
    `Eels &${name}; more`,
    `Eels &${name}; more`,
  ]);
});

describe('references of HTML', () => {
  it('are put in where a page has them in its JSON-LD', async () => {
    const data = {
      '@type': 'NewsArticle',
      headline: 'Caf&eacute; &agrave; la carte &#8211; K&ouml;ln',
      author: { name: 'Ren&eacute; M&uuml;ller' },
      publisher: { name: 'L&rsquo;&Eacute;cho' },
    };
    const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    const page = `<html><head>${script}</head><body><article><p>${TEXT}</p></article></body></html>`;
    const { report } = await scanned(['.'], { cwd: folderOf({ 'page.html': page }) });
    expect(report.articles[0]).toMatchObject({
      title: 'Café à la carte – Köln',
      outlet: 'L’Écho',
      credit: ['René Müller'],
    });
  });

  it('are put in where a document of the trade has them undeclared: its words are those of the plain one', async () => {
    const nitf = (words: string): string =>
      `<nitf><body><body.content><p>${words} ${TEXT}</p></body.content></body></nitf>`;
    const files = {
      'a.nitf': nitf('Le caf&eacute; &agrave; la cr&egrave;me &mdash; &#146;bien s&ucirc;r&rsquo;'),
      'b.nitf': nitf('Le café à la crème — ’bien sûr’'),
    };
    const { report } = await scanned(['.'], { cwd: folderOf(files) });
    expect(report.pairs.map(({ relation }) => relation)).toEqual(['identical']);
    expect(report.articles[0].hash).toBe(report.articles[1].hash);
  });
});

it.each(NAMES)('a body is not unpacked where its coding is named %s', async (name) => {
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: ${name}\r\n\r\n${TEXT}`;
  const cwd = folderOf({ 'x.warc': warcRecord('response', Buffer.from(answer)) });
  const { code, report } = await scanned(['x.warc'], { cwd });
  expect(report.problems).toEqual([]);
  expect([code, report.articles.length]).toEqual([0, 1]);
});
