import { Minhash } from 'minhash';
import type { Signer } from './signature.js';

/**
 * Classic MinHash by the npm package `minhash`, an independent implementation behind the same interface
 * (`--minhash reference`). Some 140 times slower than the fast signer: it is there to check it.
 */
export class ReferenceSigner implements Signer {
  readonly k: number;

  constructor(k: number) {
    this.k = k;
  }

  sign(shingles: Uint32Array, count: number, out: Uint32Array, offset: number): void {
    if (count === 0) {
      out.fill(0, offset, offset + this.k);
      return;
    }
    const minhash = new Minhash({ numPerm: this.k, seed: 1 });
    // the package hashes a string to 32 bits, as Java does: of distinct shingles as few fall together as by chance
    for (let e = 0; e < count; e++) minhash.update(shingles[e].toString(16).padStart(8, '0'));
    // its values are below 2^32 + 15: modulo 2^32 at most a handful of 4 thousand million fall together
    for (let i = 0; i < this.k; i++) out[offset + i] = minhash.hashvalues[i];
  }
}
