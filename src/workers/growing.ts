import { sharedMemory } from './kept.js';

/** The most that memory which grows where it stands may hold, in bytes: the engine allows no more. */
const MOST = 2 ** 32;

type Kind<A> = {
  new (memory: SharedArrayBuffer, begin: number, length: number): A;
  BYTES_PER_ELEMENT: number;
};

/**
 * Numbers that are appended, in memory that all threads share. It grows where it stands, up to four gigabytes, so that
 * nothing is held twice; beyond, or where so many addresses are not to be had, it moves.
 */
export class Growing<A extends Uint32Array | Uint16Array> {
  readonly #kind: Kind<A>;
  #memory: SharedArrayBuffer;
  #length = 0;

  /** @param most bytes up to which it grows where it stands */
  constructor(kind: Kind<A>, most = MOST) {
    this.#kind = kind;
    this.#memory = growable(most);
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
    const larger = sharedMemory(Math.ceil(bytes * 1.5));
    new Uint8Array(larger).set(new Uint8Array(memory));
    this.#memory = larger;
  }
}

/** Bytes that memory grows by at least. */
const STEP = 1 << 20;

function growable(most: number): SharedArrayBuffer {
  try {
    return new SharedArrayBuffer(0, { maxByteLength: most });
  } catch {
    return sharedMemory(0);
  }
}
