import { sharedMemory } from './kept.js';
import { Recent } from './recent.js';

/** Bytes of marks that a thread holds by itself: those of 150,000 articles of 400 words. */
const MOST = 60_000_000;
/** Bytes of marks that all threads may share: those of a million articles of 400 words, of which mostly few are made. */
const SHARED = 400_000_000;

/** Room for the marks of all articles, in memory that all threads share. */
export interface SharedMarks {
  /** where the marks of article i begin, and end */
  readonly starts: Float64Array;
  readonly marks: Uint8Array;
  /** 1 for each article whose marks are there */
  readonly made: Uint8Array;
}

/** Room for articles of so many tokens; null where it would be too much. */
export function roomForMarks(tokens: Uint32Array): SharedMarks | null {
  const starts = new Float64Array(tokens.length + 1);
  tokens.forEach((count, i) => {
    starts[i + 1] = starts[i] + count;
  });
  const size = starts[tokens.length];
  if (size > SHARED) return null;
  // what is not written to takes no memory
  const [marks, made] = [size, tokens.length].map((bytes) => new Uint8Array(sharedMemory(bytes)));
  return { starts, marks, made };
}

/**
 * The marks of articles, a byte a token, held longer than the articles: to make them takes a search of the text for all
 * wordings of credits and standing lines, and an article comes again with every pair that it is in.
 */
export class MarksHeld {
  readonly #shared: SharedMarks | null;
  readonly #held = new Recent<Uint8Array>(MOST);

  /** @param shared where all threads put those that they have made; null for a thread by itself */
  constructor(shared: SharedMarks | null = null) {
    this.#shared = shared;
  }

  /** The marks of article i; made where they are not held. */
  of(i: number, make: () => Uint8Array): Uint8Array {
    if (this.#shared !== null) return sharedOf(this.#shared, i, make);
    const held = this.#held.get(i);
    if (held !== undefined) return held;
    const marks = make();
    this.#held.set(i, marks, marks.length);
    return marks;
  }
}

/** Two threads may make the same marks at once: they write the same. */
function sharedOf({ starts, marks, made }: SharedMarks, i: number, make: () => Uint8Array): Uint8Array {
  if (Atomics.load(made, i) === 0) {
    marks.set(make(), starts[i]);
    Atomics.store(made, i, 1);
  }
  return marks.subarray(starts[i], starts[i + 1]);
}
