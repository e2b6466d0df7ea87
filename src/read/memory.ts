import { isUint8Array } from 'node:util/types';
import { UsageError } from '../errors.js';
import { defined, type Given } from '../options.js';
import { formatByName } from './formats/formats.js';
import { kindOfBytes } from './sniff.js';
import { BARE_SOURCE, type Meta, NO_META, type Source } from './source.js';

/** Sources that the caller or a pipe gave, which no file holds. */

/** What is known of an article beside its text; `null` says that there is none. */
type Said = Given<Omit<Meta, 'id' | 'credit'>> & { credit?: readonly string[] | undefined };

/** A text that the caller holds in memory. */
export type TextInput = { id: string; text: string } & Said;

/** Formats of bytes in memory: those that hold one article. */
const BYTES_FORMATS = ['text', 'markdown', 'html', 'mhtml', 'mail'] as const;
export type BytesFormat = (typeof BYTES_FORMATS)[number];

/**
 * The bytes of a file that the caller holds in memory, a web page that was fetched for one: read as a file of that format is,
 * its charset and what it says of itself too. What is said beside it goes before that.
 */
export type BytesInput = {
  id: string;
  bytes: Uint8Array;
  format: BytesFormat;
} & Said;

/** @throws UsageError for what is none of these */
export function fromMemory(input: TextInput | BytesInput): Source {
  const fault = faultIn(input);
  if (fault !== null) throw new UsageError(`an input cannot be read: ${fault}`);
  if ('bytes' in input && input.bytes !== undefined) {
    const { id, bytes, format, ...meta } = input;
    return inMemory(id, bytes, format, meta);
  }
  const { id, text, ...meta } = input as TextInput;
  return inMemory(id, new TextEncoder().encode(text), 'text', meta);
}

/** Its id is the caller's: one that the bytes hold, as those of mails do, names nothing here. */
const inMemory = (id: string, data: Uint8Array, format: BytesFormat, meta: object): Source => ({
  ...BARE_SOURCE,
  id,
  data,
  format,
  meta: { ...defined(meta), id: null },
});

/** What of an input in memory is not of its type, as far as scripts without types get it wrong; null for nothing. */
function faultIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null)
    return `${String(input)} is neither a path nor an object with an id and a text or bytes`;
  if (input instanceof URL) return `${input.href} is a URL: give the path of a file, as fileURLToPath has it`;
  if (isUint8Array(input)) return 'bytes alone do not say what they are: give { id, bytes, format }';
  if (Symbol.iterator in input || Symbol.asyncIterator in input)
    return 'what gives one input after the other is no list of them: give an array';
  const { id, text, bytes, format, credit, ...meta } = input as Record<string, unknown>;
  if (typeof id !== 'string') return 'its id is no string';
  if (bytes === undefined && typeof text !== 'string') return `the text of ${id} is no string`;
  if (bytes !== undefined) {
    if (text !== undefined) return `${id} has a text and bytes: give one of them`;
    if (!isUint8Array(bytes)) return `the bytes of ${id} are no Uint8Array`;
    if (!(BYTES_FORMATS as readonly unknown[]).includes(format))
      return `the format of ${id} is none of ${BYTES_FORMATS.join(', ')}`;
  }
  if (credit !== undefined && !(Array.isArray(credit) && credit.every((name) => typeof name === 'string')))
    return `credit of ${id} is no list of strings`;
  const wrong = Object.keys(NO_META).find((name) => typeof (meta[name] ?? '') !== 'string');
  return wrong === undefined ? null : `${wrong} of ${id} is neither a string nor null`;
}

/** What has no name shows what it is by its first bytes; without a sign it is text. */
export function unnamed(id: string, data: Uint8Array): Source {
  const { format, packing } = kindOfBytes(data);
  const lines = format !== null && formatByName(format).reads !== 'whole';
  const size = lines || packing.length > 0 ? data.length : null;
  return { ...BARE_SOURCE, id, data, format, packing, size };
}
