import type { Article } from '../model.js';
import { loadHash } from '../read/hash.js';
import { linesOf } from '../read/open.js';
import { fromHere } from '../read/slashes.js';
import { type ReadOptions, textOf } from '../read/source.js';
import type { Texts } from '../report/reporter.js';
import { textAgain } from './again.js';
import type { Gathered } from './gather.js';
import { keptText } from './kept.js';
import type { Spool } from './spool.js';

/**
 * The texts of a scan's articles, which a report does not hold: those kept in memory, the rest as they were set aside,
 * or read again. `articles` are in the order of the catalog. As long as it is held, so is what the scan kept.
 */
export async function textsOf(
  catalog: Gathered['catalog'],
  articles: readonly Article[],
  spool: Spool,
  options: ReadOptions,
): Promise<Texts> {
  await loadHash();
  let indices: Map<string, number> | null = null;
  const indexOf = (id: string): number | undefined => {
    indices ??= new Map(articles.map((article, i) => [article.id, i]));
    return indices.get(id);
  };
  return {
    of(id) {
      const i = indexOf(id);
      if (i === undefined) return null;
      const kept = catalog.batches[catalog.batch[i]];
      if (kept !== null) return keptText(kept, catalog.place[i]);
      try {
        const article = textAgain(catalog, i, spool, options, articles[i].hash);
        return article === null ? null : textOf(article);
      } catch {
        // gone since it was scanned: as good as changed
        return null;
      }
    },
    place(id) {
      const i = indexOf(id);
      if (i === undefined) return null;
      const { file, packedIn, format } = catalog.sources[catalog.source[i]];
      const named = file ?? packedIn;
      if (named === undefined) return null;
      return { file: fromHere(named), plain: format === 'text', line: catalog.line[i] };
    },
    lines(id) {
      const i = indexOf(id);
      if (i === undefined) return null;
      try {
        return linesOf(catalog.sources[catalog.source[i]], options);
      } catch {
        // gone since it was scanned
        return null;
      }
    },
  };
}
