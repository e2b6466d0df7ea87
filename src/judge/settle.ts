import type { Kind, Passage, Relation } from '../model.js';
import type { CrowdQuotes } from './crowd-quotes.js';
import type { IndexedFinding } from './finding.js';
import { relate } from './relation.js';
import { covered, spansIn } from './runs.js';

/** What is told of a pair of articles, by index. */
export interface Verdict {
  readonly a: number;
  readonly b: number;
  readonly relation: Relation;
  readonly jaccard: number;
  readonly containment: { readonly a: number; readonly b: number };
  readonly passages: Passage[];
  /** equal tokens of each passage, as flat triples (a, b, length) */
  readonly runs: readonly (readonly number[])[];
  /** matched words of kind copy, each counted once, of either side */
  readonly sharedA: number;
  readonly sharedB: number;
  /** the same over all words that are neither credits nor standing text */
  readonly shareA: number;
  readonly shareB: number;
  /** the copied tokens of either side as flat (begin, end) pairs */
  readonly copiedA: number[];
  readonly copiedB: number[];
  /** all equal tokens, of whatever kind, as flat triples (a, b, length) */
  readonly equal: readonly (readonly number[])[];
}

export interface SettleOptions {
  /** Jaccard similarity from which two articles are near-duplicates */
  readonly threshold: number;
  readonly kinds: readonly Kind[];
  readonly minShare: number;
  /** also pairs that share neither copy nor a quotation; two that are identical are told always */
  readonly standing: boolean;
}

/**
 * Settles what is told, once all findings are in: the crowd's word on quotations is heard, passages of other kinds than
 * asked for are left out, and so are pairs of which nothing is left or which share too little. Verdicts come in the
 * order of the findings, one after another, so that no more is held of them than is wanted; `words` are those of each
 * article.
 */
export function* settle(
  findings: Iterable<IndexedFinding>,
  quotes: CrowdQuotes,
  words: ArrayLike<number>,
  options: SettleOptions,
): Generator<Verdict> {
  for (const finding of findings) {
    const verdict = settleOne(finding, quotes, words, options);
    if (verdict !== null) yield verdict;
  }
}

function settleOne(
  finding: IndexedFinding,
  quotes: CrowdQuotes,
  words: ArrayLike<number>,
  { threshold, kinds, minShare, standing }: SettleOptions,
): Verdict | null {
  const { a, b, identical, form, jaccard, containment, proseA, proseB } = finding;
  const passages: Passage[] = [];
  const told: (readonly number[])[] = [];
  const copiedA: number[] = [];
  const copiedB: number[] = [];
  let quotations = false;
  for (const judged of finding.judged) {
    let { passage } = judged;
    if (mayBeQuoted(passage) && quotes.knows(finding, judged)) passage = { ...passage, kind: 'quotation' };
    if (!kinds.includes(passage.kind)) continue;
    passages.push(passage);
    told.push(judged.runs);
    if (passage.kind === 'quotation') quotations = true;
    if (passage.kind !== 'copy') continue;
    spansIn(judged.runs, 0, copiedA);
    spansIn(judged.runs, 1, copiedB);
  }
  const copies = copiedA.length > 0;
  if (passages.length === 0 || !(copies || quotations || identical || standing)) return null;
  const sharedA = covered(copiedA);
  const sharedB = covered(copiedB);
  if (Math.max(share(sharedA, words[a]), share(sharedB, words[b])) < minShare) return null;
  const shareA = share(sharedA, proseA);
  const shareB = share(sharedB, proseB);
  const measures = {
    identical,
    form,
    jaccard,
    shareA,
    shareB,
    copies,
    quotes: quotations,
    lengths: Math.min(proseA, proseB) / Math.max(1, proseA, proseB),
  };
  const relation = relate(measures, threshold);
  const equal = finding.judged.map(({ runs }) => runs);
  return {
    a,
    b,
    relation,
    jaccard,
    containment,
    passages,
    runs: told,
    sharedA,
    sharedB,
    shareA,
    shareB,
    copiedA,
    copiedB,
    equal,
  };
}

/** What others quote is no copy; and what many hold is a quotation rather than an idiom, but for a short line. */
const mayBeQuoted = ({ kind, matched }: Passage): boolean =>
  kind === 'copy' || (kind === 'stock' && matched >= LEAST_QUOTED);
const LEAST_QUOTED = 8;

const share = (shared: number, words: number): number => (words === 0 ? 0 : Math.min(1, shared / words));
