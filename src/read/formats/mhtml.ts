import { decode, stringOf } from '../decode.js';
import { type Format, notRead, type Reading } from '../source.js';
import { declaredIn, pageArticle } from './html.js';

/** Web pages saved as one file, MHTML (RFC 2557): the first part that is a page; pictures and frames are left. */
export const mhtml: Format = {
  name: 'mhtml',
  extensions: ['.mhtml', '.mht'],
  reads: 'whole',
  readsCut: true,
  again: false,
  read(bytes, _, { encoding }): Reading {
    const part = findPage(bytes, 0);
    if (part === null) return notRead('holds no web page: expected MHTML with a part of type text/html');
    const decoded = decode(part.body, encoding, part.charset ?? declaredIn(part.body));
    if ('problem' in decoded) return notRead(decoded.problem);
    const source = stringOf(decoded);
    const url = /^https?:/.test(part.location) ? part.location : null;
    return { articles: [pageArticle(source, url, bytes.length)], problems: [], lines: 0 };
  },
};

interface Part {
  /** the bytes as they were before they were made fit for mail */
  readonly body: Uint8Array;
  readonly location: string;
  /** as the part's header declares it */
  readonly charset: string | null;
}

/** Parts inside parts that are looked into. */
const DEEPEST = 5;

function findPage(bytes: Uint8Array, depth: number): Part | null {
  const { headers, body } = divided(bytes);
  const type = headers.get('content-type') ?? '';
  const boundary = /\bboundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  if (/^multipart\//i.test(type) && boundary !== null && depth < DEEPEST) {
    for (const part of partsOf(body, boundary[1] ?? boundary[2])) {
      const page = findPage(part, depth + 1);
      if (page !== null) return page;
    }
    return null;
  }
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) return null;
  const location = headers.get('content-location') ?? headers.get('snapshot-content-location') ?? '';
  const charset = /\bcharset\s*=\s*"?([\w.:-]+)/i.exec(type)?.[1] ?? null;
  return { body: undone(body, headers.get('content-transfer-encoding') ?? ''), location, charset };
}

/** Headers by lower-case name, folded lines joined, and what is behind the first empty line. */
function divided(bytes: Uint8Array): { headers: Map<string, string>; body: Uint8Array } {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const crlf = source.indexOf('\r\n\r\n');
  const lf = source.indexOf('\n\n');
  const end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf;
  const head = source.toString('latin1', 0, end < 0 ? source.length : end).replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return {
    headers,
    body: end < 0 ? source.subarray(source.length) : source.subarray(end === crlf ? end + 4 : end + 2),
  };
}

function* partsOf(body: Uint8Array, boundary: string): Iterable<Uint8Array> {
  const source = Buffer.from(body.buffer, body.byteOffset, body.length);
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  let from = source.indexOf(mark);
  while (from >= 0) {
    const begin = source.indexOf('\n', from) + 1;
    const end = source.indexOf(mark, from + mark.length);
    if (begin === 0) return;
    yield source.subarray(begin, end < 0 ? source.length : Math.max(begin, end));
    from = end;
  }
}

function undone(body: Uint8Array, encoding: string): Uint8Array {
  const source = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (/^base64$/i.test(encoding)) return Buffer.from(source.toString('latin1'), 'base64');
  if (!/^quoted-printable$/i.test(encoding)) return body;
  const text = source
    .toString('latin1')
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
