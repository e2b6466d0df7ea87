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

/** The short lines, each place told once, in the order of a; `minWords` is what passages have at least. */
export function shortLines(
  a: Lined,
  b: Lined,
  alignments: readonly Alignment[],
  minWords: number,
): ShortLine[] {
  if (minWords > MOST) return [];
  const inB = new Map<number, number[]>();
  const takenB = outside(b, alignments, ({ bBegin, bEnd }) => [bBegin, bEnd]);
  for (const [from, to] of takenB) {
    if (to - from < LEAST_CREDIT || to - from >= minWords) continue;
    const same = inB.get(b.tokens.hash[from]);
    if (same === undefined) inB.set(b.tokens.hash[from], [from, to]);
    else same.push(from, to);
  }
  const lines: ShortLine[] = [];
  for (const [from, to] of outside(a, alignments, ({ aBegin, aEnd }) => [aBegin, aEnd])) {
    const places = inB.get(a.tokens.hash[from]) ?? [];
    for (let p = 0; p < places.length; p += 2) {
      const at = places[p];
      if (places[p + 1] - at !== to - from || !same(a, from, b, at, to - from)) continue;
      const kind = kindOf(a.marks, from, b.marks, at, to - from);
      if (kind !== null) {
        lines.push({ kind, run: [from, at, to - from] });
        places.splice(p, 2);
      }
      break;
    }
  }
  return lines;
}

/** The sentences that no passage touches. */
function outside(
  { tokens, sentences }: Lined,
  alignments: readonly Alignment[],
  spanOf: (alignment: Alignment) => readonly [begin: number, end: number],
): [from: number, to: number][] {
  const taken = new Uint8Array(tokens.count);
  for (const alignment of alignments) taken.fill(1, ...spanOf(alignment));
  const free: [number, number][] = [];
  // the first token taken that is not before the sentence
  let next = taken.indexOf(1);
  for (let s = 0; s < sentences.length; s += 2) {
    const [from, to] = [sentences[s], sentences[s + 1]];
    if (next >= 0 && next < from) next = taken.indexOf(1, from);
    if (next < 0 || next >= to) free.push([from, to]);
  }
  return free;
}

function same(a: Lined, from: number, b: Lined, at: number, length: number): boolean {
  for (let x = 0; x < length; x++) if (a.tokens.hash[from + x] !== b.tokens.hash[at + x]) return false;
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
