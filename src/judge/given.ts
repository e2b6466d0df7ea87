import { shingle, shingleCount } from '../sketch/shingles.js';

/**
 * Standing text that the user names. Runs of eight words of it are standing text wherever they stand, and shorter entries
 * where they stand alone, as a sentence or a line: "of the" at the end of a line of the file is not "of the" in a story.
 */

/** Words of a run that stands for itself. */
const RUN = 8;

/** Tokens of the entries, one after the other; entry e's are `hash[starts[e], starts[e + 1])`. */
export interface GivenText {
  readonly hash: Uint32Array;
  readonly starts: Uint32Array;
}

/** A number for the tokens of a list, in order. */
const keyOf = (hash: Uint32Array, from: number, to: number, out: Uint32Array): number => {
  shingle(hash.subarray(from, to), to - from, to - from, out);
  return out[0];
};

export class GivenIndex {
  readonly #given: GivenText;
  /** places in the given text by the key of the run that begins there, and of short entries by that of the whole */
  readonly #runs = new Map<number, number>();
  readonly #whole = new Map<number, number>();
  readonly #key = new Uint32Array(1);
  #keys = new Uint32Array(1 << 10);

  constructor(given: GivenText) {
    this.#given = given;
    const { hash, starts } = given;
    for (let e = 0; e + 1 < starts.length; e++) {
      const size = starts[e + 1] - starts[e];
      if (size < RUN) this.#whole.set(keyOf(hash, starts[e], starts[e + 1], this.#key), starts[e]);
      for (let i = starts[e]; i + RUN <= starts[e + 1]; i++)
        this.#runs.set(keyOf(hash, i, i + RUN, this.#key), i);
    }
  }

  /**
   * Where tokens are standing text, flat (begin, end) spans of them; they may overlap.
   *
   * @param sentences of the text, as `sentencesOf` gives them
   */
  spans({ hash, count }: { hash: Uint32Array; count: number }, sentences: readonly number[]): number[] {
    const spans: number[] = [];
    if (this.#runs.size > 0 && count >= RUN) {
      const runs = shingleCount(count, RUN);
      if (this.#keys.length < runs) this.#keys = new Uint32Array(2 * runs);
      shingle(hash, count, RUN, this.#keys);
      for (let i = 0; i < runs; i++) {
        const at = this.#runs.get(this.#keys[i]);
        if (at !== undefined && this.#same(hash, i, at, RUN)) spans.push(i, i + RUN);
      }
    }
    for (let s = 0; this.#whole.size > 0 && s < sentences.length; s += 2) {
      const [from, to] = [sentences[s], sentences[s + 1]];
      if (to - from >= RUN) continue;
      const at = this.#whole.get(keyOf(hash, from, to, this.#key));
      if (at !== undefined && this.#same(hash, from, at, to - from)) spans.push(from, to);
    }
    return spans;
  }

  #same(hash: Uint32Array, i: number, at: number, length: number): boolean {
    for (let x = 0; x < length; x++) if (hash[i + x] !== this.#given.hash[at + x]) return false;
    return true;
  }
}
