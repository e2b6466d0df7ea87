import { isUtf8 } from 'node:buffer';
import type { WARCRecord } from 'warcio';
import type { Bytes } from '../source.js';
import { Allowance, collect, collectDamaged, type Damaged, memoryBytes } from '../unpack/bytes.js';
import { type Coding, decompress, SIGNS } from '../unpack/compression.js';

/** A body as it was before it was sent, null where it is larger than is read; and what of it is damaged. */
export interface Body {
  readonly bytes: Uint8Array | null;
  readonly damage: Damaged | null;
}

/**
 * The body of a record without its chunks and what it is packed in (RFC 9112, 7; RFC 9110, 8.4). Some crawlers keep the headers
 * that a body came with and store it unpacked: what is not packed as they say is taken as it stands.
 *
 * @param most bytes of it, packed or not
 */
export async function bodyOf(record: WARCRecord, most: number): Promise<Body> {
  const [encodings, transfers] = ['Content-Encoding', 'Transfer-Encoding'].map((name) =>
    (record.httpHeaders?.headers.get(name) ?? '').toLowerCase().split(/[\s,]+/),
  );
  const isChunked = transfers.at(-1) === 'chunked';
  let bytes = await collect(isChunked ? await inChunks(record) : (record._reader as Bytes), most);
  let damage: Damaged | null = null;
  // the last that it was packed in comes off first
  for (const name of [...encodings, ...transfers].reverse()) {
    const coding = CODINGS.get(name);
    if (bytes === null || damage !== null || coding === undefined) continue;
    ({ bytes, damage } = await unpacked(bytes, coding, most));
  }
  return { bytes, damage };
}

const CODINGS: ReadonlyMap<string, Coding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'brotli'],
  ['zstd', 'zstd'],
]);

async function unpacked(packed: Uint8Array, said: Coding, most: number): Promise<Body> {
  // what says itself what it is goes before what is said of it
  const signed = SIGNED.find((one) => SIGNS[one].every((byte, i) => packed[i] === byte));
  const coding = signed ?? (SIGNED.includes(said) ? null : said);
  if (coding === null || packed.length === 0) return { bytes: packed, damage: null };
  const unpacking = decompress(memoryBytes(packed), coding, new Allowance(Number.POSITIVE_INFINITY, 0));
  const body = await collectDamaged(unpacking, most);
  return body.damage !== null && isUtf8(packed) ? { bytes: packed, damage: null } : body;
}

const SIGNED: readonly Coding[] = ['gzip', 'zstd'];

/** The content of a body that was sent in chunks. warcio takes the headers that may stand behind the last one for content. */
async function inChunks(record: WARCRecord): Promise<Bytes> {
  const { AsyncIterReader } = await import('warcio');
  class WithoutTrailers extends AsyncIterReader {
    #ended = false;
    override async readlineRaw(most?: number): Promise<Uint8Array | null> {
      const line = await super.readlineRaw(most);
      this.#ended = LAST_CHUNK.test(Buffer.from(line ?? []).toString('latin1'));
      return line;
    }
    /** What is read behind a chunk is its end of line. */
    override async readSize(size: number): Promise<Uint8Array> {
      if (!this.#ended) return super.readSize(size);
      // nothing is left that could be taken for content
      await super.readFully();
      return CR_LF;
    }
  }
  return new AsyncIterReader(new WithoutTrailers(record._reader, null), null, true);
}

const LAST_CHUNK = /^0+[ \t]*(?:;.*)?\r?\n$/;
const CR_LF = Uint8Array.of(13, 10);
