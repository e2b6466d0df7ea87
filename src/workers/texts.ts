import type { Article } from '../model.js';
import { contentHash, loadHash } from '../read/hash.js';
import { fromHere } from '../read/here.js';
import { linesOf, readAgain } from '../read/open.js';
import { textOf } from '../read/source.js';
import type { Texts } from '../report/reporter.js';
import type { Catalog } from './catalog.js';
import { bytesOf, keptText } from './kept.js';

/**
 * The texts of a scan's articles, which a report does not hold: those kept in memory, the rest read again. `articles`
 * are in the order of the catalog. As long as it is held, so is what the scan kept.
 */
export async function textsOf(catalog: Omit<Catalog, 'marks'>, articles: readonly Article[]): Promise<Texts> {
  await loadHash();
  let indices: Map<string, number> | null = null;
  const indexOf = (id: string): number | undefined => {
    indices ??= new Map(articles.map((article, i) => [article.id, i]));
    return indices.get(id);
  };
  return {
    of(id) {
      const i = indexOf(id);
      return i === undefined ? null : textAt(catalog, i, articles[i].hash);
    },
    place(id) {
      const i = indexOf(id);
      if (i === undefined) return null;
      const { file, format } = catalog.sources[catalog.source[i]];
      return file === null ? null : { file: fromHere(file), plain: format === 'text', line: catalog.line[i] };
    },
    lines(id) {
      const i = indexOf(id);
      if (i === undefined) return null;
      try {
        return linesOf(catalog.sources[catalog.source[i]]);
      } catch {
        // gone since it was scanned
        return null;
      }
    },
  };
}

function textAt(
  { batches, batch, place, sources, source, begin, end }: Omit<Catalog, 'marks'>,
  i: number,
  hash: string,
): string | null {
  const kept = batches[batch[i]];
  if (kept !== null) return keptText(kept, place[i]);
  try {
    const article = readAgain(sources[source[i]], begin[i], end[i]);
    return article !== null && contentHash(bytesOf(article)) === hash ? textOf(article) : null;
  } catch {
    // gone since it was scanned: as good as changed
    return null;
  }
}
