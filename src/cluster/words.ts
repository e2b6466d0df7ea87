/** 32-bit words in the order in which they come, as many as come. */
export class Words {
  length = 0;
  #words = new Uint32Array(64);

  push(word: number): void {
    if (this.length === this.#words.length) {
      const more = new Uint32Array(2 * this.length);
      more.set(this.#words);
      this.#words = more;
    }
    this.#words[this.length++] = word;
  }

  /** What has come so far; not to be kept while more comes. */
  view(): Uint32Array {
    return this.#words.subarray(0, this.length);
  }
}

export const NO_WORDS = new Uint32Array(0);

/** Bytes as the 32-bit words that they are. */
export const wordsOf = (bytes: Uint8Array | null): Uint32Array =>
  bytes === null ? NO_WORDS : new Uint32Array(bytes.slice().buffer);

/** Words as bytes, which are theirs alone. */
export const bytesOf = (words: ArrayLike<number>): Uint8Array =>
  new Uint8Array((words instanceof Uint32Array ? words.slice() : Uint32Array.from(words)).buffer);
