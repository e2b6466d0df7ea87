import type { Alignment } from '../align/align.js';
import type { Kind } from '../model.js';
import { FNV_BASIS, FNV_PRIME, mix32 } from '../tokenize/hash.js';
import type { Exhibit } from './finding.js';
import { Mark } from './marks.js';

/**
 * Sentences and lines that both of two articles have, too short to be passages: a stock question, a picture's credit, a
 * label. They are no evidence of copying, but a reader who finds them in both will ask, so they are told for what they are,
 * and never counted, where the two share passages anyway.
 */

/** One article, as far as it matters here. */
interface Lined extends Pick<Exhibit, 'marks' | 'sentences'> {
  readonly tokens: Pick<Exhibit['tokens'], 'count' | 'hash'>;
}

export interface ShortLine {
  readonly kind: Extract<Kind, 'credit' | 'boilerplate' | 'stock'>;
  /** tokens: where it begins in a and in b, and how many */
  readonly run: readonly [a: number, b: number, length: number];
}

/** Words of a credit, and of anything else: "Read more" says nothing of two articles. */
const LEAST_CREDIT = 2;
const LEAST = 5;
/** Where longer passages are asked for than by default, what is shorter is not wanted, and a sentence of that length is no stock. */
const MOST = 12;

/** The first sentence of each slot, and after each sentence the next of its slot; -1 where there is none. */
let first = new Int32Array(512);
let next = new Int32Array(1024);

/** The short lines, each place told once, in the order of a; `minWords` is what passages have at least. */
export function shortLines(
  a: Lined,
  b: Lined,
  alignments: readonly Alignment[],
  minWords: number,
): ShortLine[] {
  if (minWords > MOST) return [];
  const inA = outside(a, alignments, ({ aBegin, aEnd }) => [aBegin, aEnd]);
  const inB = outside(b, alignments, ({ bBegin, bEnd }) => [bBegin, bEnd]);
  const [hashA, hashB] = [a.tokens.hash, b.tokens.hash];
  // a slot for each sentence of b, by a hash of all of its words: many may begin alike
  let bits = 1;
  while (1 << bits < inB.length / 2) bits++;
  const shift = 32 - bits;
  if (first.length < 1 << bits) first = new Int32Array(1 << bits);
  first.fill(-1, 0, 1 << bits);
  if (next.length < inB.length) next = new Int32Array(2 * inB.length);
  const isShort = (length: number): boolean => length >= LEAST_CREDIT && length < minWords;
  for (let s = inB.length - 2; s >= 0; s -= 2) {
    const length = inB[s + 1] - inB[s];
    if (!isShort(length)) continue;
    const slot = hashOf(hashB, inB[s], length) >>> shift;
    next[s] = first[slot];
    first[slot] = s;
  }
  const lines: ShortLine[] = [];
  for (let s = 0; s < inA.length; s += 2) {
    const from = inA[s];
    const length = inA[s + 1] - from;
    if (!isShort(length)) continue;
    const slot = hashOf(hashA, from, length) >>> shift;
    let before = -1;
    let t = first[slot];
    for (; t >= 0; before = t, t = next[t])
      if (inB[t + 1] - inB[t] === length && same(hashA, from, hashB, inB[t], length)) break;
    if (t < 0) continue;
    const kind = kindOf(a.marks, from, b.marks, inB[t], length);
    if (kind === null) continue;
    lines.push({ kind, run: [from, inB[t], length] });
    // told once: the next that has these words does not meet it
    if (before < 0) first[slot] = next[t];
    else next[before] = next[t];
  }
  return lines;
}

/** The sentences that no passage touches, flat (from, to); passages may overlap and come in any order. */
function outside(
  { sentences }: Lined,
  alignments: readonly Alignment[],
  spanOf: (alignment: Alignment) => readonly [begin: number, end: number],
): number[] {
  const taken = alignments.map(spanOf).sort((x, y) => x[0] - y[0]);
  const free: number[] = [];
  let next = 0;
  // where what is taken by those that begin before a sentence ends
  let until = 0;
  for (let s = 0; s < sentences.length; s += 2) {
    const to = sentences[s + 1];
    for (; next < taken.length && taken[next][0] < to; next++) until = Math.max(until, taken[next][1]);
    if (until <= sentences[s]) free.push(sentences[s], to);
  }
  return free;
}

/** A hash of some words, of which the high bits are well mixed. */
function hashOf(hash: Uint32Array, from: number, length: number): number {
  let h = FNV_BASIS;
  for (let x = from; x < from + length; x++) h = Math.imul(h ^ hash[x], FNV_PRIME);
  return mix32(h);
}

function same(a: Uint32Array, from: number, b: Uint32Array, at: number, length: number): boolean {
  for (let x = 0; x < length; x++) if (a[from + x] !== b[at + x]) return false;
  return true;
}

/** What a line is; null for one that is not told: a word or two, or a quotation, which either may have from the speaker. */
function kindOf(
  a: Uint8Array,
  from: number,
  b: Uint8Array,
  at: number,
  length: number,
): ShortLine['kind'] | null {
  let [credit, standing, quoted] = [0, 0, 0];
  for (let x = 0; x < length; x++) {
    const [mine, others] = [a[from + x], b[at + x]];
    if (((mine | others) & Mark.credit) !== 0) credit++;
    if ((mine & others & Mark.standing) !== 0) standing++;
    if (((mine | others) & Mark.quoted) !== 0) quoted++;
  }
  if (credit === length) return 'credit';
  if (length < LEAST) return null;
  if (standing === length) return 'boilerplate';
  return quoted === 0 ? 'stock' : null;
}
