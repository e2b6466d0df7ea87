import type { Bytes } from '../source.js';
import { Damaged, Unreadable } from './bytes.js';

/** An element of a JSON list, as bytes, or null where it is larger than allowed; numbered from 1. */
export interface Element {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x5b, 0x5d, 0x7b, 0x7d];
const isSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

/**
 * Cuts JSON into the elements of its outermost list, whatever they hold; what is no list is one element, number 0. An
 * element ends at a comma or bracket on the list's own level, outside of strings: whether it is valid inside is left to a
 * parser. Throws `Unreadable` where the list does not end, or something stands behind it.
 *
 * @param stream UTF-8
 * @param limit bytes of an element
 */
export async function* jsonElements(stream: Bytes, limit: number): AsyncGenerator<Element> {
  let parts: Uint8Array[] = [];
  let length = 0;
  /** brackets that are open; a list's elements stand at 1 */
  let depth = 0;
  let list: boolean | null = null;
  let inString = false;
  let escaped = false;
  let number = 0;
  let ended = false;
  const hold = (bytes: Uint8Array): void => {
    length += bytes.length;
    if (length <= limit) parts.push(bytes);
    else parts = [];
  };
  const element = (): Element => {
    const bytes = length > limit ? null : Buffer.concat(parts);
    parts = [];
    length = 0;
    return { number, bytes };
  };
  for await (const chunk of stream) {
    let at = 0;
    if (list === null) {
      // a byte-order mark and white space come first
      while (at < chunk.length && (isSpace(chunk[at]) || chunk[at] >= 0x80)) at++;
      if (at === chunk.length) continue;
      list = chunk[at] === OPEN_LIST;
      if (list) {
        depth = 1;
        at++;
      }
    }
    let from = at;
    for (; at < chunk.length; at++) {
      const byte = chunk[at];
      if (ended) {
        if (isSpace(byte)) continue;
        throw new Unreadable('goes on behind its list: that is not read; put all records into one list');
      }
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      if (byte === QUOTE) inString = true;
      else if (byte === OPEN || byte === OPEN_LIST) depth++;
      else if (byte === CLOSE || byte === CLOSE_LIST) depth--;
      if (!list) continue;
      const closed = depth === 0 && byte === CLOSE_LIST;
      if (!closed && !(depth === 1 && byte === COMMA)) continue;
      hold(chunk.subarray(from, at));
      from = at + 1;
      number++;
      ended = closed;
      const empty = closed && number === 1 && length <= limit && !hasWords(parts);
      if (!empty) yield element();
      else throw new Unreadable('holds no records: nothing to compare', 0, true);
    }
    if (!ended) hold(chunk.subarray(from));
  }
  if (list === true && !ended)
    throw new Damaged('breaks off in the middle of a list', 'get the file again', number + 1);
  if (list === null) throw new Unreadable('is empty: nothing to compare');
  if (!list) yield element();
}

const hasWords = (parts: readonly Uint8Array[]): boolean =>
  parts.some((part) => part.some((byte) => !isSpace(byte)));
