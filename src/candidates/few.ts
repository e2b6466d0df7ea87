/** Hashes of which most of those asked about are none: a table of their low bits says so for nearly all. */
export class Few {
  readonly #hashes: ReadonlySet<number>;
  readonly #filter = new Uint8Array(SIZE);

  constructor(hashes: ReadonlySet<number>) {
    this.#hashes = hashes;
    for (const hash of hashes) this.#filter[hash & (SIZE - 1)] = 1;
  }

  has(hash: number): boolean {
    return this.#filter[hash & (SIZE - 1)] !== 0 && this.#hashes.has(hash);
  }
}

const SIZE = 1 << 16;
