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
  /** first token of each fingerprint's shingle */
  readonly places: Uint32Array;
  /** `skipgrams[skipStarts[i], skipStarts[i + 1])` are article i's; they may repeat */
  readonly skipStarts: Uint32Array;
  readonly skipgrams: Uint32Array;
}
