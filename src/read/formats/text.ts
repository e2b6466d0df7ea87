import { decode } from '../decode.js';
import { type Format, NO_META, notRead, type Reading } from '../source.js';

/** Plain text: the file is the article. */
export const text: Format = {
  name: 'text',
  extensions: ['.txt', '.text'],
  reads: 'whole',
  readsCut: true,
  again: true,
  read(bytes, _, { encoding }): Reading {
    const decoded = decode(bytes, encoding, null);
    if ('problem' in decoded) return notRead(decoded.problem);
    const ascii = 'ascii' in decoded ? decoded.ascii : null;
    const string = 'text' in decoded ? decoded.text : null;
    return {
      articles: [{ meta: { ...NO_META }, line: 0, begin: 0, end: bytes.length, ascii, text: string }],
      problems: [],
      lines: 0,
    };
  },
};
