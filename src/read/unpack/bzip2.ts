import type { Bytes } from '../source.js';
import type { Allowance } from './bytes.js';

/** Bytes that a packed block takes at most, by the size of a stream's blocks: so many are at hand before one is read. */
const packedAtMost = (level: number): number => 25_000 + 100_000 * level;

/**
 * Takes bzip2 off a stream, a block at a time. The decoder is that of unbzip2-stream; its stream is not used, for it
 * unpacks all that it has at once, which of a hostile file is gigabytes.
 */
export async function* bunzip2(stream: Bytes, allowance: Allowance): AsyncGenerator<Uint8Array> {
  const { default: bzip2 } = await import('unbzip2-stream/lib/bzip2.js');
  const { default: bitIterator } = await import('unbzip2-stream/lib/bit_iterator.js');
  const queue: Uint8Array[] = [];
  let had = 0;
  let bits: ReturnType<typeof bitIterator> | null = null;
  let level = 0;
  let checksum: number | null = null;
  const buffer = new Int32Array(900_000);
  let out = new Uint8Array(1 << 20);
  let n = 0;
  const put = (byte: number): void => {
    if (n === out.length) {
      const larger = new Uint8Array(2 * n);
      larger.set(out);
      out = larger;
    }
    out[n++] = byte;
  };
  /** Reads a stream's head, or unpacks a block of it. */
  const step = (): Uint8Array => {
    bits ??= bitIterator(() => queue.shift());
    n = 0;
    if (checksum === null) {
      level = bzip2.header(bits);
      checksum = 0;
    } else {
      checksum = bzip2.decompress(bits, put, buffer, 100_000 * level, checksum);
      if (checksum === null) level = 0;
    }
    allowance.take(n);
    return out.slice(0, n);
  };
  const left = (): number => had - (bits?.bytesRead ?? 0);
  for await (const chunk of stream) {
    if (chunk.length === 0) continue;
    queue.push(chunk);
    had += chunk.length;
    while (left() >= packedAtMost(level)) yield step();
  }
  while (left() > 0) yield step();
  if (checksum !== null) throw new Error('unexpected end');
}
