import type { Pair, Passage } from '../model.js';
import { shingle, shingleCount } from '../sketch/shingles.js';
import { winnow } from '../sketch/winnow.js';
import { tokenize } from '../tokenize/tokenize.js';
import { type Side, sidesOf } from './sides.js';

/**
 * Fingerprints of copied words, by which they are known again wherever they stand in their article. They are winnowed
 * from the equal words of a passage alone, so neither lines put in before it nor a changed order of passages touches
 * them. Words in a shingle, shingles in a window:
 */
const N = 4;
const W = 4;

/** Hashes of the words that are equal, in the order of either side. */
export function equalWords(pair: Pair, passage: Passage): { a: Uint32Array; b: Uint32Array } {
  const [sideA, sideB] = sidesOf(pair, passage);
  const a = wordsOf(sideA);
  return { a, b: sideB.text === null ? a : wordsOf(sideB) };
}

function wordsOf({ begin: from, text, equal }: Side): Uint32Array {
  const { count, hash, begin, end } = tokenize(text ?? '');
  const kept: number[] = [];
  let i = 0;
  for (const [first, last] of equal) {
    while (i < count && begin[i] + from < first) i++;
    for (; i < count && end[i] + from <= last; i++) kept.push(hash[i]);
  }
  return Uint32Array.from(kept);
}

function shinglesOf(words: Uint32Array): Uint32Array {
  const shingles = new Uint32Array(shingleCount(words.length, N));
  shingle(words, words.length, N, shingles);
  return shingles;
}

/** The fingerprints of a run of words. */
export function printsOf(words: Uint32Array): Uint32Array {
  const shingles = shinglesOf(words);
  const prints = new Uint32Array(shingles.length);
  const at = new Uint32Array(shingles.length);
  return prints.subarray(0, winnow(shingles, shingles.length, W, prints, at));
}

/**
 * Words of a run that no known fingerprint covers. One stands for its own shingle and the W − 1 words on either side:
 * where a run was fingerprinted whole, this covers all of it, up to a word that has been changed since.
 */
export function uncovered(words: Uint32Array, known: ReadonlySet<number>): number {
  const covered = new Uint8Array(words.length);
  shinglesOf(words).forEach((hash, i) => {
    if (known.has(hash)) covered.fill(1, Math.max(0, i - (W - 1)), i + N + (W - 1));
  });
  return covered.reduce((sum, is) => sum + 1 - is, 0);
}
