import type { Email } from 'postal-mime';
import { decode, stringOf } from '../decode.js';
import { mended } from '../guess.js';
import { pieceText } from '../page/page.js';
import { type Format, NO_META, notRead, type Reading } from '../source.js';
import { declaredIn } from './html.js';

/** E-mail (RFC 5322), as newsletters are kept: the HTML part's words, else the plain text; headers give metadata. */
export const mail: Format = {
  name: 'mail',
  extensions: ['.eml'],
  reads: 'whole',
  again: false,
  async read(bytes, _, { encoding }): Promise<Reading> {
    let letter = await parsed(bytes);
    let text = textOf(letter);
    const problems: Reading['problems'] = [];
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    if (text.includes(LOST) && !DECLARED.test(source)) {
      // of the charset headers tell nothing
      const begin = Math.max(0, source.search(/\n\r?\n/));
      const body = bytes.subarray(begin);
      const decoded = decode(body, encoding, declaredIn(body));
      if ('problem' in decoded) return notRead(decoded.problem);
      letter = await parsed(source.slice(0, begin) + stringOf(decoded));
      text = textOf(letter);
      if ('ascii' in decoded) problems.push({ line: 0, message: UNKNOWN });
    }
    if (text.trim() === '') {
      const message =
        letter.headers.length === 0 ? 'is no e-mail: it has no headers' : 'has no text: nothing to compare';
      return notRead(message);
    }
    const meta = {
      ...NO_META,
      title: shown(letter.subject),
      outlet: shown(letter.from?.name) || letter.from?.address?.split('@')[1] || null,
      date: letter.date ?? null,
      credit: [],
    };
    const article = { meta, line: 0, begin: 0, end: 0, ascii: null, text: text.toWellFormed() };
    return { articles: [article], problems, lines: 0 };
  },
};

async function parsed(letter: Uint8Array | string): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime');
  // attachments are not read: what they hold is not the letter's text
  return PostalMime.parse(letter, {
    maxNestingDepth: 50,
    maxHeadersSize: 1 << 20,
    attachmentEncoding: 'arraybuffer',
  });
}

/** The parser decodes by itself, in Node 20 without the signs of windows-1252. */
const textOf = ({ html, text = '' }: Email): string =>
  html ? pieceText(mended(html, 'windows-1252')) : mended(text, 'windows-1252');

const shown = (header: string | undefined): string | null =>
  mended(header?.trim() ?? '', 'windows-1252') || null;

/** What the parser puts for bytes that are not of the charset: UTF-8, where a part declares none. */
const LOST = '\ufffd';
const UNKNOWN =
  'holds letters of an unknown charset, shown as U+FFFD: it declares none; save it anew as text or as a page';

/** A header that declares a charset other than UTF-8. */
const DECLARED = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*?\bcharset\s*=\s*["']?(?!utf-?8\b)\w/im;
