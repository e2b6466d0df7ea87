import { FNV_BASIS, FNV_PRIME, mix32 } from '../tokenize/hash.js';
import type { Tokens } from '../tokenize/tokens.js';
import { ReferenceSigner } from './reference.js';
import { shingle, shingleCount } from './shingles.js';
import { FastSigner, type Signer } from './signature.js';
import type { SketchPart } from './sketches.js';
import { skipgrams } from './skipgrams.js';
import { winnow } from './winnow.js';

/** The options that shape a sketch. */
export interface SketchOptions {
  /** tokens in a shingle */
  readonly shingle: number;
  /** shingles in a winnowing window */
  readonly window: number;
  /** values in a signature */
  readonly signature: number;
  readonly minhash: 'fast' | 'reference';
}

/** Sketches articles one after another, and lays what it makes of them end to end. */
export class Sketcher {
  readonly #options: SketchOptions;
  readonly #signer: Signer;
  #count = 0;
  #shingles = new Uint32Array(4096);
  #streams = new Uint32Array(1 << 10);
  #signatures = new Uint32Array(1 << 16);
  #starts: number[] = [0];
  #fingerprints = new Uint32Array(1 << 16);
  #places = new Uint32Array(1 << 16);
  #skipStarts: number[] = [0];
  #skipgrams = new Uint32Array(1 << 15);

  constructor(options: SketchOptions) {
    const { minhash, signature } = options;
    this.#options = options;
    this.#signer = minhash === 'fast' ? new FastSigner(signature) : new ReferenceSigner(signature);
  }

  /** Forgets all texts. */
  clear(): void {
    this.#count = 0;
    this.#starts = [0];
    this.#skipStarts = [0];
  }

  /** Sketches one more text, by its tokens and their weights. */
  add({ hash, count }: Pick<Tokens, 'hash' | 'count'>, weight: Uint8Array): void {
    const { shingle: n, window, signature: k } = this.#options;
    const i = this.#count++;
    const [at, skipsAt] = [this.#starts[i], this.#skipStarts[i]];
    const shingles = shingleCount(count, n);
    this.#shingles = withRoom(this.#shingles, shingles);
    this.#streams = withRoom(this.#streams, 2 * (i + 1));
    this.#signatures = withRoom(this.#signatures, k * (i + 1));
    this.#fingerprints = withRoom(this.#fingerprints, at + shingles);
    this.#places = withRoom(this.#places, at + shingles);
    this.#skipgrams = withRoom(this.#skipgrams, skipsAt + count);
    streamHash(hash, count, this.#streams, 2 * i);
    shingle(hash, count, n, this.#shingles);
    this.#signer.sign(this.#shingles, shingles, this.#signatures, k * i);
    const [fingerprints, places] = [this.#fingerprints.subarray(at), this.#places.subarray(at)];
    this.#starts.push(at + winnow(this.#shingles, shingles, window, fingerprints, places));
    const skips = skipgrams({ hash, count }, weight, this.#skipgrams.subarray(skipsAt));
    this.#skipStarts.push(skipsAt + skips);
  }

  /** The sketches of all texts since the last `clear`. */
  sketches(): SketchPart {
    const [count, end, skipsEnd] = [this.#count, this.#starts[this.#count], this.#skipStarts[this.#count]];
    return {
      streams: this.#streams.slice(0, 2 * count),
      signatures: this.#signatures.slice(0, this.#options.signature * count),
      starts: Uint32Array.from(this.#starts),
      fingerprints: this.#fingerprints.slice(0, end),
      places: this.#places.slice(0, end),
      skipStarts: Uint32Array.from(this.#skipStarts),
      skipgrams: this.#skipgrams.slice(0, skipsEnd),
    };
  }
}

/** The same numbers, with room for so many at least. */
function withRoom(values: Uint32Array<ArrayBuffer>, need: number): Uint32Array<ArrayBuffer> {
  if (need <= values.length) return values;
  const larger = new Uint32Array(2 * need);
  larger.set(values);
  return larger;
}

/** Writes the 64-bit hash of a token stream, as two words, at `out[offset]`: equal texts to any tokenizer have it equal. */
function streamHash(hash: Uint32Array, count: number, out: Uint32Array, offset: number): void {
  let low = FNV_BASIS;
  let high = 0x9e3779b9 | 0;
  for (let i = 0; i < count; i++) {
    low = Math.imul(low ^ hash[i], FNV_PRIME);
    high = (Math.imul(high, 31) + hash[i]) | 0;
  }
  out[offset] = mix32(low);
  out[offset + 1] = mix32(high ^ count);
}
