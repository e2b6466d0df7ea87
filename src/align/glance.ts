import { MAX_GAP } from './chain.js';
import { gramKey, type Side } from './side.js';

/**
 * A glance at two texts that share one fingerprint, around the place where they do: most such pairs share a phrase and
 * nothing else, and most can be let go by the words around it, which are fewer than those of both texts.
 */

/** The tokens around a place of a text: `hash` and `weight` from `from` to `to`, where the place is `at`. */
export interface Glimpse {
  hash: Uint32Array;
  weight: Uint8Array;
  at: number;
  from: number;
  to: number;
}

/** Tokens looked at on either side of the shared run; and for seeds, which chains find behind a gap. */
const AROUND = 24;
const AROUND_SEEDS = MAX_GAP + 20;
const SLOTS = 8192;
/** Bits of a gram's key that no slot is chosen by. */
const SHIFT = 19;
const stamps = new Uint32Array(SLOTS);
let stamp = 0;

/**
 * A candidate whose best chain of 3-word seeds scores less than this share of the evidence that a passage needs, or holds
 * less than half of its words, is let go: it shares a phrase. Most candidates end here.
 */
export const LOOK_CLOSER = 0.75;

/** Tokens on either side of a place that a glimpse of it must have, as far as the text goes: see `deservesLook`. */
export const reachOf = (whole: number): number => whole + AROUND_SEEDS;

/** Makes `into` a glimpse of a text of `count` tokens, those in the arrays from `first` on, around one of them. */
export function glimpseOf(
  { hash, weight }: Pick<Side, 'hash' | 'weight'>,
  first: number,
  count: number,
  place: number,
  reach: number,
  into: Glimpse,
): void {
  into.hash = hash;
  into.weight = weight;
  into.at = first + place;
  into.from = first + Math.max(0, place - reach);
  into.to = first + Math.min(count, place + reach);
}

/**
 * True when the pair deserves a look. The shared shingle begins `at`. `whole` is the length of a run
 * that must have given two fingerprints: where it gave but one, the others stand in lists so long, or in a text so
 * near, that the run is joined there already, and what it adds is shorter than the guarantee. `evidence` is what a
 * passage must weigh, in tenths of a plain word.
 */
export function deservesLook(a: Glimpse, b: Glimpse, whole: number, evidence: number): boolean {
  const ah = a.hash;
  const bh = b.hash;
  const off = a.at - b.at;
  // two shingles of one hash: no run at all
  if (ah[a.at] !== bh[b.at]) return false;
  let from = b.at;
  while (from > b.from && off + from > a.from && ah[off + from - 1] === bh[from - 1]) from--;
  let to = b.at + 1;
  while (to < b.to && off + to < a.to && ah[off + to] === bh[to]) to++;
  if (to - from >= whole && !repeatsItself(bh, from, to)) return false;
  let weight = 0;
  for (let j = from; j < to; j++) weight += Math.min(a.weight[off + j], b.weight[j]);
  const [aFrom, aTo] = [off + from, off + to];
  return (
    weight + company(a, aFrom, aTo, b, from, to, 1) >= evidence &&
    weight + company(a, aFrom, aTo, b, from, to, 3) >= LOOK_CLOSER * evidence
  );
}

/**
 * Weight of the tokens around b's run that stand in a gram of so many tokens which stands around a's run too, in any
 * order. By single tokens it is as much as alignment can add; by three, as much as its chains of seeds can.
 */
function company(
  a: Glimpse,
  aFrom: number,
  aTo: number,
  b: Glimpse,
  bFrom: number,
  bTo: number,
  size: 1 | 3,
): number {
  const around = size === 1 ? AROUND : AROUND_SEEDS;
  stamp++;
  const last = Math.min(a.to, aTo + around) - size;
  for (let i = Math.max(a.from, aFrom - around); i <= last; i++) stamps[slotOf(a.hash, i, size)] = stamp;
  const { hash, weight } = b;
  const end = Math.min(b.to, bTo + around);
  let sum = 0;
  /** tokens below it have been counted */
  let counted = Math.max(b.from, bFrom - around);
  for (let j = counted; j + size <= end; j++) {
    if (stamps[slotOf(hash, j, size)] !== stamp) continue;
    for (let x = Math.max(j, counted); x < j + size; x++) if (x < bFrom || x >= bTo) sum += weight[x];
    counted = j + size;
  }
  return sum;
}

const slotOf = (hash: Uint32Array, i: number, size: 1 | 3): number =>
  size === 1 ? hash[i] & (SLOTS - 1) : gramKey(hash, i, 3) >>> SHIFT;

/** A run that says a few words over and over has one fingerprint however long it is. */
function repeatsItself(hash: Uint32Array, from: number, to: number): boolean {
  for (let period = 1; period <= PERIOD; period++) {
    let i = from + period;
    while (i < to && hash[i] === hash[i - period]) i++;
    if (i === to) return true;
  }
  return false;
}

const PERIOD = 8;
