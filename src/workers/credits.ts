import { type Credits, creditsOf, readCredits, withBylines } from '../judge/credits/agencies.js';
import type { ReadArticle } from '../read/source.js';

/** Whom an article's text credits, and the lines beside it. */
export const creditsIn = ({ ascii, text, bylines }: ReadArticle): Credits => {
  // of text that is bytes, strings are made of its head and end alone
  const credits =
    ascii === null
      ? creditsOf(text ?? '')
      : readCredits(ascii.length, (from, to) =>
          Buffer.from(ascii.buffer, ascii.byteOffset + from, to - from).toString('latin1'),
        );
  return bylines === undefined ? credits : withBylines(credits, bylines);
};
