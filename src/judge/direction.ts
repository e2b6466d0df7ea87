import type { Confidence, Pair, Relation } from '../model.js';
import { commonAgencies, linksTo, type Witness } from './credits/outlets.js';
import { earlierBy, lengthOfTime } from './interval.js';

/** What a pair shares, as far as it says which way the text went; spans of tokens, flat (begin, end) pairs. */
export interface Shared {
  readonly relation: Relation;
  /** copied words of either, over all its words that are neither credits nor standing text */
  readonly shareA: number;
  readonly shareB: number;
  /** copied words of either */
  readonly sharedA: number;
  readonly sharedB: number;
  readonly copiedA: readonly number[];
  readonly copiedB: readonly number[];
  /** unrelated articles whose passages make up most of either: see `patchworks` */
  readonly patchA: number;
  readonly patchB: number;
}

/** What pieces of evidence are worth, in points. */
const STRONG = 6;
const FAIR = 3;
const WEAK = 2;
const SLIGHT = 1;
/** Points from which a source is told, and with what confidence: one weak reason, two reasons, a strong and another. */
const POSSIBLE = 2;
const LIKELY = 5;
const CERTAIN = 8;

/** Share of its words from which an article stands whole in another, and under which the other has more. */
const WHOLE = 0.85;
const MORE = 0.8;
/** Shares of an article before which its copied words end where it goes on alone, or behind which they reach its end. */
const GOES_ON = 0.85;
const ENDS = 0.92;

/** Evidence for one of the two as the source: points for a positive, for b negative. */
interface Reason {
  readonly points: number;
  readonly told: string;
}

/**
 * Which of two articles the copy came from, with each reason and what it is worth; the reasons call them A and B.
 * Contrary evidence takes from the points and one step from the confidence. A date alone makes a source possible at most.
 */
export function judgeDirection(a: Witness, b: Witness, shared: Shared): Direction {
  if (shared.relation === 'quotes')
    return unknown(['only a quotation is shared: either may have it from the speaker']);
  if (shared.relation === 'form') return unknown(['both fill in one form: neither need be the source']);
  if (shared.copiedA.length === 0) return unknown([]);
  const agencies = commonAgencies(a, b);
  const reasons = [
    ...creditReasons(a, b),
    ...dateReasons(a, b),
    ...extentReasons(shared),
    ...patchReasons(shared),
  ];
  const told = reasons.map((reason) => reason.told);
  if (agencies.length > 0)
    return unknown([
      `both credit ${agencies.join(' and ')}: it is the source, and neither of them (strong)`,
      ...told,
    ]);
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  const source = points > 0 ? 'a' : 'b';
  const contrary = reasons.some((reason) => reason.points !== 0 && reason.points > 0 !== points > 0);
  const confidence = confidenceOf(Math.abs(points), contrary);
  return confidence === 'unknown' ? unknown(told) : { source, confidence, reasons: told };
}

export type Direction = Omit<Pair['direction'], 'source'> & { readonly source: 'a' | 'b' | null };

const unknown = (reasons: string[]): Direction => ({ source: null, confidence: 'unknown', reasons });

function confidenceOf(points: number, contrary: boolean): Confidence {
  if (points < POSSIBLE) return 'unknown';
  if (points < LIKELY || (contrary && points < CERTAIN)) return 'possible';
  return points < CERTAIN || contrary ? 'likely' : 'certain';
}

function creditReasons(a: Witness, b: Witness): Reason[] {
  const reasons: Reason[] = [];
  const sides = [
    ['A', a, 'B', b, 1],
    ['B', b, 'A', a, -1],
  ] as const;
  for (const [source, own, taker, other, sign] of sides) {
    const credited = other.credited.has(own.own);
    if (credited)
      reasons.push({
        points: sign * STRONG,
        told: `${taker} names ${own.article.outlet}, the outlet of ${source}, as its source (strong)`,
      });
    if (linksTo(other, own))
      reasons.push({
        points: sign * STRONG,
        told: `${taker} gives an address of ${source}'s outlet as that of the original (strong)`,
      });
  }
  // who names an agency's outlet has said already that it is one
  if (reasons.length > 0) return reasons;
  if (a.wire !== b.wire) return [wireReason(a.wire)];
  for (const [source, own, taker, other] of sides) {
    const agencies = [...other.agencies].filter(([key]) => key !== other.own).map(([, name]) => name);
    if (agencies.length > 0 && own.agencies.size === 0)
      reasons.push({
        points: 0,
        told: `${taker} credits ${agencies.join(' and ')}, and ${source} no agency: both may have it from there (worth nothing)`,
      });
  }
  return reasons;
}

/** Newspapers print what agencies write, and seldom the other way round. */
function wireReason(isA: boolean): Reason {
  const [source, taker, sign] = isA ? ['A', 'B', 1] : ['B', 'A', -1];
  return { points: sign * WEAK, told: `${source} is a news agency's, and ${taker} is not (weak)` };
}

function dateReasons(a: Witness, b: Witness): Reason[] {
  const [x, y] = [a.date, b.date];
  if (x === null || y === null) {
    const missing = x === null && y === null ? 'neither has a date' : `${x === null ? 'A' : 'B'} has no date`;
    return [{ points: 0, told: `${missing} to compare (worth nothing)` }];
  }
  const earlier = earlierBy(x, y);
  if (earlier === null)
    return [{ points: 0, told: 'both may be of the same time by their dates (worth nothing)' }];
  const [older, first, second] = earlier > 0 ? (['A', a, y] as const) : (['B', b, x] as const);
  const zones = x.zoned && y.zoned ? '' : ', if their time zone is one';
  // what was changed after the other came out may hold words of the other
  const { modified } = first;
  const changed = modified !== null && (earlierBy(modified, second) ?? 1) < 0;
  const sign = earlier > 0 ? 1 : -1;
  const told = `${older} is ${lengthOfTime(earlier)} older${zones} `;
  return changed
    ? [{ points: sign * SLIGHT, told: `${told}but was changed after the other came out (slight)` }]
    : [{ points: sign * WEAK, told: `${told}(weak alone)` }];
}

function extentReasons({ shareA, shareB, sharedA, sharedB, copiedA, copiedB }: Shared): Reason[] {
  const sign = shareB >= WHOLE && shareA < MORE ? 1 : shareA >= WHOLE && shareB < MORE ? -1 : 0;
  if (sign === 0) return [];
  const [full, cut] = sign > 0 ? ['A', 'B'] : ['B', 'A'];
  const reasons = [
    { points: sign * WEAK, told: `${cut} stands nearly whole in ${full}, which has more (weak)` },
  ];
  const lastOf = (spans: readonly number[]): number =>
    spans.reduce((last, place) => Math.max(last, place), 0);
  // a footer below what was copied is not the story going on: words are counted without it
  const endA = lastOf(copiedA) / (sharedA / shareA);
  const endB = lastOf(copiedB) / (sharedB / shareB);
  const [endFull, endCut] = sign > 0 ? [endA, endB] : [endB, endA];
  if (endFull < GOES_ON && endCut >= ENDS && inOrder(copiedA) && inOrder(copiedB))
    reasons.push({
      points: sign * SLIGHT,
      told: `${cut} ends where ${full} goes on, as if cut from the end (slight)`,
    });
  return reasons;
}

/** True where no stretch stands before one that it follows on the other side: what was moved about was not merely cut. */
function inOrder(spans: readonly number[]): boolean {
  for (let s = 2; s < spans.length; s += 2) if (spans[s] < spans[s - 2]) return false;
  return true;
}

function patchReasons({ patchA, patchB }: Shared): Reason[] {
  if (patchA > 0 === patchB > 0) return [];
  const [taker, count, sign] = patchB > 0 ? ['B', patchB, 1] : ['A', patchA, -1];
  const told = `${taker} is put together from passages of ${count} articles that lack each other's (fair)`;
  return [{ points: sign * FAIR, told }];
}
