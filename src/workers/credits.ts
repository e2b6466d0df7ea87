import { type Credits, END, HEAD, readCredits, withBylines } from '../judge/credits/agencies.js';
import type { ReadArticle } from '../read/source.js';

/** Whom an article's text credits, and the lines beside it. */
export const creditsIn = (article: ReadArticle): Credits => {
  const credits = ofText(article);
  return article.bylines === undefined ? credits : withBylines(credits, article.bylines);
};

/** Of text that is bytes, strings are made of its head and end alone. */
function ofText({ ascii, text }: ReadArticle): Credits {
  const length = ascii?.length ?? text?.length ?? 0;
  const part = (from: number, to: number): string =>
    ascii === null
      ? (text ?? '').slice(from, to)
      : Buffer.from(ascii.buffer, ascii.byteOffset + from, to - from).toString('latin1');
  if (length <= HEAD + END) {
    const whole = part(0, length);
    return readCredits(whole, whole, false);
  }
  return readCredits(part(0, HEAD), part(length - END, length), true);
}
