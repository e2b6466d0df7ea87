import { shingle } from '../sketch/shingles.js';
import type { Letters } from '../tokenize/shapes.js';
import { type Alignment, alignmentsOf, inTheirOrder, leastEvidence } from './align.js';
import { Anchors } from './anchors.js';
import { chainAnchors } from './chain.js';
import { pushMatch, type Runs } from './edit.js';
import { claim, type Fragment, measure } from './fragments.js';
import { findRegions } from './regions.js';
import type { Side } from './side.js';

/**
 * Alignment where one text was misread by a machine: words are too coarse there, of which four in ten may be whole. Runs
 * of letters, by their shapes, are anchored and chained in their place; a word is matched where half of its letters are.
 */
export interface MisreadSide extends Side {
  readonly letters: Letters;
}

/** Letters of a seed, and places in the longer text that one is followed from, those passed over that lie in runs found before. */
const SEED = 10;
const OCCURRENCES = 16;

/**
 * A seed that the longer text holds more often than this is tried once, as `findAnchors` does with words: texts that
 * are nothing but repetition still meet. Falls with the length of the texts, so that the places looked at stay in
 * proportion; what is no longer than an article seldom has as many of any seed.
 */
const occurrenceLimit = (letters: number): number => Math.max(64, Math.floor(4_194_304 / letters));
/** What a letter earns a chain, in tenths of a plain word of five letters. */
const LETTER = 2;
/** Letters that a chain needs to be looked at. */
const LEAST = 30 * LETTER;

const anchors = new Anchors();

/** What two texts share, and where, as `align` tells it; as pure, and the same whichever comes first. */
export function alignMisread(a: MisreadSide, b: MisreadSide, minWords: number): Alignment[] {
  return inTheirOrder(a, b, (longer, shorter) => alignLetters(longer, shorter, minWords));
}

function alignLetters(a: MisreadSide, b: MisreadSide, minWords: number): Alignment[] {
  findLetterAnchors(a.letters, b.letters);
  const claimedA = new Uint8Array(a.count);
  const claimedB = new Uint8Array(b.count);
  const fragments: Fragment[] = [];
  chainAnchors(anchors, LEAST, (chain, length) => {
    const runs = wordsOf(a.letters, b.letters, chain, length, claimedA, claimedB);
    if (runs.length === 0) return;
    claim(runs, claimedA, claimedB);
    fragments.push(measure(a, b, runs));
  });
  return alignmentsOf(a, b, findRegions(fragments, leastEvidence(minWords)), minWords);
}

let heads = new Int32Array(0);
let next = new Int32Array(0);
let keys = new Uint32Array(0);
let lastEnd = new Int32Array(0);
/** By the first place of a seed: whether it has been asked how often it occurs, and was tried if too often. */
let known = new Uint8Array(0);
const FEW = 1;
const TRIED = 2;

/** Longest runs of shapes that both texts hold, of `SEED` letters at least, each once. */
function findLetterAnchors(a: Letters, b: Letters): void {
  anchors.count = 0;
  if (a.count < SEED || b.count < SEED) return;
  let bits = 8;
  while (1 << bits < 2 * a.count) bits++;
  heads = new Int32Array(1 << bits).fill(-1);
  if (next.length < a.count) next = new Int32Array(2 * a.count);
  if (keys.length < Math.max(a.count, b.count)) keys = new Uint32Array(2 * Math.max(a.count, b.count));
  if (lastEnd.length < a.count + b.count) lastEnd = new Int32Array(2 * (a.count + b.count));
  lastEnd.fill(0, 0, a.count + b.count);
  if (known.length < a.count) known = new Uint8Array(2 * a.count);
  known.fill(0, 0, a.count);
  const limit = occurrenceLimit(Math.max(a.count, b.count));
  const shift = 32 - bits;
  shingle(a.shape, a.count, SEED, keys);
  for (let i = a.count - SEED; i >= 0; i--) {
    const slot = keys[i] >>> shift;
    next[i] = heads[slot];
    heads[slot] = i;
  }
  shingle(b.shape, b.count, SEED, keys);
  for (let j = 0; j + SEED <= b.count; j++) {
    const first = sameFrom(a.shape, heads[keys[j] >>> shift], b.shape, j);
    if (first < 0 || known[first] === TRIED) continue;
    if (known[first] === 0) {
      known[first] = occursMore(limit, a.shape, first) ? TRIED : FEW;
      if (known[first] === TRIED) {
        if (lastEnd[j - first + a.count - 1] <= j) pushRun(a, first, b, j);
        continue;
      }
    }
    let seen = 0;
    for (let i = first; i >= 0 && seen < OCCURRENCES; i = sameFrom(a.shape, next[i], b.shape, j)) {
      if (lastEnd[j - i + a.count - 1] > j) continue;
      seen++;
      pushRun(a, i, b, j);
    }
  }
}

/** The first of a chain of places in a, from `i` on, that holds the seed at `j` in b; -1 where there is none. */
function sameFrom(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  while (i >= 0 && !sameSeed(a, i, b, j)) i = next[i];
  return i;
}

/** Whether the seed at `first`, its first place, stands in more than `limit` places of a. */
function occursMore(limit: number, a: Uint8Array, first: number): boolean {
  let places = 0;
  for (let i = first; i >= 0 && places <= limit; i = sameFrom(a, next[i], a, first)) places++;
  return places > limit;
}

function pushRun(a: Letters, i: number, b: Letters, j: number): void {
  let to = SEED;
  while (i + to < a.count && j + to < b.count && a.shape[i + to] === b.shape[j + to]) to++;
  lastEnd[j - i + a.count - 1] = j + to;
  anchors.push(i, j, to, to * LETTER);
}

function sameSeed(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  for (let x = 0; x < SEED; x++) if (a[i + x] !== b[j + x]) return false;
  return true;
}

/**
 * The words of a chain of letter runs that match each other: those of which half the letters, on both sides, lie on each
 * other. Words that are claimed are left out.
 */
function wordsOf(
  a: Letters,
  b: Letters,
  chain: Uint32Array,
  length: number,
  claimedA: Uint8Array,
  claimedB: Uint8Array,
): Runs {
  const runs: Runs = [];
  let [wordA, wordB, votes, lastA, lastB, aAt, bAt] = [-1, -1, 0, -1, -1, 0, 0];
  const settle = (): void => {
    if (wordA <= lastA || wordB <= lastB || claimedA[wordA] || claimedB[wordB]) return;
    if (2 * votes < a.size[wordA] || 2 * votes < b.size[wordB]) return;
    pushMatch(runs, wordA, wordB);
    lastA = wordA;
    lastB = wordB;
  };
  for (let c = 0; c < length; c++) {
    const x = chain[c];
    const trim = Math.max(0, aAt - anchors.a[x], bAt - anchors.b[x]);
    for (let p = trim; p < anchors.length[x]; p++) {
      const inA = a.token[anchors.a[x] + p];
      const inB = b.token[anchors.b[x] + p];
      if (inA === wordA && inB === wordB) votes++;
      else {
        settle();
        [wordA, wordB, votes] = [inA, inB, 1];
      }
    }
    aAt = anchors.a[x] + anchors.length[x];
    bAt = anchors.b[x] + anchors.length[x];
  }
  settle();
  return runs;
}
