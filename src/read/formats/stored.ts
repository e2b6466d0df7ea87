import { isAscii } from 'node:buffer';
import { type Format, NO_META, type Reading } from '../source.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of an article as it was read once and put away: UTF-8 that is taken as it stands, whatever it holds. */
export const stored: Format = {
  name: 'stored',
  extensions: [],
  reads: 'whole',
  again: true,
  read(bytes): Reading {
    const ascii = isAscii(bytes) ? bytes : null;
    const text = ascii === null ? decoder.decode(bytes) : null;
    const article = { meta: { ...NO_META }, line: 0, begin: 0, end: bytes.length, ascii, text };
    return { articles: [article], problems: [], lines: 0 };
  },
};
