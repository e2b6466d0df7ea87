import { isAscii, isUtf8 } from 'node:buffer';
import { isKnown, markedCharset, unsure, zeroedCharset } from './charset.js';
import { decodeWhole, guessCharset, isBelied } from './guess.js';
import { textOf } from './source.js';

/** Bytes as text: ASCII as it stands, else a string; or what is wrong with them. */
export type Decoded = { ascii: Uint8Array } | { text: string } | { problem: string };

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Decodes bytes; a byte-order mark is no part of the text. What is UTF-8 is read as such, whatever it is said to be: text in
 * another charset all but never happens to be. Else it is a byte-order mark that decides, the charset that the user
 * names, the one that the text or a header `declared`, if the bytes are in it, or a guess that is sure.
 */
export function decode(given: Uint8Array, encoding: string | null, declared: string | null): Decoded {
  const bytes = given[0] === 0xef && markedCharset(given) === 'utf-8' ? given.subarray(3) : given;
  if (bytes.includes(0)) return decodeWide(bytes, encoding);
  if (isAscii(bytes)) {
    if (!bytes.includes(ESCAPE) || !isShifted(bytes)) return { ascii: bytes };
  } else if (isUtf8(bytes)) return { text: decoder.decode(bytes) };
  return decodeOther(bytes, encoding, declared);
}

/** What was decoded, as a string. */
export const stringOf = (decoded: { ascii: Uint8Array } | { text: string }): string =>
  textOf({ ascii: null, text: null, ...decoded });

/** ISO-2022-JP is ASCII to look at: escapes shift to its characters and back. */
const ESCAPE = 0x1b;
const isShifted = (bytes: Uint8Array): boolean => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return text.includes('\u001b$B') || text.includes('\u001b$@');
};

function decodeOther(bytes: Uint8Array, encoding: string | null, declared: string | null): Decoded {
  const marked = markedCharset(bytes);
  for (const name of [marked, encoding, declared]) {
    if (name === null || !isKnown(name)) continue;
    const text = decodeWhole(bytes, name);
    // a declaration may be wrong: what gives no text of any language is, or where another is by far likelier
    if (text !== null && (name !== declared || !isBelied(bytes, name, text))) return { text };
  }
  if (encoding !== null) return { problem: `is not ${encoding} text: check --encoding` };
  const guess = guessCharset(bytes);
  const text = guess?.sure ? decodeWhole(bytes, guess.charset) : null;
  return text === null ? { problem: unsure(bytes, firstInvalid(bytes)) } : { text };
}

/** Zero bytes are those of UTF-16, or no text. */
function decodeWide(bytes: Uint8Array, encoding: string | null): Decoded {
  const charset = markedCharset(bytes) ?? (encoding?.startsWith('utf-16') ? encoding : zeroedCharset(bytes));
  if (charset === null) {
    return { problem: `is not text (a zero byte at ${bytes.indexOf(0)}): leave it out with --ignore` };
  }
  const text = isKnown(charset) ? decodeWhole(bytes, charset) : null;
  if (text !== null && !text.includes('\0')) return { text };
  return { problem: `is damaged or unknown ${charset.toUpperCase()} text: convert it to UTF-8 first` };
}

/** Place of the first byte that breaks UTF-8; the longest valid start is found by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isUtf8(bytes.subarray(0, withoutPartial(bytes, middle)))) low = middle;
    else high = middle - 1;
  }
  // the start of the sequence that breaks off there
  return Math.min(withoutPartial(bytes, low), bytes.length - 1);
}

/** `end` moved back before a sequence of UTF-8 that it would cut in two. */
export function withoutPartial(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back];
    if (byte < 0x80) return end;
    if (byte >= 0xc0) {
      const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return need > back ? end - back : end;
    }
  }
  return end;
}

/**
 * A line about characters that do not show as themselves (controls other than white space, overrides of the direction
 * of text), or null. They can hide words from a reader, and would reach a terminal raw if it were not for `escape`.
 */
export function hiddenCharacters(text: string): string | null {
  const match = HIDDEN.exec(text);
  if (match === null) return null;
  const point = (match[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  return `holds control or direction-override characters (first U+${point} at ${match.index}): they are shown escaped; check where the text comes from`;
}

/** Controls but white space and NEL; embeddings, overrides and isolates of direction. */
const HIDDEN = /(?![\t-\r\u0085])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/** The same for ASCII bytes. */
export function hiddenBytes(bytes: Uint8Array): string | null {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte < 32 ? byte < 9 || byte > 13 : byte === 127)
      return hiddenCharacters(String.fromCharCode(byte))?.replace('at 0', `at ${i}`) ?? null;
  }
  return null;
}
