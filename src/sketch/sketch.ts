import { FNV_BASIS, FNV_PRIME, mix32 } from '../tokenize/hash.js';
import type { Tokens } from '../tokenize/tokens.js';
import { ReferenceSigner } from './reference.js';
import { shingle, shingleCount } from './shingles.js';
import { FastSigner, type Signer } from './signature.js';
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

/**
 * Makes sketches of articles one after another; what it gives is overwritten by the next call.
 */
export class Sketcher {
  readonly k: number;
  /** Shingle hashes of the last text, in order. */
  shingles = new Uint32Array(4096);
  /** Fingerprints of the last text, in order; a text that repeats itself repeats them. */
  fingerprints = new Uint32Array(4096);
  /** First token of each fingerprint's shingle. */
  places = new Uint32Array(4096);
  /** Skip-grams of the last text whose weights were given, in order. */
  skipgrams = new Uint32Array(4096);
  readonly signature: Uint32Array;
  readonly #options: SketchOptions;
  readonly #signer: Signer;

  constructor(options: SketchOptions) {
    this.k = options.signature;
    this.#options = options;
    this.#signer = options.minhash === 'fast' ? new FastSigner(this.k) : new ReferenceSigner(this.k);
    this.signature = new Uint32Array(this.k);
  }

  /** Sketches a text; returns how many of `fingerprints` and `places` are its own. */
  sketch(tokens: Pick<Tokens, 'hash' | 'count'>): number {
    const { shingle: n, window } = this.#options;
    const need = shingleCount(tokens.count, n);
    if (need > this.shingles.length) {
      this.shingles = new Uint32Array(need * 2);
      this.fingerprints = new Uint32Array(need * 2);
      this.places = new Uint32Array(need * 2);
    }
    const count = shingle(tokens.hash, tokens.count, n, this.shingles);
    this.#signer.sign(this.shingles, count, this.signature, 0);
    return winnow(this.shingles, count, window, this.fingerprints, this.places);
  }

  /** Takes the skip-grams of a text, by its tokens' weights; returns how many of `skipgrams` are its own. */
  skip(tokens: Pick<Tokens, 'hash' | 'count'>, weight: Uint8Array): number {
    if (tokens.count > this.skipgrams.length) this.skipgrams = new Uint32Array(tokens.count * 2);
    return skipgrams(tokens, weight, this.skipgrams);
  }
}

/** Writes the 64-bit hash of a token stream, as two words, at `out[offset]`: equal texts to any tokenizer have it equal. */
export function streamHash(hash: Uint32Array, count: number, out: Uint32Array, offset: number): void {
  let low = FNV_BASIS;
  let high = 0x9e3779b9 | 0;
  for (let i = 0; i < count; i++) {
    low = Math.imul(low ^ hash[i], FNV_PRIME);
    high = (Math.imul(high, 31) + hash[i]) | 0;
  }
  out[offset] = mix32(low);
  out[offset + 1] = mix32(high ^ count);
}
