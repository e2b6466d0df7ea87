import { tokenizeAscii } from './ascii.js';
import { TokenBuffer, type Tokens } from './tokens.js';
import { tokenizeUnicode } from './unicode.js';

const buffer = new TokenBuffer();

/**
 * Tokens of a text: words under NFKC and case folding, or overlapping character pairs in scripts without
 * spaces. Spans are UTF-16 code units into `text`. Any string is taken; none throws.
 */
export function tokenize(text: string): Tokens {
  buffer.count = 0;
  tokenizeUnicode(text, buffer);
  return buffer.copy();
}

/** The same for ASCII bytes: `bytes[0, length)` must all be below 0x80. */
export function tokenizeBytes(bytes: Uint8Array, length: number): Tokens {
  buffer.count = 0;
  tokenizeAscii(bytes, length, buffer);
  return buffer.copy();
}
