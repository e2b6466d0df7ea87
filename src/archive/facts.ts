import { blockKey } from './blocks.js';
import type { Store } from './store.js';

/**
 * Two numbers for each article, packed, because they are asked for of thousands at a time: its outlet, and its words. They
 * also say whether there is an article under a number at all.
 */

const BLOCK = 1024;
const NONE = 1; // an article of no known outlet; outlet o is o + 2; 0 is no article

export class Facts {
  readonly #store: Store;
  readonly #numbers: number;
  readonly #blocks = new Map<number, Uint32Array>();
  readonly #changed = new Set<number>();

  /** @param numbers given out so far: below it every block has been written */
  constructor(store: Store, numbers: number) {
    this.#store = store;
    this.#numbers = numbers;
  }

  lives = (number: number): boolean => this.#block(number)[2 * (number % BLOCK)] !== 0;

  /** The number of its outlet, -1 where it is not known. */
  outlet = (number: number): number => this.#block(number)[2 * (number % BLOCK)] - 2;

  words = (number: number): number => this.#block(number)[2 * (number % BLOCK) + 1];

  set(number: number, outlet: number, words: number): void {
    this.#put(number, outlet < 0 ? NONE : outlet + 2, words);
  }

  remove(number: number): void {
    this.#put(number, 0, 0);
  }

  /** Writes what was changed. */
  flush(): void {
    for (const block of this.#changed) {
      const facts = this.#blocks.get(block) as Uint32Array;
      this.#store.put('facts', blockKey(block), new Uint8Array(facts.buffer));
    }
    this.#changed.clear();
  }

  #put(number: number, outlet: number, words: number): void {
    const block = this.#block(number);
    block[2 * (number % BLOCK)] = outlet;
    block[2 * (number % BLOCK) + 1] = words;
    this.#changed.add(Math.floor(number / BLOCK));
  }

  #block(number: number): Uint32Array {
    const at = Math.floor(number / BLOCK);
    const known = this.#blocks.get(at);
    if (known !== undefined) return known;
    const facts = new Uint32Array(2 * BLOCK);
    if (at * BLOCK < this.#numbers) {
      new Uint8Array(facts.buffer).set(this.#store.need('facts', blockKey(at)));
    }
    this.#blocks.set(at, facts);
    return facts;
  }
}
