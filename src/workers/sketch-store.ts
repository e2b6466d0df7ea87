import type { Sketches } from '../sketch/sketches.js';
import { Growing } from './growing.js';
import { sharedMemory } from './kept.js';

/** The largest place that fits in two bytes. */
const LONG = 0xffff;

/** Sketches of some articles, laid out as in `Sketches`. */
export type SketchPart = Pick<Sketches, (typeof FIELDS)[number]>;

/**
 * The sketches of articles as they come, part by part, in memory that all threads share: of a large scan they are most of what is held,
 * and memory has no room for them twice.
 */
export class SketchStore {
  readonly #k: number;
  readonly #streams = new Growing(Uint32Array);
  readonly #signatures = new Growing(Uint32Array);
  readonly #starts = new Growing(Uint32Array);
  readonly #fingerprints = new Growing(Uint32Array);
  #places: Growing<Uint16Array> | Growing<Uint32Array> = new Growing(Uint16Array);
  readonly #skipStarts = new Growing(Uint32Array);
  readonly #skipgrams = new Growing(Uint32Array);
  #count = 0;

  /** @param k values in a signature */
  constructor(k: number) {
    this.#k = k;
    this.#starts.append(Uint32Array.of(0));
    this.#skipStarts.append(Uint32Array.of(0));
  }

  /** Appends a part, and uses it up: nothing is left in it. Returns the place of its first article. */
  take(part: SketchPart): number {
    const { streams, signatures, starts, fingerprints, places, skipStarts, skipgrams } = part;
    if (places.some((place) => place > LONG)) this.#widenPlaces();
    this.#starts.append(shifted(starts, this.#fingerprints.length));
    this.#skipStarts.append(shifted(skipStarts, this.#skipgrams.length));
    this.#streams.append(streams);
    this.#signatures.append(signatures);
    this.#fingerprints.append(fingerprints);
    this.#places.append(places);
    this.#skipgrams.append(skipgrams);
    const held: { -readonly [Field in keyof SketchPart]: SketchPart[Field] } = part;
    const none = new Uint32Array(0);
    for (const field of FIELDS) held[field] = none;
    const first = this.#count;
    this.#count += starts.length - 1;
    return first;
  }

  /**
   * Those of some places, in that order; the store is used up. Where these are all as they came nothing is copied, else a
   * field at a time.
   *
   * @param tokens of each article, in that order
   */
  finish(order: Uint32Array, tokens: Uint32Array): Sketches {
    const asTheyCame = order.length === this.#count && order.every((place, i) => place === i);
    const starts = this.#starts.all();
    const skipStarts = this.#skipStarts.all();
    const ofEach = <A extends Uint32Array | Uint16Array>(values: A, each: number): A =>
      asTheyCame
        ? values
        : reordered(
            values,
            order,
            (place) => each * place,
            (place) => each * (place + 1),
          );
    const between = <A extends Uint32Array | Uint16Array>(values: A, from: Uint32Array): A =>
      asTheyCame
        ? values
        : reordered(
            values,
            order,
            (place) => from[place],
            (place) => from[place + 1],
          );
    const startsOf = (from: Uint32Array): Uint32Array => (asTheyCame ? from : startsIn(from, order));
    return {
      count: order.length,
      tokens,
      k: this.#k,
      starts: startsOf(starts),
      skipStarts: startsOf(skipStarts),
      streams: ofEach(this.#streams.all(), 2),
      signatures: ofEach(this.#signatures.all(), this.#k),
      fingerprints: between(this.#fingerprints.all(), starts),
      places: between(this.#places.all(), starts),
      skipgrams: between(this.#skipgrams.all(), skipStarts),
    };
  }

  #widenPlaces(): void {
    if (this.#places.all() instanceof Uint32Array) return;
    const wide = new Growing(Uint32Array);
    wide.append(this.#places.all());
    this.#places = wide;
  }
}

const FIELDS = [
  'streams',
  'signatures',
  'starts',
  'fingerprints',
  'places',
  'skipStarts',
  'skipgrams',
] as const;

/** The starts of a batch but the first, behind so many values. */
const shifted = (starts: Uint32Array, by: number): Uint32Array =>
  starts.subarray(1).map((start) => start + by);

function startsIn(starts: Uint32Array, order: Uint32Array): Uint32Array {
  const sorted = new Uint32Array(sharedMemory(4 * (order.length + 1)));
  order.forEach((place, i) => {
    sorted[i + 1] = sorted[i] + starts[place + 1] - starts[place];
  });
  return sorted;
}

/** Values of articles in an order of these; `from` and `to` say where those of a place lie. */
function reordered<A extends Uint32Array | Uint16Array>(
  values: A,
  order: Uint32Array,
  from: (place: number) => number,
  to: (place: number) => number,
): A {
  const Kind = values.constructor as new (memory: SharedArrayBuffer) => A;
  const size = order.reduce((sum, place) => sum + to(place) - from(place), 0);
  const sorted = new Kind(sharedMemory(values.BYTES_PER_ELEMENT * size));
  let at = 0;
  for (const place of order) {
    sorted.set(values.subarray(from(place), to(place)), at);
    at += to(place) - from(place);
  }
  return sorted;
}
