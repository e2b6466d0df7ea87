import { mix32 } from '../tokenize/hash.js';

/**
 * A signer turns a set of shingles into a MinHash signature of k values. Two signatures of one signer agree
 * in each place with probability equal to the Jaccard similarity of the two sets.
 */
export interface Signer {
  readonly k: number;
  /** Writes k values at `out[offset]`; `shingles[0, count)` may repeat values. An empty set gives zeros. */
  sign(shingles: Uint32Array, count: number, out: Uint32Array, offset: number): void;
}

/**
 * Throws for each bucket after which different values have left none empty, but for one set in some tens of thousands
 * (k e^-16). Where one is empty all the same, most likely a long text says a few things over and over: from then on
 * each is thrown once a round.
 */
const ENOUGH = 16;

/**
 * Fast Similarity Sketching (Dahlgaard, Knudsen and Thorup 2017, "Fast Similarity Sketching", FOCS,
 * algorithm 1): in round i every element is thrown into one of k buckets, in the rounds from k on into bucket
 * i - k; a bucket keeps its smallest value, and values of a later round are larger than those of every
 * earlier one. The first round after which no bucket is empty is the last. Expected time O(n + k log k),
 * where classic MinHash takes O(n k); the error is at most the binomial one.
 */
export class FastSigner implements Signer {
  readonly k: number;
  readonly #round: Uint16Array;
  readonly #seeds: Uint32Array;

  constructor(k: number) {
    this.k = k;
    this.#round = new Uint16Array(k);
    this.#seeds = new Uint32Array(2 * k);
    for (let i = 0; i < 2 * k; i++) this.#seeds[i] = mix32(Math.imul(i + 1, 0x9e3779b9));
  }

  sign(shingles: Uint32Array, count: number, out: Uint32Array, offset: number): void {
    const k = this.k;
    const round = this.#round;
    const scale = k / 4294967296;
    out.fill(0, offset, offset + k);
    if (count === 0) return;
    round.fill(65535);
    const enough = Math.ceil((ENOUGH * k) / count);
    let empty = k;
    for (let i = 0; empty > 0 && i < 2 * k; i++) {
      if (i === enough) {
        shingles = Uint32Array.from(new Set(shingles.subarray(0, count)));
        count = shingles.length;
      }
      const seed = this.#seeds[i];
      for (let e = 0; e < count; e++) {
        const y = mix32(shingles[e] ^ seed) >>> 0;
        const bucket = i < k ? (y * scale) | 0 : i - k;
        const filled = round[bucket];
        if (filled < i) continue;
        // the bucket took the high bits of y: a second mix gives the value 32 bits of its own
        const value = (Math.imul(y ^ (y >>> 15), 0x2c1b3c6d) ^ seed) >>> 0;
        if (filled > i) {
          round[bucket] = i;
          out[offset + bucket] = value;
          empty--;
        } else if (value < out[offset + bucket]) out[offset + bucket] = value;
      }
    }
  }
}

/** Share of places in which two signatures of k values agree: an estimate of the Jaccard similarity. */
export function agreement(x: Uint32Array, xAt: number, y: Uint32Array, yAt: number, k: number): number {
  let same = 0;
  for (let i = 0; i < k; i++) if (x[xAt + i] === y[yAt + i]) same++;
  return same / k;
}
