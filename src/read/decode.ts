import { isAscii, isUtf8 } from 'node:buffer';

/** Bytes as text: ASCII as it stands, else a string; or what is wrong with them. */
export type Decoded = { ascii: Uint8Array } | { text: string } | { problem: string };

const BOM = [0xef, 0xbb, 0xbf];
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes UTF-8. `bytes` must not start with a byte-order mark (see `bomLength`). */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.includes(0)) return { problem: zeroBytes(bytes) };
  if (isAscii(bytes)) return { ascii: bytes };
  if (isUtf8(bytes)) return { text: decoder.decode(bytes) };
  const at = firstInvalid(bytes);
  const byte = bytes[at].toString(16).toUpperCase().padStart(2, '0');
  return {
    problem: `is not UTF-8 text (byte 0x${byte} at ${at}): convert it first, for instance with iconv -f windows-1252 -t utf-8`,
  };
}

export const bomLength = (bytes: Uint8Array): number => (BOM.every((byte, i) => bytes[i] === byte) ? 3 : 0);

function zeroBytes(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return 'is UTF-16, not UTF-8 text: convert it first, for instance with iconv -f utf-16 -t utf-8';
  }
  return `is not text (a zero byte at ${bytes.indexOf(0)}): leave it out with --ignore`;
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

/** `end` moved back before a sequence that it would cut in two. */
function withoutPartial(bytes: Uint8Array, end: number): number {
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
