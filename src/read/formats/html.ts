import { decode, stringOf } from '../decode.js';
import { readPage } from '../page/page.js';
import { type Format, notRead, type ReadArticle, type Reading } from '../source.js';

/** Web pages: the article in the page, with what the page says of it. Offsets refer to the text taken out. */
export const html: Format = {
  name: 'html',
  extensions: ['.html', '.htm', '.xhtml'],
  reads: 'whole',
  readsCut: true,
  again: false,
  read(bytes, _, { encoding }, hints): Reading {
    const decoded = decode(bytes, encoding, hints?.charset ?? declaredIn(bytes));
    if ('problem' in decoded) return notRead(decoded.problem);
    const source = stringOf(decoded);
    return { articles: [pageArticle(source, hints?.url ?? null, bytes.length)], problems: [], lines: 0 };
  },
};

/** The charset that a page, or other XML, declares within its first bytes, as browsers look for it. */
export const declaredIn = (bytes: Uint8Array): string | null =>
  /^(?:\xef\xbb\xbf)?<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)|<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i
    .exec(Buffer.from(bytes.subarray(0, HEAD)).toString('latin1'))
    ?.slice(1)
    .find((name) => name !== undefined) ?? null;

/** Bytes that a declaration is sought in: more than browsers do, for pages saved with comments at their head. */
const HEAD = 4096;

/** A page as the one article of its source. */
export function pageArticle(source: string, url: string | null, end: number): ReadArticle {
  const { meta, text, fallback, bylines } = readPage(source, url ?? savedFrom(source));
  const article = {
    meta: { ...meta, language: null },
    templateLanguage: meta.language,
    line: 0,
    begin: 0,
    end,
    ascii: null,
    text: text.toWellFormed(),
    bylines,
  };
  return fallback ? { ...article, wholePage: true } : article;
}

/** The address that browsers write into a page when they save it "complete". */
const savedFrom = (source: string): string | null =>
  /^[\s\S]{0,2000}?<!-- saved from url=\(\d+\)(https?:\/\/\S+?)\s*-->/.exec(source)?.[1] ?? null;
