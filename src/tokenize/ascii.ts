import { FNV_BASIS, FNV_PRIME, mix32 } from './hash.js';
import { Flag, type TokenBuffer } from './tokens.js';

/**
 * The byte-level path, for texts of ASCII alone, the common case: no string is made, an offset is a byte.
 * It gives what the Unicode path gives for the same text (a property test holds the two together).
 */

/**
 * What a byte is: the lower-case code of a letter or digit, LINE_FEED, STOP for what ends a sentence, CONTROL for what
 * no text should hold, 0 for all else. Letters have bit 6 set, digits have not.
 */
const CLASS = new Uint8Array(256);
const LINE_FEED = 1;
const STOP = 2;
const CONTROL = 3;
const FIRST_IN_WORD = 48;
const LETTER = 64;
for (let c = 48; c <= 57; c++) CLASS[c] = c;
for (let c = 97; c <= 122; c++) CLASS[c] = CLASS[c - 32] = c;
for (let c = 0; c < 32; c++) if (c < 9 || c > 13) CLASS[c] = CONTROL;
CLASS[127] = CONTROL;
CLASS[10] = LINE_FEED;
for (const mark of '.?!') CLASS[mark.charCodeAt(0)] = STOP;

const APOSTROPHE = 39;

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
    let c = CLASS[byte];
    if (c < FIRST_IN_WORD) {
      if (c === LINE_FEED) lineFeeds++;
      else if (c === STOP) sentence = Flag.sentence;
      else if (c === CONTROL) out.control = true;
      p++;
      continue;
    }
    const start = p;
    let h = FNV_BASIS;
    let letters = LETTER;
    let flag = byte < c ? Flag.capital | sentence : sentence;
    if (lineFeeds > 0) {
      if (lineFeeds > 1) flag |= Flag.paragraph | Flag.sentence;
      lineFeeds = 0;
    }
    sentence = 0;
    for (;;) {
      h = Math.imul(h ^ c, FNV_PRIME);
      letters &= c;
      if (++p === length) break;
      c = CLASS[bytes[p]];
      if (c >= FIRST_IN_WORD) continue;
      // an apostrophe belongs to the word when letters or digits stand on both sides of it
      if (bytes[p] !== APOSTROPHE || p + 1 === length || CLASS[bytes[p + 1]] < FIRST_IN_WORD) break;
      h = Math.imul(h ^ APOSTROPHE, FNV_PRIME);
      c = CLASS[bytes[++p]];
    }
    if (letters === 0) flag |= Flag.digit;
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
