import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import { corpusParagraphs, pageOf } from './saved-pages.js';
import { folderOf, scanned } from './support.js';

const stem = (id: string): string => id.replace(/\.\w+$/, '');

/**
 * What a report found, without what must differ: endings, and which member of a family the others come from, for pages say
 * who published and when.
 */
const found = ({ articles, pairs, families }: Report) => ({
  texts: articles.map(({ id, words, hash }) => [stem(id), words, hash]),
  pairs: pairs.map(({ a, b, relation, passages }) => [
    stem(a.id),
    stem(b.id),
    relation,
    passages.map(({ kind, a, b, matched, text }) => [kind, a, b, matched, text]),
  ]),
  families: families.map(({ articles }) => articles.map(stem).sort().join(' ')).sort(),
});

describe('the corpus as web pages', () => {
  it('gives the texts, families and passages of the corpus as text', async () => {
    const articles = await corpusParagraphs();
    const plain: Record<string, string> = {};
    const pages: Record<string, string> = {};
    for (const [path, article] of articles) {
      plain[`${path}.txt`] = `${article.paragraphs.join('\n\n')}\n`;
      pages[`${path}.html`] = pageOf(path.split('/')[0], article);
    }
    const asText = await scanned([folderOf(plain), '--outlet-from', 'path', '--all-pairs']);
    const asPages = await scanned([folderOf(pages), '--outlet-from', 'path', '--all-pairs']);
    expect(asText.report.pairs.length).toBeGreaterThan(50);
    expect(asPages.code).toBe(asText.code);
    expect(found(asPages.report)).toEqual(found(asText.report));
  });
});
