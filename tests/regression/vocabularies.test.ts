import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filler, folderOf, scanned } from '../cli/support.js';

/** Elements of one name from several vocabularies in one entry: a picture's title is not the article's. */

const TEXT = filler(1, 30);
const SPACES =
  'xmlns:media="http://search.yahoo.com/mrss/" xmlns:a="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
const PICTURE =
  '<media:title>A picture</media:title><media:description>By hand</media:description><media:content url="https://e.example/1.jpg"/>';

const FEEDS: Readonly<Record<string, string>> = {
  RSS: `<rss ${SPACES}><channel><a:link href="https://e.example/feed"/><media:title>Pictures</media:title><title>The Lantern</title><item>${PICTURE}<a:link href="https://e.example/x"/><title>Eel</title><link>https://e.example/1</link><description>${TEXT}</description></item></channel></rss>`,
  'RSS with its content whole': `<rss ${SPACES}><channel><title>The Lantern</title><item>${PICTURE}<link>https://e.example/1</link><title>Eel</title><description>Eel!</description><content:encoded>${TEXT}</content:encoded></item></channel></rss>`,
  Atom: `<feed xmlns="http://www.w3.org/2005/Atom" ${SPACES}><media:title>Pictures</media:title><title>The Lantern</title><entry>${PICTURE}<id>1</id><title>Eel</title><link href="https://e.example/1"/><content>${TEXT}</content></entry></feed>`,
  'Atom with a prefix': `<a:feed ${SPACES}><a:title>The Lantern</a:title><a:entry>${PICTURE}<a:id>1</a:id><a:title>Eel</a:title><a:link href="https://e.example/1"/><a:content>${TEXT}</a:content></a:entry></a:feed>`,
};

it.each(Object.entries(FEEDS))('%s', async (_, feed) => {
  const cwd = folderOf({ 'feed.xml': feed });
  const { code, report } = await scanned(['feed.xml', '--write-text', 'out'], { cwd });
  expect(report.problems).toEqual([]);
  expect(code).toBe(0);
  expect(report.articles).toMatchObject([
    { title: 'Eel', outlet: 'The Lantern', url: 'https://e.example/1' },
  ]);
  const [line] = readFileSync(join(cwd, 'out/index.jsonl'), 'utf8').split('\n');
  expect(readFileSync(join(cwd, 'out', JSON.parse(line).file), 'utf8').trim()).toBe(TEXT);
});
