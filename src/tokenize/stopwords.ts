import lists from 'stopwords-iso' with { type: 'json' };
import { foldWord } from './characters.js';
import { hashToken } from './hash.js';

/**
 * Which languages hold a word to be a stop word, from stopwords-iso (57 languages), keyed by token hash. An
 * open-addressing table: `slot` finds a word, and the languages are two masks of 32 bits.
 */

/** Language codes (ISO 639-1); a language's place here is its bit in the masks. */
export const languages: readonly string[] = Object.keys(lists).sort();

const CAPACITY = 1 << 17; // some 25,000 words: a load under one fifth
const keys = new Uint32Array(CAPACITY);
export const lowMask = new Uint32Array(CAPACITY);
export const highMask = new Uint32Array(CAPACITY);
let built = false;

function build(): void {
  built = true;
  languages.forEach((language, bit) => {
    for (const word of (lists as Record<string, string[]>)[language]) {
      const folded = foldWord(word);
      if (folded === '') continue;
      const hash = hashToken(folded) || 1;
      let s = hash & (CAPACITY - 1);
      while (keys[s] !== 0 && keys[s] !== hash) s = (s + 1) & (CAPACITY - 1);
      keys[s] = hash;
      if (bit < 32) lowMask[s] |= 1 << bit;
      else highMask[s] |= 1 << (bit - 32);
    }
  });
}

/** The slot of a token's hash in `lowMask` and `highMask`, or -1 where no language lists it. */
export function slot(hash: number): number {
  if (!built) build();
  let s = hash & (CAPACITY - 1);
  while (keys[s] !== 0) {
    if (keys[s] === hash) return s;
    s = (s + 1) & (CAPACITY - 1);
  }
  return -1;
}

/** True when `language` (an index into `languages`) lists the word in this slot. */
export const isListed = (s: number, language: number): boolean =>
  language < 32 ? ((lowMask[s] >>> language) & 1) === 1 : ((highMask[s] >>> (language - 32)) & 1) === 1;
