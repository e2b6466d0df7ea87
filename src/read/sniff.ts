import type { Kind } from './formats/formats.js';
import { textByMark } from './marked.js';
import { COMPRESSIONS } from './source.js';
import { SIGNS } from './unpack/compression.js';

const ZIP = [0x50, 0x4b, 0x03, 0x04];

const begins = (bytes: Uint8Array, sign: readonly number[], at = 0): boolean =>
  sign.every((byte, i) => bytes[at + i] === byte);

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

/** How a page begins, behind a declaration of XML and comments. */
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;
/** How the XML of the news trade does, which need not declare that it is XML. */
const XML = /^\s*<(?:\?xml\b|(?:\w+:)?(?:rss|feed|RDF|nitf|newsItem|newsMessage)[\s>])/;
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
  return { format: formatOf(textByMark(bytes.subarray(0, HEAD))), packing: [] };
}

function formatOf(head: string): Kind['format'] {
  if (PAGE.test(head)) return 'html';
  if (XML.test(head)) return 'xml';
  const text = head.trimStart();
  // a list of records; a text may begin with a bracket too
  if (/^\[\s*\{\s*"/.test(text)) return 'json';
  if (!text.startsWith('{')) return 'text';
  // one object on many lines breaks off where more must follow; a record that is cut ends anywhere
  return /^.*[{[,:][^\S\n]*\n/.test(text) ? 'json' : 'jsonl';
}
