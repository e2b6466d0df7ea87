import type { Alignment } from '../align/align.js';
import type { Kind } from '../model.js';
import { Mark } from './marks.js';

/**
 * Sentences and lines that both of two articles have, too short to be passages: a stock question, a picture's credit, a
 * label. They are no evidence of copying, but a reader who finds them in both will ask, so they are told for what they are,
 * and never counted, where the two share passages anyway.
 */

/** One article, as far as it matters here. */
interface Lined {
  readonly tokens: { readonly count: number; readonly hash: Uint32Array };
  readonly marks: Uint8Array;
  /** as `sentencesOf` gives them */
  readonly sentences: readonly number[];
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

/** Slots for sentences by their first words: a power of two, several times what an article has. */
const SLOTS = 512;
/** The first sentence of each slot, and after each sentence the next of its slot; -1 where there is none. */
const first = new Int32Array(SLOTS);
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
  first.fill(-1);
  if (next.length < inB.length) next = new Int32Array(2 * inB.length);
  for (let s = inB.length - 2; s >= 0; s -= 2) {
    const length = inB[s + 1] - inB[s];
    if (length < LEAST_CREDIT || length >= minWords) continue;
    const slot = hashB[inB[s]] & (SLOTS - 1);
    next[s] = first[slot];
    first[slot] = s;
  }
  const lines: ShortLine[] = [];
  for (let s = 0; s < inA.length; s += 2) {
    const from = inA[s];
    const length = inA[s + 1] - from;
    for (let t = first[hashA[from] & (SLOTS - 1)]; t >= 0; t = next[t]) {
      const at = inB[t];
      if (inB[t + 1] - at !== length || !same(hashA, from, hashB, at, length)) continue;
      const kind = kindOf(a.marks, from, b.marks, at, length);
      if (kind !== null) {
        lines.push({ kind, run: [from, at, length] });
        // told once: no sentence has its length any more
        inB[t + 1] = -1;
      }
      break;
    }
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
