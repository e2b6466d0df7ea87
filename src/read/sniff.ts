import type { Kind } from './formats/formats.js';
import { COMPRESSIONS } from './source.js';
import { SIGNS } from './unpack/compression.js';

const ZIP = [0x50, 0x4b, 0x03, 0x04];

const begins = (bytes: Uint8Array, sign: readonly number[], at = 0): boolean =>
  sign.every((byte, i) => bytes[at + i] === byte);

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

/** How a page begins, after a byte-order mark, a declaration of XML and comments. */
const PAGE =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;
/** Bytes that such a beginning is looked for in. */
const HEAD = 4096;

/** The kind of bytes that have no name, by what they begin with. What is packed singly is taken to hold JSON lines. */
export function kindOfBytes(bytes: Uint8Array): Kind {
  const packing = COMPRESSIONS.find((name) => begins(bytes, SIGNS[name]));
  if (begins(bytes, ZIP)) return { format: null, packing: ['zip'] };
  if (packing !== undefined) return { format: 'jsonl', packing: [packing] };
  if (begins(bytes, ascii('ustar'), 257)) return { format: null, packing: ['tar'] };
  if (begins(bytes, ascii('PAR1'))) return { format: 'parquet', packing: [] };
  if (begins(bytes, ascii('WARC/'))) return { format: 'warc', packing: [] };
  if (PAGE.test(Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')))
    return { format: 'html', packing: [] };
  if (begins(bytes, ascii('<?xml'))) return { format: 'xml', packing: [] };
  const first = bytes.findIndex((byte) => byte > 32 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  if (first >= 0 && bytes[first] === 0x7b) return { format: 'jsonl', packing: [] };
  // a list of records; a text may begin with a bracket too
  if (/^\[\s*\{\s*"/.test(Buffer.from(bytes.subarray(first, first + 200)).toString('latin1')))
    return { format: 'json', packing: [] };
  return { format: 'text', packing: [] };
}
