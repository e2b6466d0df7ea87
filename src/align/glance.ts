import type { Side } from './side.js';

/**
 * A glance at two texts that share one fingerprint, around the place where they do: most such pairs share a phrase and
 * nothing else, and some can be let go by the words around it, which are fewer than those of both texts.
 */

/** Tokens looked at on either side of the shared run. */
const AROUND = 24;
const SLOTS = 8192;
const stamps = new Uint32Array(SLOTS);
let stamp = 0;

/**
 * True when the pair deserves a look. `aAt` and `bAt` are where the shared shingle begins. `whole` is the length of a run
 * that must have given two fingerprints: where it gave but one, the others stand in lists so long, or in a text so
 * near, that the run is joined there already, and what it adds is shorter than the guarantee. `evidence` is what a
 * passage must weigh, in tenths of a plain word.
 */
export function deservesLook(
  a: Side,
  aAt: number,
  b: Side,
  bAt: number,
  whole: number,
  evidence: number,
): boolean {
  const ah = a.hash;
  const bh = b.hash;
  // two shingles of one hash: no run at all
  if (ah[aAt] !== bh[bAt]) return false;
  let from = bAt;
  while (from > 0 && aAt - bAt + from > 0 && ah[aAt - bAt + from - 1] === bh[from - 1]) from--;
  let to = bAt + 1;
  while (to < b.count && aAt - bAt + to < a.count && ah[aAt - bAt + to] === bh[to]) to++;
  if (to - from >= whole && !repeatsItself(bh, from, to)) return false;
  let weight = 0;
  for (let j = from; j < to; j++) weight += Math.min(a.weight[aAt - bAt + j], b.weight[j]);
  if (weight >= evidence) return true;
  return weight + company(a, aAt - bAt + from, aAt - bAt + to, b, from, to) >= evidence;
}

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

/** Weight of the tokens around b's run that stand around a's run too, in any order: as much as alignment can add. */
function company(a: Side, aFrom: number, aTo: number, b: Side, bFrom: number, bTo: number): number {
  stamp++;
  mark(a, Math.max(0, aFrom - AROUND), aFrom);
  mark(a, aTo, Math.min(a.count, aTo + AROUND));
  return marked(b, Math.max(0, bFrom - AROUND), bFrom) + marked(b, bTo, Math.min(b.count, bTo + AROUND));
}

function mark({ hash }: Side, from: number, to: number): void {
  for (let i = from; i < to; i++) stamps[hash[i] & (SLOTS - 1)] = stamp;
}

function marked({ hash, weight }: Side, from: number, to: number): number {
  let sum = 0;
  for (let j = from; j < to; j++) {
    if (stamps[hash[j] & (SLOTS - 1)] === stamp) sum += weight[j];
  }
  return sum;
}
