/** Hashes of which most of those asked about are none: a table of their low bits says so for nearly all. */
export class Few {
  readonly #hashes: ReadonlySet<number>;
  readonly #filter: Uint8Array;
  readonly #mask: number;

  constructor(hashes: ReadonlySet<number>) {
    this.#hashes = hashes;
    let size = LEAST;
    while (size < SLOTS * hashes.size) size *= 2;
    this.#filter = new Uint8Array(size);
    this.#mask = size - 1;
    for (const hash of hashes) this.#filter[hash & this.#mask] = 1;
  }

  has(hash: number): boolean {
    return this.#filter[hash & this.#mask] !== 0 && this.#hashes.has(hash);
  }
}

const LEAST = 1 << 16;
/** Slots for each hash: one asked about in vain is looked up once in so many times. */
const SLOTS = 8;
