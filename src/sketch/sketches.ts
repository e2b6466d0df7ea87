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

/** Sketches of some articles, laid out as in `Sketches`; a field is let go of once it is merged. */
export type Part = { [Field in (typeof FIELDS)[number]]: Uint32Array | Uint16Array | null } & {
  readonly starts: Uint32Array;
  readonly skipStarts: Uint32Array;
};

const FIELDS = ['streams', 'signatures', 'fingerprints', 'places', 'skipgrams'] as const;

/**
 * The sketches of articles out of several parts, in the order of `rows`; `tokens` are theirs in that order too. The parts
 * are used up: of a large scan, memory has no room for all of them twice. `memory` gives so many bytes of it.
 */
export function mergeSketches(
  rows: readonly { readonly part: number; readonly place: number }[],
  parts: readonly Part[],
  k: number,
  tokens: Uint32Array,
  memory: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): Sketches {
  const count = rows.length;
  const words = (length: number): Uint32Array => new Uint32Array(memory(4 * length));
  const startsOf = (field: 'starts' | 'skipStarts'): Uint32Array => {
    const starts = words(count + 1);
    rows.forEach(({ part, place }, i) => {
      const from = parts[part][field];
      starts[i + 1] = starts[i] + from[place + 1] - from[place];
    });
    return starts;
  };
  const starts = startsOf('starts');
  const skipStarts = startsOf('skipStarts');
  /** Fills `into` with a field, of which each article has so many values, or those between the starts that are named. */
  const merge = <A extends Uint16Array | Uint32Array>(
    field: (typeof FIELDS)[number],
    each: number | 'starts' | 'skipStarts',
    into: A,
  ): A => {
    let at = 0;
    for (const { part, place } of rows) {
      const from = typeof each === 'number' ? each * place : parts[part][each][place];
      const to = typeof each === 'number' ? from + each : parts[part][each][place + 1];
      into.set((parts[part][field] as Uint32Array | Uint16Array).subarray(from, to), at);
      at += to - from;
    }
    for (const part of parts) part[field] = null;
    return into;
  };
  const longest = tokens.reduce((most, n) => Math.max(most, n), 0);
  const size = starts[count];
  return {
    count,
    tokens,
    k,
    starts,
    skipStarts,
    streams: merge('streams', 2, words(2 * count)),
    signatures: merge('signatures', k, words(k * count)),
    fingerprints: merge('fingerprints', 'starts', words(size)),
    places: merge('places', 'starts', longest > 0xffff ? words(size) : new Uint16Array(memory(2 * size))),
    skipgrams: merge('skipgrams', 'skipStarts', words(skipStarts[count])),
  };
}
