import { pipeline, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import type { Bytes, Compression } from '../source.js';
import { type Allowance, Damaged, hasOwnWords, peek, Unreadable } from './bytes.js';
import { bunzip2 } from './bzip2.js';

/** What the body of an answer may be packed in, which no file is. */
export type Coding = Exclude<Compression, 'bzip2'> | 'brotli' | 'deflate';

/** Takes a compression off a stream. Throws `Unreadable` where the data is damaged or ends too early. */
export async function* decompress(
  stream: Bytes,
  compression: Compression | Coding,
  allowance: Allowance,
): AsyncGenerator<Uint8Array> {
  const { head, all, leave } = await peek(stream, 4);
  const sign = SIGNS[compression];
  if (head.length >= sign.length ? !sign.every((byte, i) => head[i] === byte) : head.length > 0) {
    await leave();
    throw new Unreadable(`is no ${compression} data: check the ending of its name`);
  }
  let produced = 0;
  try {
    for await (const chunk of DECODERS[compression](all, allowance)) {
      produced += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (hasOwnWords(error)) throw error;
    throw new Damaged(damage(error as Error, compression, produced), 'get the file again');
  }
}

function damage(error: Error, compression: string, produced: number): string {
  const cutShort = ENDS.test(error.message) || (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
  const what = cutShort ? 'breaks off' : 'is damaged';
  return `its ${compression} data ${what} after ${produced} bytes unpacked`;
}

/** How the decoders say that their input ended too early; the one for bzip2 runs past the end of its last chunk. */
const ENDS = /unexpected end|prematurely|unexpected EOF|properties of undefined/i;

/** What the data of each begins with, where it has a sign. */
export const SIGNS: Readonly<Record<Compression | Coding, readonly number[]>> = {
  gzip: [0x1f, 0x8b],
  bzip2: [0x42, 0x5a, 0x68],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
  brotli: [],
  deflate: [],
};

type Decoder = (stream: Bytes, allowance: Allowance) => Bytes;

const DECODERS: Readonly<Record<Compression | Coding, Decoder>> = {
  gzip: (stream, allowance) => through(stream, zlib.createGunzip(), allowance),
  bzip2: bunzip2,
  // Node has it from 22.15 and 23.8 on
  zstd: (stream, allowance) =>
    'createZstdDecompress' in zlib
      ? through(stream, (zlib.createZstdDecompress as () => Transform)(), allowance)
      : unzstd(stream, allowance),
  brotli: (stream, allowance) => through(stream, zlib.createBrotliDecompress(), allowance),
  deflate: inflate,
};

/** With the header of zlib, as it should be, or without it, as some servers send it. */
async function* inflate(stream: Bytes, allowance: Allowance): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(stream, 2);
  const hasHeader = (head[0] & 0x0f) === 8 && ((head[0] << 8) | head[1]) % 31 === 0;
  yield* through(all, hasHeader ? zlib.createInflate() : zlib.createInflateRaw(), allowance);
}

/** A stream of Node that is fed from an iterable; an error of either ends the other. */
async function* through(
  stream: Bytes,
  transform: Transform,
  allowance: Allowance,
): AsyncGenerator<Uint8Array> {
  let failed: Error | null = null;
  const done = new Promise<void>((resolve) => {
    pipeline(stream, transform, (error) => {
      failed = error ?? null;
      resolve();
    });
  });
  try {
    for await (const chunk of transform) {
      allowance.take((chunk as Uint8Array).length);
      yield chunk as Uint8Array;
    }
  } finally {
    transform.destroy();
    await done;
  }
  if (failed !== null) throw failed;
}

/** Bytes fed at once to a decoder that gives all it can: a block of many kB may be packed in some forty bytes. */
const SLICE = 512;

/** Zstandard in JavaScript, for a Node that has none. It checks lengths but no checksums. */
async function* unzstd(stream: Bytes, allowance: Allowance): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd');
  let ready: Uint8Array[] = [];
  const decoder = new Decompress((chunk) => {
    allowance.take(chunk.length);
    // the array may be written over by what comes next
    if (chunk.length > 0) ready.push(chunk.slice());
  });
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; at += SLICE) {
      decoder.push(chunk.subarray(at, at + SLICE), false);
      yield* ready;
      ready = [];
    }
  }
  decoder.push(new Uint8Array(0), true);
  yield* ready;
}
