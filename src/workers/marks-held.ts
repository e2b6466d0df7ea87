import { Recent } from './recent.js';

/** Bytes of marks that a thread holds: those of 150,000 articles of 400 words. */
const MOST = 60_000_000;

/**
 * The marks of articles, a byte a token, held longer than the articles: to make them takes a search of the text for all
 * wordings of credits and standing lines, and an article comes again with every pair that it is in.
 */
export class MarksHeld {
  readonly #held = new Recent<Uint8Array>(MOST);

  /** The marks of article i; made where they are not held. */
  of(i: number, make: () => Uint8Array): Uint8Array {
    const held = this.#held.get(i);
    if (held !== undefined) return held;
    const marks = make();
    this.#held.set(i, marks, marks.length);
    return marks;
  }
}
