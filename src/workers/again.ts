import { readAgain } from '../read/open.js';
import type { ReadArticle, ReadOptions } from '../read/source.js';
import type { Catalog } from './catalog.js';
import { utf8Text } from './kept.js';
import type { Spool } from './spool.js';

/** The text of article i, which was not kept: from those set aside, or read again; null where its source has changed. */
export function textAgain(
  { sources, source, begin, end, aside }: Pick<Catalog, 'sources' | 'source' | 'begin' | 'end' | 'aside'>,
  i: number,
  spool: Spool,
  options: ReadOptions,
): Pick<ReadArticle, 'ascii' | 'text'> | null {
  if (aside[i] === 1) return { ascii: null, text: utf8Text(spool.read(begin[i], end[i])) };
  return readAgain(sources[source[i]], begin[i], end[i], options);
}
