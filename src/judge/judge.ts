import type { Alignment } from '../align/align.js';
import type { Kind, Passage, Relation, Run } from '../model.js';
import type { Overlap } from '../sketch/overlap.js';
import type { Weighed } from '../tokenize/rarity.js';
import { isQuoted } from './quotations.js';
import { relate } from './relation.js';

/** One article as the judge sees it. */
export interface Exhibit {
  readonly tokens: Weighed;
  readonly text: string;
  /** see `quotedSpans` */
  readonly quoted: readonly number[];
}

/** What is found of a pair, before it is given names and an order in the report. */
export interface Finding {
  relation: Relation;
  jaccard: number;
  containment: { a: number; b: number };
  passages: Passage[];
  /** matched words of kind copy, each counted once, of either side */
  sharedA: number;
  sharedB: number;
  /** the copied tokens of either side as flat (begin, end) pairs */
  copiedA: number[];
  copiedB: number[];
}

/** Share of the matched words that must stand in quotation marks: an attribution may interrupt them. */
const QUOTED = 0.85;

/**
 * Judges what two articles share. Returns null where no passage of the wanted kinds is left, or both shares are under
 * `minShare`.
 */
export function judgePair(
  a: Exhibit,
  b: Exhibit,
  alignments: readonly Alignment[],
  overlap: Overlap,
  options: { threshold: number; kinds: readonly Kind[]; minShare: number },
): Finding | null {
  const passages: Passage[] = [];
  const copiedA: number[] = [];
  const copiedB: number[] = [];
  for (const alignment of alignments) {
    const kind = kindOf(a, b, alignment);
    if (!options.kinds.includes(kind)) continue;
    passages.push(toPassage(a, b, alignment, kind));
    if (kind !== 'copy') continue;
    const { runs } = alignment;
    for (let r = 0; r < runs.length; r += 3) {
      copiedA.push(runs[r], runs[r] + runs[r + 2]);
      copiedB.push(runs[r + 1], runs[r + 1] + runs[r + 2]);
    }
  }
  const sharedA = covered(copiedA);
  const sharedB = covered(copiedB);
  const shareA = a.tokens.count === 0 ? 0 : sharedA / a.tokens.count;
  const shareB = b.tokens.count === 0 ? 0 : sharedB / b.tokens.count;
  if (passages.length === 0 || Math.max(shareA, shareB) < options.minShare) return null;
  const measures = {
    identical: sameTokens(a.tokens, b.tokens),
    jaccard: overlap.jaccard,
    shareA,
    shareB,
    copies: copiedA.length > 0,
  };
  return {
    relation: relate(measures, options.threshold),
    jaccard: rounded(overlap.jaccard),
    containment: { a: rounded(overlap.containmentA), b: rounded(overlap.containmentB) },
    passages,
    sharedA,
    sharedB,
    copiedA,
    copiedB,
  };
}

/** Three decimals, as all shares in a report. */
export const rounded = (x: number): number => Math.round(x * 1000) / 1000;

/** Tokens that flat (begin, end) spans cover, each counted once. */
export function covered(spans: readonly number[]): number {
  const order = Array.from({ length: spans.length / 2 }, (_, i) => 2 * i).sort((x, y) => spans[x] - spans[y]);
  let count = 0;
  let at = 0;
  for (const i of order) {
    const begin = Math.max(spans[i], at);
    if (spans[i + 1] > begin) {
      count += spans[i + 1] - begin;
      at = spans[i + 1];
    }
  }
  return count;
}

function kindOf(a: Exhibit, b: Exhibit, { runs, matched }: Alignment): Kind {
  return stands(a, runs, 0, matched) && stands(b, runs, 1, matched) ? 'quotation' : 'copy';
}

/** True when the matched words of one side (0 for a, 1 for b) stand in quotation marks. */
function stands({ quoted, tokens }: Exhibit, runs: readonly number[], side: 0 | 1, matched: number): boolean {
  if (quoted.length === 0) return false;
  let inside = 0;
  for (let r = 0; r < runs.length; r += 3) {
    const from = runs[r + side];
    for (let i = from; i < from + runs[r + 2]; i++)
      if (isQuoted(quoted, tokens.begin[i], tokens.end[i])) inside++;
  }
  return inside >= QUOTED * matched;
}

function toPassage(a: Exhibit, b: Exhibit, x: Alignment, kind: Kind): Passage {
  const aSpan = { begin: a.tokens.begin[x.aBegin], end: a.tokens.end[x.aEnd - 1], words: x.aEnd - x.aBegin };
  const bSpan = { begin: b.tokens.begin[x.bBegin], end: b.tokens.end[x.bEnd - 1], words: x.bEnd - x.bBegin };
  const passage: Passage = {
    kind,
    a: aSpan,
    b: bSpan,
    matched: x.matched,
    similarity: rounded(x.matched / Math.max(aSpan.words, bSpan.words)),
    text: a.text.slice(aSpan.begin, aSpan.end),
  };
  if (x.runs.length === 3) return passage;
  passage.textB = b.text.slice(bSpan.begin, bSpan.end);
  passage.runs = [];
  for (let r = 0; r < x.runs.length; r += 3) {
    const [i, j, length] = [x.runs[r], x.runs[r + 1], x.runs[r + 2]];
    const run: Run = [
      a.tokens.begin[i],
      a.tokens.end[i + length - 1],
      b.tokens.begin[j],
      b.tokens.end[j + length - 1],
    ];
    passage.runs.push(run);
  }
  return passage;
}

function sameTokens(a: Weighed, b: Weighed): boolean {
  if (a.count !== b.count) return false;
  for (let i = 0; i < a.count; i++) if (a.hash[i] !== b.hash[i]) return false;
  return true;
}
