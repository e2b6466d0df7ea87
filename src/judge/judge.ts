import type { Alignment } from '../align/align.js';
import type { Kind } from '../model.js';
import type { Overlap } from '../sketch/overlap.js';
import type { Weighed } from '../tokenize/rarity.js';
import type { Exhibit, Finding, Judged } from './finding.js';
import { isForm } from './form.js';
import { Mark, proseWords } from './marks.js';
import { partsOf } from './parts.js';
import { rounded, toPassage } from './passages.js';
import { shortLines } from './short-lines.js';

/** Share of the matched words that must stand in quotation marks: an attribution may interrupt them. */
const QUOTED = 0.85;
/** Share of the matched words that must be common phrases on both sides, and the length from which nothing is idiom. */
const COMMON = 0.5;
const IDIOM = 25;

/** Judges what two articles share. */
export function judgePair(
  a: Exhibit,
  b: Exhibit,
  alignments: readonly Alignment[],
  overlap: Overlap,
  minWords: number,
): Finding {
  const judged: Judged[] = [];
  const form = !a.misread && !b.misread && isForm(a, b, alignments);
  for (const alignment of alignments) {
    // a form is one outlet's standing text in a way, and is told as the form it is
    const parts = form
      ? [{ kind: 'copy', ...alignment } as const]
      : partsOf(a.marks, b.marks, alignment, minWords);
    for (const { kind, runs, matched } of parts) {
      const quotedA = countMarked(a.marks, runs, 0, Mark.quoted) >= QUOTED * matched;
      const quotedB = countMarked(b.marks, runs, 1, Mark.quoted) >= QUOTED * matched;
      const prose: Kind = quotedA && quotedB ? 'quotation' : isIdiom(a, b, runs, matched) ? 'stock' : 'copy';
      const passage = toPassage(a, b, runs, matched, kind === 'copy' ? prose : kind);
      judged.push({ passage, runs, quotedA, quotedB });
    }
  }
  for (const { kind, run } of form ? [] : shortLines(a, b, alignments, minWords)) {
    const passage = toPassage(a, b, run, run[2], kind);
    judged.push({ passage, runs: run, quotedA: false, quotedB: false });
  }
  judged.sort((x, y) => x.passage.a.begin - y.passage.a.begin || x.passage.b.begin - y.passage.b.begin);
  return {
    identical: sameTokens(a.tokens, b.tokens),
    form,
    jaccard: rounded(overlap.jaccard),
    containment: { a: rounded(overlap.containmentA), b: rounded(overlap.containmentB) },
    judged,
    proseA: proseWords(a.marks),
    proseB: proseWords(b.marks),
  };
}

/** Matched tokens of one side (0 for a, 1 for b) that carry a mark. */
function countMarked(marks: Uint8Array, runs: readonly number[], side: 0 | 1, mark: number): number {
  let count = 0;
  for (let r = 0; r < runs.length; r += 3) {
    const from = runs[r + side];
    for (let i = from; i < from + runs[r + 2]; i++) if ((marks[i] & mark) !== 0) count++;
  }
  return count;
}

const isIdiom = (a: Exhibit, b: Exhibit, runs: readonly number[], matched: number): boolean =>
  matched < IDIOM &&
  countMarked(a.marks, runs, 0, Mark.common) >= COMMON * matched &&
  countMarked(b.marks, runs, 1, Mark.common) >= COMMON * matched;

function sameTokens(a: Weighed, b: Weighed): boolean {
  if (a.count !== b.count) return false;
  for (let i = 0; i < a.count; i++) if (a.hash[i] !== b.hash[i]) return false;
  return true;
}
