import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Article } from '../model.js';
import type { Texts } from '../report/reporter.js';
import { formatByName, formatOf } from './formats/formats.js';
import { contentHash, loadHash } from './hash.js';
import { fromHere } from './here.js';
import { linesOf, readAgain, readRange } from './open.js';
import { type ReadArticle, type Source, textOf } from './source.js';

/** Where the records of a file stand, by the hash of their text. */
type Records = ReadonlyMap<string, Pick<ReadArticle, 'begin' | 'end' | 'line'>>;

/**
 * The texts that a saved report was made from, read again from below a folder. A text counts only if it still has the
 * article's hash; those that were asked for in vain are in `missing`.
 */
export async function savedTexts(
  articles: readonly Article[],
  folder: string,
): Promise<Texts & { readonly missing: ReadonlySet<string> }> {
  await loadHash();
  const byId = new Map(articles.map((article) => [article.id, article]));
  const records = new Map<string, Records>();
  const missing = new Set<string>();

  const recordsOf = (source: Source): Records => {
    const known = records.get(source.id);
    if (known !== undefined) return known;
    const { articles } = readRange({ source, begin: 0, end: source.size });
    const read = new Map(articles.map((article) => [hashOf(article), article] as const));
    const places = new Map([...read].map(([hash, { begin, end, line }]) => [hash, { begin, end, line }]));
    records.set(source.id, places);
    return places;
  };

  const textAt = ({ path, hash }: Article): string | null => {
    const source = sourceOf(path, folder);
    if (source === null) return null;
    const holdsRecords = formatByName(source.format).records;
    const where = holdsRecords ? recordsOf(source).get(hash) : { begin: 0, end: 0 };
    if (where === undefined) return null;
    const article = readAgain(source, where.begin, where.end);
    return article !== null && hashOf(article) === hash ? textOf(article) : null;
  };

  const of = (id: string): string | null => {
    const article = byId.get(id);
    const text = article === undefined ? null : quietly(() => textAt(article));
    if (text === null) missing.add(id);
    return text;
  };

  return {
    missing,
    of,
    place(id) {
      const article = byId.get(id);
      if (article === undefined) return null;
      const source = quietly(() => sourceOf(article.path, folder));
      // standard input has no file; any other was there once, and may be named though it is gone
      if (source === null && article.path === 'stdin') return null;
      const file = fromHere(resolve(folder, article.path));
      const line = source !== null && formatByName(source.format).records ? lineOf(source, article) : 0;
      return { file, plain: (formatOf(article.path) ?? 'text') === 'text', line };
    },
    lines(id) {
      if (of(id) === null) return null;
      const { path } = byId.get(id) as Article;
      return quietly(() => linesOf(sourceOf(path, folder) as Source));
    },
  };

  function lineOf(source: Source, { hash }: Article): number {
    return quietly(() => recordsOf(source).get(hash)?.line ?? 0) ?? 0;
  }
}

function sourceOf(path: string, folder: string): Source | null {
  const file = resolve(folder, path);
  if (!existsSync(file)) return null;
  return {
    id: path,
    folder: null,
    file,
    data: null,
    format: formatOf(path) ?? 'text',
    size: statSync(file).size,
    meta: null,
  };
}

const hashOf = ({ ascii, text }: Pick<ReadArticle, 'ascii' | 'text'>): string =>
  contentHash(ascii ?? new TextEncoder().encode(text as string));

/** What cannot be read is as good as gone. */
function quietly<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
