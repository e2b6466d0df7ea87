import type { WARCParser, WARCRecord } from 'warcio';
import type { Bytes } from '../source.js';
import { Damaged, peek, Unreadable } from '../unpack/bytes.js';
import { SIGNS } from '../unpack/compression.js';

/** A record of a WARC file. */
export interface Found {
  readonly record: WARCRecord;
  /** from 1 */
  readonly number: number;
  /** bytes of its block that have not been read */
  left(): number;
  /** Goes to its end. Throws `Damaged` where the file ends before it. */
  skip(): Promise<void>;
}

/** Bytes of the headers of a record, or between two records, at most: all of them are held. */
const MOST = 1 << 24;
/** Bytes handed on at once: a body that is packed comes out of so many at one go, a thousand times as large. */
const SLICE = 1 << 15;

/**
 * The records of a WARC file in its order, each to be read, as far as wanted, before the next is asked for; or the number of
 * the one before, where text stands behind it that no header speaks of. warcio parses headers and bodies, but does not go
 * from record to record: where a file breaks off in one that nobody reads, it would look for the rest for ever, and of text
 * between records it would tell on the console. Nor does it look for the end of HTTP headers, which it finds in the next
 * record, or in the body, where the lines of the headers end in line feeds alone.
 */
export async function* warcRecords(stream: Bytes): AsyncGenerator<Found | { readonly longer: number }> {
  const { AsyncIterReader, WARCParser: Parser } = await import('warcio');
  const { head, all } = await peek(stream, 2);
  // warcio would take it off, without a measure of what comes out
  if (head[0] === SIGNS.gzip[0] && head[1] === SIGNS.gzip[1])
    throw new Unreadable('is packed by gzip: let its name end in .warc.gz');
  const measured = new Measured(all);
  const reader = new AsyncIterReader(measured, null);
  /** the first line of the next record */
  let line: Uint8Array | null = null;
  let block: Block | null = null;
  class OneByOne extends Parser {
    override readToNextRecord(): Promise<Uint8Array | null> {
      return Promise.resolve(line);
    }
    override _initRecordReader(...of: Parameters<WARCParser['_initRecordReader']>): Block {
      block = super._initRecordReader(...of);
      return block;
    }
    override async _addHttpHeaders(
      ...[record, parser]: Parameters<WARCParser['_addHttpHeaders']>
    ): Promise<void> {
      const inside = new AsyncIterReader(record._reader as Block, null);
      const lines = [await headerLines(inside)];
      record.httpHeaders = await parser.parse(new AsyncIterReader(lines, null), {
        headersClass: this._headersClass,
      });
      record._reader = inside;
    }
  }
  const parser = new OneByOne(reader);
  for (let number = 1; ; number++) {
    const record = await measured.within(number, () => parser.parse());
    if (record === null) return;
    const { statusline, headers } = record.warcHeaders;
    if (!/^WARC\//.test(statusline)) throw new Unreadable('is no WARC file', number);
    if (!/^\d+$/.test(headers.get('Content-Length') ?? ''))
      throw new Damaged('is damaged from here on (a record without its length)', CURE, number);
    const here = block as unknown as Block;
    const skip = (): Promise<void> => skipRest(here, number);
    yield { record, number, left: () => here.limit, skip };
    await skip();
    const next = await measured.within(number + 1, () => nextLine(reader));
    if (next.text) yield { longer: number };
    if (next.line === null) return;
    line = next.line;
  }
}

type Reader = WARCParser['_reader'];
type Block = ReturnType<WARCParser['_initRecordReader']>;

const CURE = 'get the file again';
const [LF, CR] = [10, 13];
const CR_LF = Uint8Array.of(CR, LF);

async function skipRest(block: Block, number: number): Promise<void> {
  while (block.limit > 0) {
    const skipped = await block.sourceIter.skipSize(block.limit);
    if (skipped === 0) throw new Damaged('breaks off in this record', CURE, number);
    block.limit -= skipped;
  }
}

/** Lines up to an empty one, each with the CR LF that warcio wants. */
async function headerLines(reader: Reader): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (;;) {
    const line = (await reader.readlineRaw()) ?? new Uint8Array(0);
    let end = line.length;
    while (end > 0 && (line[end - 1] === LF || line[end - 1] === CR)) end--;
    parts.push(line.subarray(0, end), CR_LF);
    if (end === 0) return Buffer.concat(parts);
  }
}

const START = /^WARC\/[\d.]+\s*$/;

/** The first line of the next record, null at the end of the file; and whether there is text before it. */
async function nextLine(reader: Reader): Promise<{ line: Uint8Array | null; text: boolean }> {
  for (let text = false; ; ) {
    const line = await reader.readlineRaw();
    if (line === null || START.test(Buffer.from(line.subarray(0, 80)).toString('latin1')))
      return { line, text };
    text ||= line.some((byte) => byte !== LF && byte !== CR);
  }
}

/** A stream of which no more than `MOST` bytes are read where headers are looked for. */
class Measured {
  readonly #stream: Bytes;
  #left = Number.POSITIVE_INFINITY;
  #number = 0;

  constructor(stream: Bytes) {
    this.#stream = stream;
  }

  async within<T>(number: number, read: () => Promise<T>): Promise<T> {
    this.#left = MOST;
    this.#number = number;
    try {
      return await read();
    } finally {
      this.#left = Number.POSITIVE_INFINITY;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#stream) {
      for (let at = 0; at < chunk.length; at += SLICE) {
        if (this.#left < 0)
          throw new Damaged(`is damaged from here on (${MOST >> 20} MB of headers)`, '', this.#number);
        this.#left -= SLICE;
        yield chunk.subarray(at, at + SLICE);
      }
    }
  }
}
