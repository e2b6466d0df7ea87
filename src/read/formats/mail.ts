import { pieceText } from '../page/page.js';
import { type Format, NO_META, notRead, type Reading } from '../source.js';

/** E-mail (RFC 5322), as newsletters are kept: the HTML part's words, else the plain text; headers give metadata. */
export const mail: Format = {
  name: 'mail',
  extensions: ['.eml'],
  reads: 'whole',
  again: false,
  async read(bytes): Promise<Reading> {
    const { default: PostalMime } = await import('postal-mime');
    const limits = { maxNestingDepth: 50, maxHeadersSize: 1 << 20 };
    // attachments are not read: what they hold is not the letter's text
    const letter = await PostalMime.parse(bytes, { ...limits, attachmentEncoding: 'arraybuffer' });
    const text = letter.html ? pieceText(letter.html) : (letter.text ?? '');
    if (text.trim() === '') {
      const message =
        letter.headers.length === 0 ? 'is no e-mail: it has no headers' : 'has no text: nothing to compare';
      return notRead(message);
    }
    const meta = {
      ...NO_META,
      title: letter.subject?.trim() || null,
      outlet: letter.from?.name?.trim() || letter.from?.address?.split('@')[1] || null,
      date: letter.date ?? null,
      credit: [],
    };
    const article = { meta, line: 0, begin: 0, end: 0, ascii: null, text: text.toWellFormed() };
    return { articles: [article], problems: [], lines: 0 };
  },
};
