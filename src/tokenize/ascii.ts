import { FNV_BASIS, FNV_PRIME, mix32 } from './hash.js';
import { Flag, type TokenBuffer } from './tokens.js';

/**
 * The byte-level path, for texts of ASCII alone, the common case: no string is made, an offset is a byte.
 * It gives what the Unicode path gives for the same text (a property test holds the two together).
 */

/** Lower-case code of a letter or digit, 0 for all else. */
const FOLD = new Uint8Array(256);
for (let c = 48; c <= 57; c++) FOLD[c] = c;
for (let c = 97; c <= 122; c++) FOLD[c] = FOLD[c - 32] = c;

const APOSTROPHE = 39;
const LINE_FEED = 10;

/** Tokenizes `bytes[0, length)`, all below 0x80, and appends to `out`. */
export function tokenizeAscii(bytes: Uint8Array, length: number, out: TokenBuffer): void {
  let n = out.count;
  let { hash, begin, end, flags } = out;
  let capacity = hash.length;
  let lineFeeds = 2;
  let sentence: number = Flag.sentence;
  let p = 0;
  while (p < length) {
    const byte = bytes[p];
    let c = FOLD[byte];
    if (c === 0) {
      if (byte === LINE_FEED) lineFeeds++;
      // a full stop, question or exclamation mark
      else if (byte === 46 || byte === 63 || byte === 33) sentence = Flag.sentence;
      p++;
      continue;
    }
    const start = p;
    let h = FNV_BASIS;
    let flag = byte < c ? Flag.capital | sentence : sentence;
    if (lineFeeds > 0) {
      if (lineFeeds > 1) flag |= Flag.paragraph | Flag.sentence;
      lineFeeds = 0;
    }
    sentence = 0;
    for (;;) {
      h = Math.imul(h ^ c, FNV_PRIME);
      if (c < 58 && c !== APOSTROPHE) flag |= Flag.digit;
      if (++p === length) break;
      c = FOLD[bytes[p]];
      if (c !== 0) continue;
      // an apostrophe belongs to the word when letters stand on both sides of it
      if (bytes[p] !== APOSTROPHE || p + 1 === length || FOLD[bytes[p + 1]] === 0) break;
      c = APOSTROPHE;
    }
    if (n === capacity) {
      out.count = n;
      out.grow();
      ({ hash, begin, end, flags } = out);
      capacity = hash.length;
    }
    hash[n] = mix32(h);
    begin[n] = start;
    end[n] = p;
    flags[n++] = flag;
  }
  out.count = n;
}
