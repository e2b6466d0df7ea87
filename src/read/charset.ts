import { isAscii, isUtf8 } from 'node:buffer';
import { guessCharset, isDamagedUtf8, mended } from './guess.js';
import type { Bytes } from './source.js';
import { Damaged, peek, Unreadable } from './unpack/bytes.js';

/** Bytes of a stream that decide on its charset. */
const HEAD = 1 << 18;

/** Whether TextDecoder knows a charset by this name. */
export function isKnown(charset: string): boolean {
  try {
    new TextDecoder(charset);
    return true;
  } catch {
    return false;
  }
}

/** The charset that a byte-order mark names. UTF-32 is named to be refused: TextDecoder lacks it. */
export function markedCharset(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  return null;
}

/** UTF-16 without a mark shows in text of European scripts: every other byte is mostly zero. */
export function zeroedCharset(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i & 1]++;
  });
  const most = sample.length / 2;
  if (zeros[1] > most * 0.4 && zeros[0] < most * 0.05) return 'utf-16le';
  if (zeros[0] > most * 0.4 && zeros[1] < most * 0.05) return 'utf-16be';
  return null;
}

/** What to say of bytes whose charset is not known for sure. */
export function unsure(bytes: Uint8Array, at: number): string {
  const byte = bytes[at].toString(16).toUpperCase().padStart(2, '0');
  if (isDamagedUtf8(bytes))
    return `is not UTF-8 text (byte 0x${byte} at ${at}), though most of it is: mend it there`;
  const guess = guessCharset(bytes)?.charset;
  const maybe = guess === undefined ? 'name its charset' : `perhaps ${guess}: name its charset`;
  const example = guess === undefined || guess.startsWith('utf-') ? 'windows-1252' : guess;
  return `is not UTF-8 text (byte 0x${byte} at ${at}), ${maybe}, as in --encoding ${example}`;
}

/**
 * A stream of text as UTF-8, without a mark: decided by its first bytes, decoded as a whole. `strict` checks UTF-8 to
 * its end, for readers that do not. Throws `Unreadable` where the charset is in doubt.
 */
export async function utf8Stream(stream: Bytes, encoding: string | null, strict: boolean): Promise<Bytes> {
  const { head, all, leave } = await peek(stream, HEAD);
  const charset = streamCharset(head, encoding);
  if (charset === 'utf-8' && !strict) return all;
  if (!isKnown(charset)) {
    await leave();
    throw new Unreadable(`is ${charset.toUpperCase()} text: convert it to UTF-8 first`);
  }
  return converted(all, charset);
}

/** The charset of a stream that begins so, as TextDecoder names it. */
export function streamCharset(head: Uint8Array, encoding: string | null): string {
  const marked = markedCharset(head) ?? zeroedCharset(head);
  if (marked !== null) return marked;
  const whole = head.subarray(0, head.length < HEAD ? head.length : head.lastIndexOf(0x0a) + 1);
  if (isAscii(whole)) return encoding ?? 'utf-8';
  if (isUtf8(whole)) return 'utf-8';
  if (encoding !== null) return encoding;
  const guess = guessCharset(whole);
  // lines that break UTF-8 are told one by one, where they are read one by one
  return guess?.sure ? guess.charset : 'utf-8';
}

async function* converted(stream: Bytes, charset: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(charset, { fatal: true });
  const encoder = new TextEncoder();
  let read = 0;
  try {
    for await (const chunk of stream) {
      yield encoder.encode(mended(decoder.decode(chunk, { stream: true }), charset));
      read += chunk.length;
    }
    yield encoder.encode(mended(decoder.decode(), charset));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new Damaged(
      `is not ${charset.toUpperCase()} text${read === 0 ? '' : ` after byte ${read}`}`,
      'name its charset, as in --encoding windows-1252',
    );
  }
}
