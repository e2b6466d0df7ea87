import type { WARCRecord } from 'warcio';
import type { Format, FormatName, Opened, ReadOptions, StreamNote, StreamRecord } from '../source.js';
import { tooLarge } from '../unpack/archive.js';
import { bytesOf, Damaged, Unreadable } from '../unpack/bytes.js';
import { kindOf } from './formats.js';

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
  const { WARCParser } = await import('warcio');
  const most = options.maxSize * 1e6;
  const stream = bytesOf(opened)[Symbol.asyncIterator]();
  let number = 0;
  try {
    for await (const record of new WARCParser({ [Symbol.asyncIterator]: () => stream })) {
      number++;
      if (!/^WARC\//.test(record.warcHeaders.statusline)) throw new Unreadable('is no WARC file', number);
      // requests, headers of the file and notes on the crawl hold no articles
      const holds = ['response', 'resource', 'conversion'].includes(record.warcType ?? '');
      const told = holds ? await taken(record, number, most) : null;
      await toItsEnd(record, number);
      if (told !== null) yield told;
    }
  } catch (error) {
    if (error instanceof Unreadable || typeof (error as NodeJS.ErrnoException).syscall === 'string')
      throw error;
    const reason = (error as Error).message.split('\n')[0];
    throw new Damaged(`is damaged from here on (${reason})`, '', number + 1);
  } finally {
    // the parser lets go of it at its end only
    await stream.return?.();
  }
  if (number === 0) throw new Unreadable('holds no records: nothing to compare');
}

async function taken(record: WARCRecord, line: number, most: number): Promise<StreamRecord | StreamNote> {
  const { status } = record.getResponseInfo() ?? {};
  if (status !== undefined && !/^2/.test(String(status))) return { passedOver: `HTTP ${status}` };
  const header = record.httpHeaders?.headers.get('content-type') ?? record.warcContentType ?? '';
  const type = header.split(';', 1)[0].trim().toLowerCase();
  const format = formatFor(type);
  if (format === null) return { passedOver: type === '' ? 'no type' : type };
  const bytes = await content(record, most);
  if (bytes === null) return { line, problem: `is a record ${tooLarge(most)}` };
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(header)?.[1] ?? null;
  return {
    line,
    bytes,
    format,
    hints: { url: record.warcTargetURI ?? null, charset, date: record.warcDate ?? null },
  };
}

function formatFor(type: string): FormatName | null {
  if (type === 'text/plain') return 'text';
  if (type === 'text/html' || type === 'application/xhtml+xml') return kindOf('x.html')?.format ?? null;
  return null;
}

/** The body without its chunks and compression, or null where it is larger than `most`. */
async function content(record: WARCRecord, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of record) {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length > most ? null : Buffer.concat(chunks, length);
}

/**
 * Reads what nobody has read of a record. The parser would wait for ever for the rest of one that the file breaks off in,
 * and takes the end of the file for the end of one that was read.
 */
async function toItsEnd(record: WARCRecord, line: number): Promise<void> {
  for await (const _ of record._reader);
  if (((record._reader as { limit?: number }).limit ?? 0) > 0)
    throw new Damaged('breaks off in this record', 'get the file again', line);
}
