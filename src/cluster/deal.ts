/** Deals rows of 32-bit words out to parts, by a word that is a hash. */
export class Deal {
  readonly #rows: number[][];
  readonly #heads: number[][];

  constructor(parts: number) {
    this.#rows = Array.from({ length: parts }, () => []);
    this.#heads = Array.from({ length: parts }, () => []);
  }

  /** The part of a hash. */
  partOf(hash: number): number {
    // the high bits: the low ones are looked at within a part
    return Math.floor(((hash >>> 0) / 4294967296) * this.#rows.length);
  }

  /** What is dealt to a part, to be added to. */
  rows(part: number): number[] {
    return this.#rows[part];
  }

  /** What stands before the rows of a part. */
  head(part: number): number[] {
    return this.#heads[part];
  }

  /** Calls `each` with each part that was dealt anything: the length of its head, the head, the rows. */
  each(put: (part: number, words: number[]) => void): void {
    this.#rows.forEach((rows, part) => {
      if (rows.length === 0) return;
      const head = this.#heads[part];
      put(part, [head.length].concat(head, rows));
    });
  }
}
