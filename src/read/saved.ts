import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Article } from '../model.js';
import { DEFAULTS } from '../options.js';
import type { Texts } from '../report/reporter.js';
import { kindOf, kindOfNamed, loadFormats } from './formats/formats.js';
import { contentHash, loadHash } from './hash.js';
import { linesOf, readAgain, readArticles } from './open.js';
import { fromHere } from './slashes.js';
import {
  BARE_SOURCE,
  type ReadArticle,
  type Reading,
  type ReadOptions,
  type Source,
  textOf,
  utf8Of,
} from './source.js';
import { statIfThere } from './stat.js';
import { streamChunks } from './stream.js';
import { isStream, RANGE, readsOf } from './ways.js';

/** Where a record stands; several may have one text. */
type Where = Pick<ReadArticle, 'begin' | 'end' | 'line'> & {
  /** id of its source */
  readonly source: string;
  /** its own id */
  readonly own: string | null;
};

/** Where the records of a file stand, by the hash of their text. */
type Records = ReadonlyMap<string, readonly Where[]>;

const whereOf = (source: string, { begin, end, line, meta }: ReadArticle): Where => ({
  begin,
  end,
  line,
  source,
  own: meta.id,
});

/** Of the records that have an article's text the one that it is: by its id, else the first of its source. */
function recordOf(found: readonly Where[] | undefined, { id, path }: Article): Where | undefined {
  const here = found?.filter(({ source }) => source === path) ?? [];
  const isIt = ({ own, line }: Where): boolean =>
    own === null ? id === `${path}#${line}` : id === own || id === `${path}#${own}`;
  return here.find(isIt) ?? here[0] ?? found?.[0];
}

/** Standard input, also as an archive keeps it. */
const STDIN = /^stdin(?:\/[0-9a-f]{16})?$/;

/**
 * The texts that a saved report was made from, read again from below a folder. A text counts only if it still has the
 * article's hash; those that were asked for in vain are in `missing`.
 */
export async function savedTexts(
  articles: readonly Article[],
  folder: string,
  given: Readonly<Record<string, unknown>>,
): Promise<Texts & { readonly missing: ReadonlySet<string> }> {
  await loadHash();
  await loadFormats(articles.flatMap(({ path }) => kindOf(path)?.format ?? []));
  const options = readOptions(given);
  const wanted = new Set(articles.map(({ hash }) => hash));
  const isStreamed = streamedIn(options);
  const streamed = await streamedTexts(articles, wanted, folder, options, isStreamed);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const records = new Map<string, Records>();
  const missing = new Set<string>();

  const recordsOf = (source: Source): Records => {
    const known = records.get(source.id);
    if (known !== undefined) return known;
    const places = new Map<string, Where[]>();
    const size = source.size as number;
    let lines = 0;
    // a range at a time: a file may be larger than memory, and than what Node reads at once
    for (let begin = 0; begin < size; begin += RANGE) {
      const end = Math.min(size, begin + RANGE);
      const reading = readArticles({ source, begin, end }, options) as Reading;
      for (const article of reading.articles) {
        const hash = hashOf(article);
        if (!wanted.has(hash)) continue;
        add(places, hash, whereOf(source.id, { ...article, line: lines + article.line }));
      }
      lines += reading.lines;
    }
    records.set(source.id, places);
    return places;
  };

  const textAt = (own: Article): string | null => {
    const { path, hash } = own;
    const source = sourceOf(path, folder);
    if (source === null) return null;
    if (isStreamed(source)) return streamed.get(hash)?.text ?? null;
    const where = holdsLines(source) ? recordOf(recordsOf(source).get(hash), own) : { begin: 0, end: 0 };
    if (where === undefined) return null;
    const article = readAgain(source, where.begin, where.end, options);
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
      if (source === null && STDIN.test(article.path)) return null;
      const file = fromHere(resolve(folder, source?.file ?? article.path));
      const line = source === null ? 0 : lineOf(source, article);
      return { file, plain: kindOfNamed(article.path).format === 'text', line };
    },
    lines(id) {
      if (of(id) === null) return null;
      const { path } = byId.get(id) as Article;
      return quietly(() => linesOf(sourceOf(path, folder) as Source, options));
    },
  };

  function lineOf(source: Source, article: Article): number {
    if (isStreamed(source)) return recordOf(streamed.get(article.hash)?.places, article)?.line ?? 0;
    if (!holdsLines(source)) return 0;
    return quietly(() => recordOf(recordsOf(source).get(article.hash), article)?.line) ?? 0;
  }
}

/** How the report says that its texts were read; older ones say nothing, and none is to be trusted. */
function readOptions(given: Readonly<Record<string, unknown>>): ReadOptions {
  const named = (name: keyof ReadOptions): string | null => {
    const value = given[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    maxSize: typeof given.maxSize === 'number' ? given.maxSize : DEFAULTS.maxSize,
    encoding: named('encoding'),
    textField: named('textField'),
    idField: named('idField'),
    titleField: named('titleField'),
    dateField: named('dateField'),
    outletField: named('outletField'),
  };
}

/** A text that is had only by reading its source from the beginning, with the records that have it. */
interface Streamed {
  readonly text: string;
  readonly places: Where[];
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** The texts of articles whose sources are streams, by hash: each source is read once, and held no further. */
async function streamedTexts(
  articles: readonly Article[],
  wanted: ReadonlySet<string>,
  folder: string,
  options: ReadOptions,
  isStreamed: (source: Source) => boolean,
): Promise<ReadonlyMap<string, Streamed>> {
  const sources = new Map<string, Source>();
  for (const { path } of articles) {
    const source = quietly(() => sourceOf(path, folder));
    if (source !== null && isStreamed(source)) sources.set(source.file as string, source);
  }
  const texts = new Map<string, Streamed>();
  for (const source of sources.values()) {
    const told = { problems: [], passedOver: new Map() };
    for await (const chunk of streamChunks(source, source.size ?? 0, options, told)) {
      for (const article of (await readArticles(chunk, options)).articles) {
        const hash = hashOf(article);
        if (!wanted.has(hash)) continue;
        const known = texts.get(hash) ?? { text: textOf(article), places: [] };
        known.places.push(whereOf(chunk.source.id, article));
        texts.set(hash, known);
      }
    }
  }
  return texts;
}

/** Whether a source is read from its beginning: as a scan reads it, or for its format; asked once of each. */
function streamedIn(options: ReadOptions): (source: Source) => boolean {
  const known = new Map<string, boolean>();
  return (source) => {
    let is = known.get(source.id);
    if (is === undefined) {
      is = source.format === 'mail' || readsOf(source) === 'stream' || isStream(source, options);
      known.set(source.id, is);
    }
    return is;
  };
}

const holdsLines = (source: Source): boolean => readsOf(source) === 'lines';

/** The file that a path names, of a member of an archive the archive. */
function sourceOf(path: string, folder: string): Source | null {
  const id = existsSync(resolve(folder, path)) ? path : path.split('!/', 1)[0];
  const file = resolve(folder, id);
  // a saved report may name anything: a pipe would be waited for
  const stat = statIfThere(file);
  if (!stat?.isFile()) return null;
  return { ...BARE_SOURCE, ...kindOfNamed(file), id, file, size: Number(stat.size) };
}

const hashOf = (article: ReadArticle): string => contentHash(utf8Of(article));

/** What cannot be read is as good as gone. */
function quietly<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
