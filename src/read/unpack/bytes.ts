import { createReadStream } from 'node:fs';
import type { Bytes, Opened } from '../source.js';
import { openFile } from '../stat.js';

/** What ends the reading of one source, told as its problem: the message says what is wrong and the cure. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  /** line or number of the record where it was met, 0 for none */
  readonly line: number;
  /** true where the source is sound, and holds no articles */
  readonly other: boolean;

  constructor(message: string, line = 0, other = false) {
    super(message);
    this.line = line;
    this.other = other;
  }
}

/** Damage in the middle of a source: whether what came before it is read, who reads it knows. */
export class Damaged extends Unreadable {
  readonly #what: string;
  readonly #cure: string;

  /** @param what is wrong with the source, and where; `cure` what to do, or '' */
  constructor(what: string, cure: string, line = 0) {
    super(what, line);
    this.#what = what;
    this.#cure = cure;
  }

  /** The message where something of the source is `read`, or nothing. */
  told(read: boolean): string {
    const kept = read ? 'what came before is read' : 'nothing of it is read';
    return `${this.#what}: ${kept}${this.#cure === '' ? '' : `; ${this.#cure}`}`;
  }
}

/** Whether an error has words for a person: ours, and those of the system. What else is thrown shows damage. */
export const hasOwnWords = (error: unknown): boolean =>
  error instanceof Unreadable || typeof (error as NodeJS.ErrnoException).syscall === 'string';

/** The bytes of what was opened, in chunks. */
export const bytesOf = (opened: Opened): Bytes =>
  'stream' in opened ? opened.stream : fileBytes(opened.file);

/** Opened when the first bytes are asked for: an error has someone to take it. */
async function* fileBytes(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file, { fd: openFile(file), highWaterMark: 1 << 18 });
}

/** Bytes held in memory, in chunks, so that what they unpack to comes in pieces too. */
export async function* memoryBytes(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

const CHUNK = 1 << 16;

/** All bytes of a stream, or null as soon as there are more than `limit`; the rest is then not read. */
export async function collect(stream: Bytes, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length);
}

/** The same, with what came before damage, where there is some: `damage` is then to be told. */
export async function collectDamaged(
  stream: Bytes,
  limit: number,
): Promise<{ bytes: Uint8Array | null; damage: Damaged | null }> {
  const { stream: lasting, rethrow } = endingWell(stream);
  const bytes = await collect(lasting, limit);
  try {
    rethrow();
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return { bytes, damage: error };
  }
  return { bytes, damage: null };
}

/** A stream of which the first bytes are known. */
export interface Peeked {
  readonly head: Uint8Array;
  /** the stream from its beginning; to be used up or left as `Bytes` says */
  readonly all: Bytes;
  /** lets go of the stream where `all` is not begun: to leave that would not reach what it reads from */
  leave(): Promise<void>;
}

/**
 * The first bytes of a stream, some `want` of them (fewer where it ends or fails), and the stream with them put back: a
 * failure comes after what was read.
 */
export async function peek(stream: Bytes, want: number): Promise<Peeked> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  let failure: { error: unknown } | null = null;
  while (length < want && !ended) {
    try {
      const { done, value } = await iterator.next();
      if (done) ended = true;
      else {
        chunks.push(value);
        length += value.length;
      }
    } catch (error) {
      failure = { error };
      ended = true;
    }
  }
  const head = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length);
  const leave = async (): Promise<void> => {
    await iterator.return?.();
  };
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      if (failure !== null) throw failure.error;
      while (!ended) {
        const { done, value } = await iterator.next();
        if (done) return;
        yield value;
      }
    } finally {
      await leave();
    }
  }
  return { head, all: all(), leave };
}

/** A stream that ends where it fails, for readers that would drop what they hold; `rethrow` is for when they are done. */
export function endingWell(stream: Bytes): { stream: Bytes; rethrow(): void } {
  let failure: { error: unknown } | null = null;
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* stream;
    } catch (error) {
      failure = { error };
    }
  }
  return {
    stream: all(),
    rethrow: () => {
      if (failure !== null) throw failure.error;
    },
  };
}

/**
 * Counts what a source unpacks to, over all that it is packed in, and stops what grows beyond reason. Text packs to a
 * tenth; what unpacks to hundreds of times its size was made to.
 */
export class Allowance {
  readonly #all: number;
  #left: number;
  #spent: Unreadable | null = null;

  /** @param size bytes of the source as it lies; `maxSize` of a record, in bytes */
  constructor(size: number, maxSize: number) {
    this.#all = Math.max(size * RATIO, maxSize * RECORDS);
    this.#left = this.#all;
  }

  take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) {
      // the same one each time, so that it is told once
      this.#spent ??= new Unreadable(
        `unpacks to more than ${this.#all / 1e6} MB, far beyond its size: taken for a bomb, the rest is not read; unpack it yourself if you trust it`,
      );
      throw this.#spent;
    }
  }

  get isSpent(): boolean {
    return this.#spent !== null;
  }
}

const RATIO = 250;
/** Records of the largest size that any source may unpack to, however small it is. */
const RECORDS = 4;
