import { ReadableStream as NodeStream } from 'node:stream/web';
import { crc32 } from 'node:zlib';
import type { Bytes, Opened } from '../source.js';
import { type Allowance, collect, Damaged, hasOwnWords, Unreadable } from './bytes.js';

/** A file in an archive. */
export interface Member {
  /** as the archive names it, with `/` */
  readonly path: string;
  /** why it cannot be read, or null */
  readonly problem: string | null;
  /** opens it; to be read, as far as wanted, before the next member is asked for */
  open(): Promise<Bytes>;
}

/** The files in a zip archive, in its order. Throws `Unreadable` where it is damaged. Its end is read first. */
export async function* zipMembers(
  source: Opened,
  maxSize: number,
  allowance: Allowance,
): AsyncGenerator<Member> {
  const { fromBufferPromise, getFileNameLowLevel, openPromise } = (await import('yauzl')).default;
  // names are checked here, one by one: a bad one must not end the rest
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
  let bytes: Uint8Array | null = null;
  if ('stream' in source) {
    bytes = await collect(source.stream, maxSize);
    if (bytes === null) throw new Unreadable(`is a zip archive ${tooLarge(maxSize)}`);
  }
  try {
    const zip = await (bytes === null
      ? openPromise((source as { file: string }).file, options)
      : fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), options));
    try {
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName as unknown as Buffer;
        const path = getFileNameLowLevel(entry.generalPurposeBitFlag, name, entry.extraFields, false);
        if (path.endsWith('/')) continue;
        yield {
          path,
          problem: entry.isEncrypted() ? 'is encrypted: unpack it yourself' : null,
          open: async () =>
            damageTold(checked(await zip.openReadStreamPromise(entry), entry.crc32, allowance), 'zip'),
        };
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    throw unreadable(error, 'zip');
  }
}

/** The files in a tar archive, in its order. Throws `Unreadable` where it is damaged. */
export async function* tarMembers(stream: Bytes): AsyncGenerator<Member> {
  const { createTarDecoder } = await import('modern-tar');
  const bytes = NodeStream.from(stream) as unknown as ReadableStream<Uint8Array<ArrayBuffer>>;
  const entries = bytes.pipeThrough(createTarDecoder({ strict: true }));
  try {
    for await (const { header, body } of entries) {
      // folders hold nothing, and links lead nowhere here
      const passed = ['directory', 'symlink', 'link'].includes(header.type ?? 'file');
      const problem = (header.type ?? 'file') === 'file' ? null : 'is no regular file: leave it out';
      if (!passed) yield { path: header.name, problem, open: async () => damageTold(body, 'tar') };
      if (!body.locked) await body.cancel();
    }
  } catch (error) {
    throw unreadable(error, 'tar');
  }
}

/** Counts a member's bytes, and checks them, which the package does not. */
async function* checked(stream: Bytes, wanted: number, allowance: Allowance): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const chunk of stream) {
    allowance.take(chunk.length);
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== wanted) throw new Damaged('is damaged in its zip archive (checksum)', 'get the archive again');
}

/** A member whose archive breaks off in it is damaged too. */
async function* damageTold(stream: Bytes, packing: string): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw unreadable(error, packing);
  }
}

/** Damage by the error that it showed in: what is met in a member and in its archive is told once. */
const met = new WeakMap<object, Damaged>();

function unreadable(error: unknown, packing: string): unknown {
  if (hasOwnWords(error)) return error;
  const damage = met.get(error as Error) ?? damageOf(error as Error, packing);
  met.set(error as Error, damage);
  return damage;
}

const damageOf = (error: Error, packing: string): Damaged =>
  new Damaged(`is a damaged ${packing} archive (${error.message.split('\n')[0]})`, 'get the file again');

/** How a thing over the limit is described. */
export const tooLarge = (maxSize: number): string =>
  `of more than ${maxSize / 1e6} MB: raise --max-size, or leave it out`;

/** What is wrong with a member's path, or null. Nothing is ever written there, but an id must not deceive. */
export function badPath(path: string): string | null {
  if (/^(?:[\\/]|[A-Za-z]:)/.test(path) || path.split(/[\\/]/).includes('..'))
    return 'has a path that leads out of the archive: it is not read';
  return null;
}
