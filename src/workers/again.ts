import { isAscii } from 'node:buffer';
import { contentHash } from '../read/hash.js';
import { readAgain } from '../read/open.js';
import { type ReadArticle, type ReadOptions, utf8Of } from '../read/source.js';
import type { Catalog } from './catalog.js';
import { utf8Text } from './kept.js';
import type { Spool } from './spool.js';

/**
 * The text of article i, which was not kept: as it was set aside, else read again; null where its source has changed.
 *
 * @param hash that it must have where it is read again; null for none
 */
export function textAgain(
  { sources, source, begin, end, aside }: Pick<Catalog, 'sources' | 'source' | 'begin' | 'end' | 'aside'>,
  i: number,
  spool: Spool,
  options: ReadOptions,
  hash: string | null,
): Pick<ReadArticle, 'ascii' | 'text'> | null {
  if (aside[i] === 1) {
    const bytes = spool.read(begin[i], end[i]);
    return isAscii(bytes) ? { ascii: bytes, text: null } : { ascii: null, text: utf8Text(bytes) };
  }
  const article = readAgain(sources[source[i]], begin[i], end[i], options);
  const isSame = article !== null && (hash === null || contentHash(utf8Of(article)) === hash);
  return isSame ? article : null;
}
