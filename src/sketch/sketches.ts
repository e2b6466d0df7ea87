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

/** The sketches of articles out of several parts, in the order of `rows`; `tokens` are theirs in that order too. */
export function mergeSketches(
  rows: readonly { readonly part: number; readonly place: number }[],
  parts: readonly Omit<Sketches, 'count' | 'tokens' | 'k'>[],
  k: number,
  tokens: Uint32Array,
): Sketches {
  const count = rows.length;
  const starts = new Uint32Array(count + 1);
  const skipStarts = new Uint32Array(count + 1);
  rows.forEach(({ part, place }, i) => {
    const from = parts[part].starts;
    starts[i + 1] = starts[i] + from[place + 1] - from[place];
    const skip = parts[part].skipStarts;
    skipStarts[i + 1] = skipStarts[i] + skip[place + 1] - skip[place];
  });
  const merged = {
    count,
    tokens,
    streams: new Uint32Array(2 * count),
    k,
    signatures: new Uint32Array(k * count),
    starts,
    fingerprints: new Uint32Array(starts[count]),
    places: new Uint32Array(starts[count]),
    skipStarts,
    skipgrams: new Uint32Array(skipStarts[count]),
  };
  rows.forEach(({ part, place }, i) => {
    const { streams, signatures, fingerprints, places, starts: from } = parts[part];
    const { skipgrams, skipStarts: skip } = parts[part];
    merged.streams.set(streams.subarray(2 * place, 2 * place + 2), 2 * i);
    merged.signatures.set(signatures.subarray(k * place, k * (place + 1)), k * i);
    merged.fingerprints.set(fingerprints.subarray(from[place], from[place + 1]), starts[i]);
    merged.places.set(places.subarray(from[place], from[place + 1]), starts[i]);
    merged.skipgrams.set(skipgrams.subarray(skip[place], skip[place + 1]), skipStarts[i]);
  });
  return merged;
}
