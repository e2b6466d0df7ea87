import type { Sketches, SketchPart } from '../sketch/sketches.js';
import { Growing } from './growing.js';
import { sharedMemory } from './kept.js';

/** The largest place that fits in two bytes. */
const LONG = 0xffff;

/**
 * The sketches of articles as they come, part by part, in memory that all threads share: of a large scan they are most
 * of what is held, and memory has no room for them twice.
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
   * Those of some places, in that order; the store is used up. Where these are all as they came nothing is moved, else a
   * field at a time is put into its order where it lies, so that beside all there is room for one of them.
   *
   * @param tokens of each article, in that order
   */
  finish(order: Uint32Array, tokens: Uint32Array): Sketches {
    const fields = {
      count: order.length,
      tokens,
      k: this.#k,
      starts: this.#starts.all(),
      skipStarts: this.#skipStarts.all(),
      streams: this.#streams.all(),
      signatures: this.#signatures.all(),
      fingerprints: this.#fingerprints.all(),
      places: this.#places.all(),
      skipgrams: this.#skipgrams.all(),
    };
    if (order.length === this.#count && order.every((place, i) => place === i)) return fields;
    const { starts, skipStarts } = fields;
    const aside = new ArrayBuffer(
      Math.max(...FIELDS.map((field) => fields[field].length * fields[field].BYTES_PER_ELEMENT)),
    );
    const ofEach = (each: number): Spans => ({ from: (i) => each * i, to: (i) => each * (i + 1) });
    const between = (all: Uint32Array): Spans => ({ from: (i) => all[i], to: (i) => all[i + 1] });
    return {
      ...fields,
      streams: inOrder(fields.streams, order, ofEach(2), aside),
      signatures: inOrder(fields.signatures, order, ofEach(this.#k), aside),
      fingerprints: inOrder(fields.fingerprints, order, between(starts), aside),
      places: inOrder(fields.places, order, between(starts), aside),
      skipgrams: inOrder(fields.skipgrams, order, between(skipStarts), aside),
      starts: startsIn(starts, order),
      skipStarts: startsIn(skipStarts, order),
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
] as const satisfies readonly (keyof SketchPart)[];

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

/** Where the values of each place lie. */
interface Spans {
  readonly from: (place: number) => number;
  readonly to: (place: number) => number;
}

/** Puts values of articles into an order of these, in the memory where they are; `aside` has room for all of them. */
function inOrder<A extends Uint32Array | Uint16Array>(
  values: A,
  order: Uint32Array,
  { from, to }: Spans,
  aside: ArrayBuffer,
): A {
  const Kind = values.constructor as new (memory: ArrayBuffer, begin: number, length: number) => A;
  const before = new Kind(aside, 0, values.length);
  before.set(values);
  let at = 0;
  for (const place of order) {
    values.set(before.subarray(from(place), to(place)), at);
    at += to(place) - from(place);
  }
  return values.subarray(0, at) as A;
}
