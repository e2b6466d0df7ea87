import lists from 'stopwords-iso' with { type: 'json' };
import { foldWords } from './characters.js';
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
/** how many languages list each word */
export const listedBy = new Uint8Array(CAPACITY);
let built = false;

function build(): void {
  built = true;
  languages.forEach((language, bit) => {
    for (const hash of hashesOf(language)) {
      const s = slotIn(keys, hash);
      keys[s] = hash;
      const mask = bit < 32 ? lowMask : highMask;
      const own = 1 << (bit & 31);
      // two words of a list may be one when they are folded
      if ((mask[s] & own) === 0) listedBy[s]++;
      mask[s] |= own;
    }
  });
}

/** The slot of a token's hash in `lowMask`, `highMask` and `listedBy`, or -1 where no language lists it. */
export function slot(hash: number): number {
  if (!built) build();
  const s = slotIn(keys, hash);
  return keys[s] === 0 ? -1 : s;
}

/** Hashes of a language's stop words, some perhaps twice; none where there is no list. */
function hashesOf(language: string): number[] {
  const words = (lists as Record<string, string[]>)[language] ?? [];
  // what folds to nothing is no word; 0 is an empty slot
  return foldWords(words).flatMap((folded) => (folded === '' ? [] : hashToken(folded) || 1));
}

/** The slot of a hash in a table whose size is a power of two, or the empty one that it would have. */
function slotIn(keys: Uint32Array, hash: number): number {
  const mask = keys.length - 1;
  let s = hash & mask;
  while (keys[s] !== 0 && keys[s] !== hash) s = (s + 1) & mask;
  return s;
}

/** The stop words of one language, for a hot loop: a table with one slot in eight taken, so that seldom two words want one. */
interface StopList {
  readonly keys: Uint32Array;
  readonly mask: number;
}

const stopLists = new Map<string, StopList>();

/** The list of a language (ISO 639-1); an empty one where there is none, for a source may name any string as its language. */
export function stopList(language: string | null): StopList {
  const listed = language !== null && Object.hasOwn(lists, language) ? language : '';
  const known = stopLists.get(listed);
  if (known !== undefined) return known;
  const hashes = hashesOf(listed);
  let capacity = 64;
  while (capacity < hashes.length * 8) capacity *= 2;
  const list = { keys: new Uint32Array(capacity), mask: capacity - 1 };
  for (const hash of hashes) list.keys[slotIn(list.keys, hash)] = hash;
  stopLists.set(listed, list);
  return list;
}
