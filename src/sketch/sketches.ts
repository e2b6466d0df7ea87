import { agreement } from './signature.js';

/**
 * The sketches of all articles, by article index, as flat arrays: what the candidate step works on.
 */
export interface Sketches {
  readonly count: number;
  /** tokens of each article */
  readonly tokens: Uint32Array;
  /** 64-bit hash of each article's token stream, as two words: `streams[2 i]`, `streams[2 i + 1]` */
  readonly streams: Uint32Array;
  /** values in a signature */
  readonly k: number;
  /** `signatures[k i, k (i + 1))` is article i's */
  readonly signatures: Uint32Array;
  /** `fingerprints[starts[i], starts[i + 1])` are article i's, in the order of its text; they may repeat */
  readonly starts: Uint32Array;
  readonly fingerprints: Uint32Array;
  /** first token of each fingerprint's shingle; in two bytes where no article is longer */
  readonly places: Uint32Array | Uint16Array;
  /** `skipgrams[skipStarts[i], skipStarts[i + 1])` are article i's; they may repeat */
  readonly skipStarts: Uint32Array;
  readonly skipgrams: Uint32Array;
}

/** Estimated Jaccard similarity of the shingles of two articles. */
export const estimatedJaccard = (
  { signatures, k }: Pick<Sketches, 'signatures' | 'k'>,
  i: number,
  j: number,
): number => agreement(signatures, i * k, signatures, j * k, k);

/** The sketches of some articles, laid out likewise. */
export type SketchPart = Omit<Sketches, 'count' | 'tokens' | 'k'>;

/**
 * Lets go of what candidates alone are found by, as soon as they are: of a large scan, memory has better use for it. What is
 * left are tokens, streams and signatures.
 *
 * @returns how many bytes that gives back, once nobody else holds them
 */
export function letGo(sketches: Sketches): number {
  const held: { -readonly [Field in keyof Sketches]: Sketches[Field] } = sketches;
  const bytes =
    held.fingerprints.byteLength +
    held.places.byteLength +
    held.skipgrams.byteLength +
    held.starts.byteLength;
  const none = new Uint32Array(0);
  held.fingerprints = none;
  held.places = none;
  held.skipgrams = none;
  held.starts = none;
  held.skipStarts = none;
  return bytes;
}
