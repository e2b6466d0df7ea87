import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { crc32 } from './zip.js';

/** One article, for every format to hold. Its letters are there in windows-1252, and none of its words is in HTML. */
export const TITLE = 'Granary wharf “shut until May”';
export const PARAGRAPHS = [
  'The harbour master of Vellin – Zoë Ångström – ordered forty barges back to the quay on Friday, after divers had found a cracked sluice beam under the customs bridge.',
  '“We’ve seen nothing like it since the flood,” she told the crews at the Café Brückner, where coffee went up to 4 € the same day. Fish & salt < 3 tonnes may still be landed.',
  'The granary wharf would stay shut, the port’s façade notwithstanding, until the engineers from Ostermark had welded a new collar round it.',
];
export const TEXT = `${PARAGRAPHS.join('\n\n')}\n`;
const [ID, DATE, OUTLET] = ['v-17', '2024-03-05T09:30:00Z', 'Vellin Courier'];

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const BLOCKS = PARAGRAPHS.map((text) => `<p>${escaped(text)}</p>`).join('\n');
const RECORD = { id: ID, title: TITLE, date: DATE, outlet: OUTLET, text: TEXT };
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const table = (delimiter: string): string =>
  [Object.keys(RECORD), Object.values(RECORD).map(quoted)].map((row) => row.join(delimiter)).join('\r\n');

const NITF = `<nitf><head><docdata><doc-id id-string="${ID}"/><date.issue norm="20240305T093000Z"/></docdata>
<pubdata name="${OUTLET}"/></head><body><body.head><hedline><hl1>${TITLE}</hl1></hedline></body.head>
<body.content><media><media-metadata name="x" value="y">meta</media-metadata></media>
${PARAGRAPHS.map((text) => `<p>${escaped(text).replace('Vellin', '<location>Vellin</location>')}</p>`).join('')}
</body.content></body></nitf>`;

const newsItem = (content: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${ID}" version="1">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="x"><name>${OUTLET}</name></provider>
<firstCreated>${DATE}</firstCreated></itemMeta>
<contentMeta><headline>${TITLE}</headline></contentMeta>
<contentSet>${content}</contentSet></newsItem>`;

const rss = (content: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${OUTLET}</title>
<item><guid>${ID}</guid><title>${escaped(TITLE)}</title><pubDate>${DATE}</pubDate>
<description>A teaser.</description><content:encoded>${content}</content:encoded></item></channel></rss>`;

const atom = (content: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>${OUTLET}</title><entry><id>${ID}</id><title>${TITLE}</title>
<published>${DATE}</published>${content}</entry></feed>`;

const header = `Message-ID: <v17@courier.example>\r
From: ${OUTLET} <news@courier.example>\r
Subject: =?utf-8?B?${Buffer.from(TITLE).toString('base64')}?=\r
Date: Tue, 05 Mar 2024 09:30:00 +0000\r
MIME-Version: 1.0\r
`;
const part = (type: string, text: string): string =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(text)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')}\r\n`;

/** A record of a WARC file, with its length right. */
export function warcRecord(type: string, block: Uint8Array, url = 'https://courier.example/17'): Uint8Array {
  const head = `WARC/1.0\r
WARC-Type: ${type}\r
WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(crc32(block)).padStart(12, '0')}>\r
WARC-Date: ${DATE}\r
WARC-Target-URI: ${url}\r
Content-Type: application/http; msgtype=${type}\r
Content-Length: ${block.length}\r
\r
`;
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]);
}

export const answer = (headers: string, body: Uint8Array | string, status = '200 OK'): Uint8Array =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`), Buffer.from(body)]);

const crawl = [
  warcRecord('request', Buffer.from('GET /17 HTTP/1.1\r\nHost: courier.example\r\n\r\n')),
  warcRecord('response', answer('Content-Type: image/png', 'not a picture')),
  warcRecord('response', answer('Content-Type: text/plain; charset=utf-8', TEXT)),
  warcRecord('response', answer('Content-Type: text/plain', 'Not found', '404 Not Found')),
];
const chunks = Buffer.concat([
  Buffer.from(`${Buffer.byteLength(TEXT).toString(16)}\r\n`),
  Buffer.from(TEXT),
  Buffer.from('\r\n0\r\n\r\n'),
]);

/** The article in every format, by file name; each name shows the format. */
export const FORMATS: Readonly<Record<string, string | Uint8Array>> = {
  'text.txt': TEXT,
  'markdown.md': `---\ntitle: ${TITLE}\n---\n${PARAGRAPHS.map((x) => x.replace('&', '\\&').replace('<', '\\<')).join('\n\n')}\n`,
  'lines.jsonl': `${JSON.stringify(RECORD)}\n`,
  'list.json': JSON.stringify([RECORD], null, 2),
  'record.json': JSON.stringify(RECORD),
  'wrapped.json': JSON.stringify({ status: 'ok', response: { docs: [RECORD], facets: [] } }),
  'ninjs-1.json': JSON.stringify({
    uri: ID,
    headline: TITLE,
    versioncreated: DATE,
    body_xhtml: BLOCKS,
    renditions: [{ href: 'https://courier.example/17.jpg' }],
  }),
  'ninjs-2.json': JSON.stringify({
    uri: ID,
    headlines: [{ role: 'main', value: TITLE }],
    bodies: [
      { role: 'summary', contenttype: 'text/plain', value: 'A teaser.' },
      { role: 'main', contenttype: 'text/html', value: BLOCKS },
    ],
  }),
  'feed.json': JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: OUTLET,
    items: [{ id: ID, title: TITLE, date_published: DATE, content_html: BLOCKS }],
  }),
  'comma.csv': table(','),
  'semicolon.csv': table(';'),
  'tab.tsv': table('\t'),
  'rows.parquet': new Uint8Array(
    parquetWriteBuffer({
      columnData: Object.entries(RECORD).map(([name, value]) => ({ name, data: [value], type: 'STRING' })),
    }),
  ),
  'crawl.warc': Buffer.concat(crawl),
  'members.warc.gz': Buffer.concat(crawl.map((record) => gzipSync(record))),
  'packed.warc': Buffer.concat([
    warcRecord('response', answer('Content-Type: text/plain\r\nTransfer-Encoding: chunked', chunks)),
  ]),
  'zipped.warc': warcRecord(
    'response',
    answer('Content-Type: text/plain\r\nContent-Encoding: gzip', gzipSync(TEXT)),
  ),
  'escaped.rss': rss(escaped(BLOCKS)),
  'cdata.xml': rss(`<![CDATA[${BLOCKS}]]>`),
  'html.atom': atom(`<content type="html">${escaped(BLOCKS)}</content>`),
  'xhtml.atom': atom(
    `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${BLOCKS}</div></content>`,
  ),
  'text.atom': atom(`<content>${escaped(TEXT)}</content>`),
  'document.nitf': NITF,
  'xhtml.xml': newsItem(
    `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${BLOCKS}</body></html></inlineXML>`,
  ),
  'nitf.newsml': newsItem(`<inlineXML contenttype="application/nitf+xml">${NITF}</inlineXML>`),
  'plain.newsml': newsItem(`<inlineData contenttype="text/plain">${escaped(TEXT)}</inlineData>`),
  'plain.eml': `${header}${part('text/plain', TEXT)}`,
  'html.eml': `${header}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n${part('text/plain', 'See it in your browser.')}\r\n--b\r\n${part('text/html', `<html><body>${BLOCKS}</body></html>`)}\r\n--b--\r\n`,
};
