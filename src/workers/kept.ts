import type { Weighed } from '../tokenize/rarity.js';
import type { TokenBuffer } from '../tokenize/tokens.js';

/**
 * The tokens and texts of a batch of articles, in memory that all threads share, so that alignment need not read and
 * tokenize them again and no text is copied between threads.
 */
export interface Kept {
  /** `starts[i], starts[i + 1]`: article i's tokens in the arrays below */
  readonly starts: Uint32Array;
  readonly hash: Uint32Array;
  readonly begin: Uint32Array;
  readonly end: Uint32Array;
  /** what each token is worth: see `weigh` */
  readonly weight: Uint8Array;
  /** UTF-8 of the texts; `textStarts[i], textStarts[i + 1]` is article i's */
  readonly textStarts: Uint32Array;
  readonly text: Uint8Array;
}

/** Packs a batch: `tokenStarts` has one more entry than there are texts. */
export function keep(
  buffer: TokenBuffer,
  weights: Uint8Array,
  tokenStarts: readonly number[],
  texts: readonly Uint8Array[],
): Kept {
  const count = buffer.count;
  const textStarts = sharedWords(texts.length + 1);
  texts.forEach((bytes, i) => {
    textStarts[i + 1] = textStarts[i] + bytes.length;
  });
  const text = new Uint8Array(sharedMemory(textStarts[texts.length]));
  texts.forEach((bytes, i) => {
    text.set(bytes, textStarts[i]);
  });
  const weight = new Uint8Array(sharedMemory(count));
  weight.set(weights.subarray(0, count));
  return {
    starts: sharedCopy(tokenStarts),
    hash: sharedCopy(buffer.hash.subarray(0, count)),
    begin: sharedCopy(buffer.begin.subarray(0, count)),
    end: sharedCopy(buffer.end.subarray(0, count)),
    weight,
    textStarts,
    text,
  };
}

export const keptSize = ({ hash, text }: Kept): number => hash.length * 13 + text.length;

/** Tokens of article i of a batch, without a copy. */
export function keptTokens(kept: Kept, i: number): Weighed {
  const from = kept.starts[i];
  const to = kept.starts[i + 1];
  return {
    count: to - from,
    hash: kept.hash.subarray(from, to),
    begin: kept.begin.subarray(from, to),
    end: kept.end.subarray(from, to),
    weight: kept.weight.subarray(from, to),
  };
}

/** Bytes of the text of article i of a batch where all are ASCII, else null. */
export function keptAscii(kept: Kept, i: number): Uint8Array | null {
  const bytes = kept.text.subarray(kept.textStarts[i], kept.textStarts[i + 1]);
  for (let p = 0; p < bytes.length; p++) if (bytes[p] > 127) return null;
  return bytes;
}

/** Text of article i of a batch. */
export const keptText = (kept: Kept, i: number): string =>
  utf8Text(kept.text.subarray(kept.textStarts[i], kept.textStarts[i + 1]));

/** The text that `utf8Of` gave the bytes of. A buffer reads memory that threads share, of which a decoder wants a copy. */
export const utf8Text = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('utf8');

/** Memory that all threads share. */
export const sharedMemory = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

const sharedWords = (length: number): Uint32Array => new Uint32Array(sharedMemory(length * 4));

/** A copy that all threads share. */
export function sharedCopy(values: ArrayLike<number>): Uint32Array {
  const words = sharedWords(values.length);
  words.set(values);
  return words;
}
