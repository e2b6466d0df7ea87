import { UsageError } from '../errors.js';
import { defined } from '../options.js';
import { formatByName } from './formats/formats.js';
import { kindOfBytes } from './sniff.js';
import { type Meta, NO_META, type Source } from './source.js';

/** Sources that the caller or a pipe gave, which no file holds. */

/** A text that the caller holds in memory. */
export type TextInput = { id: string; text: string } & Partial<Omit<Meta, 'id'>>;

/** @throws UsageError for what is none of these */
export function fromMemory(input: TextInput): Source {
  const fault = faultIn(input);
  if (fault !== null) throw new UsageError(`an input cannot be read: ${fault}`);
  const { id, text, ...meta } = input;
  return {
    id,
    folder: null,
    file: null,
    data: new TextEncoder().encode(text),
    format: 'text',
    packing: [],
    size: null,
    named: true,
    meta: { ...NO_META, ...defined(meta) },
  };
}

/** What of a text in memory is not of its type, as far as scripts without types get it wrong; null for nothing. */
function faultIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null)
    return `${input} is neither a path nor an object with an id and a text`;
  const { id, text, credit, ...meta } = input as Record<string, unknown>;
  if (typeof id !== 'string') return 'its id is no string';
  if (typeof text !== 'string') return `the text of ${id} is no string`;
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
  return { id, folder: null, file: null, data, format, packing, size, named: true, meta: null };
}
