import { blockKey } from './blocks.js';
import type { Store } from './store.js';

/**
 * Three numbers for each article, packed, because they are asked for of thousands at a time: its outlet, its words, and the
 * family that it is kept in. They also say whether there is an article under a number at all.
 */

const BITS = 10;
const BLOCK = 1 << BITS;
const IN = BLOCK - 1;
const EACH = 3;
const NONE = 1; // an article of no known outlet; outlet o is o + 2; 0 is no article

export class Facts {
  readonly #store: Store;
  readonly #numbers: number;
  readonly #blocks: (Uint32Array | undefined)[] = [];
  readonly #changed = new Set<number>();

  /** @param numbers given out so far: below it every block has been written */
  constructor(store: Store, numbers: number) {
    this.#store = store;
    this.#numbers = numbers;
  }

  lives = (number: number): boolean => this.#block(number)[EACH * (number & IN)] !== 0;

  /** The number of its outlet, -1 where it is not known. */
  outlet = (number: number): number => this.#block(number)[EACH * (number & IN)] - 2;

  words = (number: number): number => this.#block(number)[EACH * (number & IN) + 1];

  /** 0 where it is in none. */
  family = (number: number): number => this.#block(number)[EACH * (number & IN) + 2];

  set(number: number, outlet: number, words: number): void {
    this.#put(number, outlet < 0 ? NONE : outlet + 2, words);
  }

  remove(number: number): void {
    this.#put(number, 0, 0);
  }

  setFamily(number: number, family: number): void {
    this.#block(number)[EACH * (number & IN) + 2] = family;
    this.#changed.add(number >>> BITS);
  }

  /** Writes what was changed. */
  flush(): void {
    for (const block of this.#changed) {
      const facts = this.#blocks[block] as Uint32Array;
      this.#store.put('facts', blockKey(block), new Uint8Array(facts.buffer));
    }
    this.#changed.clear();
  }

  #put(number: number, outlet: number, words: number): void {
    const block = this.#block(number);
    const at = EACH * (number & IN);
    block[at] = outlet;
    block[at + 1] = words;
    block[at + 2] = 0;
    this.#changed.add(number >>> BITS);
  }

  #block(number: number): Uint32Array {
    const at = number >>> BITS;
    const known = this.#blocks[at];
    if (known !== undefined) return known;
    const facts = new Uint32Array(EACH * BLOCK);
    if (at * BLOCK < this.#numbers) {
      new Uint8Array(facts.buffer).set(this.#store.glance('facts', blockKey(at)));
    }
    this.#blocks[at] = facts;
    return facts;
  }
}
