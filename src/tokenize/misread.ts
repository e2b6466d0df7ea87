import { Flag, type Tokens } from './tokens.js';

/**
 * Whether a text looks as if a machine had misread it from paper: words with a figure or two among their letters
 * ("c0mpany", "1arge"), which nobody writes often. Told from the text alone.
 */

/** Letters that such a word has at least, and figures at most. */
const LETTERS = 3;
const FIGURES = 2;
/** Share of the words that are so, and how many at least. */
const PART = 0.024;
const LEAST = 4;

/** `unitAt` gives the code unit at a place of the text: a byte where it is ASCII. */
export function looksMisread(
  { count, hash, begin, end, flags }: Tokens,
  unitAt: (place: number) => number,
): boolean {
  /** odd words by their hash, each once: a table says "3months" over and over, a machine errs in another way each time */
  let odd: Set<number> | null = null;
  for (let i = 0; i < count; i++) {
    if ((flags[i] & Flag.digit) === 0 || end[i] - begin[i] <= LETTERS) continue;
    let letters = 0;
    let figures = 0;
    let before = false;
    let within = false;
    for (let p = begin[i]; p < end[i]; p++) {
      const unit = unitAt(p);
      const isFigure = unit >= 0x30 && unit <= 0x39;
      if (isFigure) figures++;
      else if (unit !== 0x27) {
        letters++;
        // "may7" is a column's head, "ma7y" is none
        within ||= before;
      }
      before = isFigure;
    }
    if (within && figures <= FIGURES && letters >= LETTERS) {
      odd ??= new Set();
      odd.add(hash[i]);
    }
  }
  return odd !== null && odd.size >= LEAST && odd.size >= PART * count;
}
