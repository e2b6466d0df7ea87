import { expect, it } from 'vitest';
import { kindOfBytes } from '../../src/read/sniff.js';
import { encode } from '../cli/encode.js';
import { carrier, scanned } from '../cli/support.js';

/** What comes without a name is known by its first bytes, also in UTF-16 and behind a byte-order mark. */

const utf8 = (text: string): Uint8Array => Buffer.from(text);
const utf16 = (text: string): Uint8Array => encode(`\ufeff${text}`, 'utf-16le');
const rest = 'x'.repeat(10_000);

it.each<[string, string | null]>([
  [`<?xml version="1.0"?>\n<rss>${rest}`, 'xml'],
  [`\n<?xml version="1.0"?>\n<rss>${rest}`, 'xml'],
  [`<rss version="2.0">${rest}`, 'xml'],
  [`<feed xmlns="http://www.w3.org/2005/Atom">${rest}`, 'xml'],
  [`<rdf:RDF>${rest}`, 'xml'],
  [`<nitf>${rest}`, 'xml'],
  [`<newsItem guid="1">${rest}`, 'xml'],
  [`<newsMessage>${rest}`, 'xml'],
  [`<!doctype html><p>${rest}`, 'html'],
  [`<?xml version="1.0"?><html>${rest}`, 'html'],
  [`{"id": 1, "text": "${rest}"}\n{}\n`, 'jsonl'],
  ['{"id": 1}\n{"id": 2}\n', 'jsonl'],
  ['{"id": 1}', 'jsonl'],
  ['{"id": 1, "text": "cut of\n{"id": 2}\n', 'jsonl'],
  ['{"articles": [], \r\n"id": 1}\n', 'json'],
  ['{\n  "articles": []\n}\n', 'json'],
  ['{"articles": [\n{}]}', 'json'],
  ['[{"id": 1}]', 'json'],
  ['[ {\n"id": 1}]', 'json'],
  ['[sic] {"is": "text"}', 'text'],
  ['<rsserver> is no feed', 'text'],
  ['< 3 and more', 'text'],
  ['A text.', 'text'],
  ['', 'text'],
])('%.30j as %s', (text, format) => {
  for (const bytes of [utf8(text), utf8(`\ufeff${text}`), utf16(text)])
    expect(kindOfBytes(bytes)).toEqual({ format, packing: [] });
});

it('a feed, a list in an object, and lines in UTF-16 are read from standard input', async () => {
  const record = JSON.stringify({ id: 'a', title: 'Eel', text: carrier(1) });
  const inputs = [
    utf8(
      `<rss><channel><item><guid>a</guid><title>Eel</title><description>${carrier(1)}</description></item></channel></rss>`,
    ),
    utf8(`{\n"articles": [\n${record}\n]\n}\n`),
    utf16(`${record}\n`),
  ];
  for (const input of inputs) {
    const { code, report } = await scanned(['-'], { input });
    expect(report.articles).toMatchObject([{ id: 'a', title: 'Eel' }]);
    expect(code).toBe(0);
  }
});
