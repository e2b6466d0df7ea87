import type { Format, FormatName, Opened, ReadOptions, StreamNote, StreamRecord } from '../source.js';
import { tooLarge } from '../unpack/archive.js';
import { bytesOf, Damaged, hasOwnWords, Unreadable } from '../unpack/bytes.js';
import { type Body, bodyOf } from './warc-body.js';
import { type Found, warcRecords } from './warc-records.js';

/**
 * WARC (ISO 28500): the pages and texts that a crawl was answered with, or that were made of them (WET). A record is
 * read as if its body were a file of its own, with the address and charset that its headers give.
 */
export const warc: Format = {
  name: 'warc',
  extensions: ['.warc', '.wet'],
  reads: 'stream',
  again: false,
  records,
};

async function* records(opened: Opened, options: ReadOptions): AsyncGenerator<StreamRecord | StreamNote> {
  const most = options.maxSize * 1e6;
  const stream = bytesOf(opened)[Symbol.asyncIterator]();
  let number = 0;
  try {
    for await (const found of warcRecords({ [Symbol.asyncIterator]: () => stream })) {
      if ('longer' in found) {
        yield { line: found.longer, problem: LONGER };
        continue;
      }
      number = found.number;
      const type = found.record.warcType ?? '';
      // requests, headers of the file and notes on the crawl hold no articles
      if (!['response', 'resource', 'conversion'].includes(type)) continue;
      yield* taken(found, most);
    }
  } catch (error) {
    if (hasOwnWords(error)) throw error;
    const reason = (error as Error).message.split('\n')[0];
    throw new Damaged(`is damaged from here on (${reason})`, '', number + 1);
  } finally {
    // the parser lets go of it at its end only
    await stream.return?.();
  }
  if (number === 0) throw new Unreadable('holds no records: nothing to compare');
}

const LONGER = 'is longer than its header says: what is beyond that is not read';

async function* taken(found: Found, most: number): AsyncGenerator<StreamRecord | StreamNote> {
  const { record, number: line } = found;
  const { status } = record.getResponseInfo() ?? {};
  if (status !== undefined && !/^2/.test(String(status)))
    return yield { passedOver: Number.isNaN(status) ? 'HTTP without a status' : `HTTP ${status}` };
  const header = record.httpHeaders?.headers.get('content-type') ?? record.warcContentType ?? '';
  const type = header.split(';', 1)[0].trim().toLowerCase();
  const format = formatFor(type);
  if (format === null) return yield { passedOver: type === '' ? 'no type' : type };
  const { bytes, damage } = await content(found, most);
  if (bytes === null) return yield { line, problem: `is a record ${tooLarge(most)}` };
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(header)?.[1] ?? null;
  const hints = { url: record.warcTargetURI ?? null, charset };
  if (damage === null || bytes.length > 0) yield { line, bytes, format, hints };
  if (damage !== null) yield { line, problem: damage.told(bytes.length > 0) };
}

function formatFor(type: string): FormatName | null {
  if (type === 'text/plain') return 'text';
  return type === 'text/html' || type === 'application/xhtml+xml' ? 'html' : null;
}

/** Bytes that a body takes for one of its own at most: sent in chunks of one byte. All that a chunk claims is held. */
const CHUNKED = 6;

/** The body of a record that is to be read; of a larger one nothing is unpacked. */
async function content(found: Found, most: number): Promise<Body> {
  if (found.left() > most * CHUNKED) return { bytes: null, damage: null };
  const body = await bodyOf(found.record, most);
  // of one that breaks off nothing is read
  await found.skip();
  return body;
}
