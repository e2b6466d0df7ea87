import type { Sketches } from '../sketch/sketches.js';

/**
 * An article's own fingerprints beside another that it is near to: those that the other lacks, and those so near to one
 * of these that a run of words around them may not stand in the other whole. A changed word changes n shingles in a
 * row, n - 1 where it was left out; one of the first w of them is a fingerprint; and a window of w shingles that
 * reaches into them has its own within w - 1 before: 2 (w - 1) shingles apart at most. (Within n - 1 words of a text's
 * end a change reaches fewer shingles: a run there may be tied through an article that holds all of it but the changed
 * word.)
 */
export class OwnFingerprints {
  readonly #sketches: Sketches;
  readonly #reach: number;
  #held: { readonly by: number; readonly all: ReadonlySet<number> } | null = null;
  #own = new Uint8Array(1024);

  constructor(sketches: Sketches, window: number) {
    this.#sketches = sketches;
    this.#reach = 2 * (window - 1);
  }

  /** A flag for each fingerprint of article i, in order: 1 where it is its own beside article r. Overwritten by the next call. */
  beside(i: number, r: number): Uint8Array {
    const { starts, fingerprints, places } = this.#sketches;
    const held = this.#heldBy(r);
    const from = starts[i];
    const count = starts[i + 1] - from;
    if (this.#own.length < count) this.#own = new Uint8Array(count * 2);
    const own = this.#own;
    own.fill(0, 0, count);
    for (let p = 0; p < count; p++) {
      if (held.has(fingerprints[from + p])) continue;
      own[p] = 1;
      const place = places[from + p];
      for (let q = p - 1; q >= 0 && place - places[from + q] <= this.#reach; q--) own[q] = 1;
      for (let q = p + 1; q < count && places[from + q] - place <= this.#reach; q++) own[q] = 1;
    }
    return own;
  }

  #heldBy(r: number): ReadonlySet<number> {
    if (this.#held?.by !== r) {
      const { starts, fingerprints } = this.#sketches;
      this.#held = { by: r, all: new Set(fingerprints.subarray(starts[r], starts[r + 1])) };
    }
    return this.#held.all;
  }
}
