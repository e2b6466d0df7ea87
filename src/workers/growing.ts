import { sharedMemory } from './kept.js';

/** Bytes from which memory is had that grows where it stands; less is moved at little cost, and asks for no addresses. */
const LARGE = 1 << 22;
/** The most that such memory may hold: the engine allows no more. */
const MOST = 2 ** 32;
/** Bytes that it grows by at least. */
const STEP = 1 << 20;

type Kind<A> = {
  new (memory: SharedArrayBuffer, begin: number, length: number): A;
  BYTES_PER_ELEMENT: number;
};

/**
 * Numbers that are appended, in memory that all threads share. From some megabytes on it grows where it stands, up to four
 * gigabytes, so that nothing is held twice; beyond, or where so many addresses are not to be had, it moves.
 */
export class Growing<A extends Uint32Array | Uint16Array> {
  readonly #kind: Kind<A>;
  readonly #large: number;
  readonly #most: number;
  #memory = sharedMemory(0);
  #length = 0;

  constructor(kind: Kind<A>, { large = LARGE, most = MOST } = {}) {
    this.#kind = kind;
    this.#large = large;
    this.#most = most;
  }

  get length(): number {
    return this.#length;
  }

  append(values: Uint32Array | Uint16Array): void {
    this.#makeRoom((this.#length + values.length) * this.#kind.BYTES_PER_ELEMENT);
    const begin = this.#length * this.#kind.BYTES_PER_ELEMENT;
    new this.#kind(this.#memory, begin, values.length).set(values);
    this.#length += values.length;
  }

  /** All numbers so far, without a copy; those that are appended later may lie elsewhere. */
  all(): A {
    return new this.#kind(this.#memory, 0, this.#length);
  }

  #makeRoom(bytes: number): void {
    const memory = this.#memory;
    if (bytes <= memory.byteLength) return;
    if (memory.growable && bytes <= memory.maxByteLength) {
      memory.grow(Math.min(memory.maxByteLength, Math.ceil(bytes / STEP) * STEP));
      return;
    }
    const larger = this.#roomFor(bytes);
    new Uint8Array(larger).set(new Uint8Array(memory));
    this.#memory = larger;
  }

  #roomFor(bytes: number): SharedArrayBuffer {
    if (bytes >= this.#large && bytes <= this.#most) {
      try {
        return new SharedArrayBuffer(bytes, { maxByteLength: this.#most });
      } catch {
        // the process may not have so many addresses
      }
    }
    return sharedMemory(Math.ceil(bytes * 1.5));
  }
}
