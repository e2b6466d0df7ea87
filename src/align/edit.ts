import type { Side } from './side.js';

/**
 * Token-level alignment of two short stretches by dynamic programming: the heaviest common subsequence, with a
 * cost for every token passed over. Fills the gaps between anchors and extends the ends of chains.
 */

/** Runs of equal tokens: a place in a, a place in b, a length; kept flat, three numbers a run. */
export type Runs = number[];

const WINDOW = 24; // tokens an extension looks ahead at once
/** An extension gives up once it stands this far under its best. */
const DROP = 40;

let table = new Int32Array(64 * 64);

/** Appends a matched token pair, joined to the last run where it goes on. */
export function pushMatch(runs: Runs, a: number, b: number, length = 1): void {
  const n = runs.length;
  if (n > 0 && runs[n - 3] + runs[n - 1] === a && runs[n - 2] + runs[n - 1] === b) runs[n - 1] += length;
  else runs.push(a, b, length);
}

/** Appends to `runs` the heaviest common subsequence of a[aFrom, aTo) and b[bFrom, bTo). */
export function fillGap(
  a: Side,
  aFrom: number,
  aTo: number,
  b: Side,
  bFrom: number,
  bTo: number,
  runs: Runs,
): void {
  const rows = aTo - aFrom;
  const columns = bTo - bFrom;
  if (rows === 0 || columns === 0) return;
  const width = columns + 1;
  if (table.length < (rows + 1) * width) table = new Int32Array((rows + 1) * width * 2);
  // table[i, j]: the weight that the stretches from i and j on can still match
  table.fill(0, rows * width, (rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    table[i * width + columns] = 0;
    for (let j = columns - 1; j >= 0; j--) {
      const skip = Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
      const match =
        a.hash[aFrom + i] === b.hash[bFrom + j]
          ? table[(i + 1) * width + j + 1] + Math.min(a.weight[aFrom + i], b.weight[bFrom + j])
          : 0;
      table[i * width + j] = Math.max(skip, match);
    }
  }
  let i = 0;
  let j = 0;
  while (i < rows && j < columns) {
    const here = table[i * width + j];
    if (here === 0) break;
    if (
      a.hash[aFrom + i] === b.hash[bFrom + j] &&
      here === table[(i + 1) * width + j + 1] + Math.min(a.weight[aFrom + i], b.weight[bFrom + j])
    ) {
      pushMatch(runs, aFrom + i, bFrom + j);
      i++;
      j++;
    } else if (table[(i + 1) * width + j] === here) i++;
    else j++;
  }
}

/**
 * Cost of passing over a token of either text while extending, in tenths of a plain word, for a stretch of which a share
 * `kept` was matched: the log-odds that a further word was edited. Where all was kept a gap more likely means that
 * the copy has ended; where every other word was exchanged it means nothing.
 */
export const skipCost = (kept: number): number => (kept > 0.9 ? MOST_SKIP : kept > 0.8 ? 2 : 1);

const MOST_SKIP = 3;

/** A run this long was copied without a change, whatever stands around it. */
const SOLID = 8;
const SOLID_COST = 8;

/** Share of the matched tokens that stand in runs of eight and more, 0 to 1. */
export function solidity(runs: Runs): number {
  let solid = 0;
  let all = 0;
  for (let r = 2; r < runs.length; r += 3) {
    all += runs[r];
    if (runs[r] >= SOLID) solid += runs[r];
  }
  return all === 0 ? 0 : solid / all;
}

/**
 * What an unmatched token costs at the edge of a stretch, in tenths of a plain word: little where the copy was edited all
 * over, much where most of it stands in long runs. From 1, no solid run, to 8, solid whole.
 */
export const gapCost = (runs: Runs): number => 1 + (SOLID_COST - 1) * solidity(runs);

/**
 * Extends an alignment from (aAt, bAt) outwards, `step` +1 to the right or -1 to the left, up to the limits, as long
 * as what matches outweighs what is passed over, with an X-drop (Altschul et al. 1997, "Gapped BLAST"). Returns the
 * matched pairs in the order met, as flat (a, b) pairs; the last of them is the new end.
 */
export function extend(
  a: Side,
  aAt: number,
  aLimit: number,
  b: Side,
  bAt: number,
  bLimit: number,
  step: 1 | -1,
  skip: number,
): number[] {
  const matches: number[] = [];
  for (;;) {
    const before = matches.length;
    const window = Math.min(WINDOW, Math.floor(DROP / skip) + 1);
    const rows = Math.min(window, step > 0 ? aLimit - aAt : aAt - aLimit + 1);
    const columns = Math.min(window, step > 0 ? bLimit - bAt : bAt - bLimit + 1);
    if (rows <= 0 || columns <= 0) return matches;
    if (skip === MOST_SKIP && !meetsNear(a, aAt, rows, b, bAt, columns, step)) return matches;
    extendOnce(a, aAt, rows, b, bAt, columns, step, skip, matches);
    if (matches.length === before) return matches;
    aAt = matches[matches.length - 2] + step;
    bAt = matches[matches.length - 1] + step;
  }
}

/** Tokens ahead in which a telling one must be met for an extension that pays the most for each token passed over. */
const NEAR = 8;
const TELLING = 6;

function meetsNear(
  a: Side,
  aAt: number,
  rows: number,
  b: Side,
  bAt: number,
  columns: number,
  step: number,
): boolean {
  for (let i = 0; i < rows && i < NEAR; i++) {
    const ai = aAt + i * step;
    if (a.weight[ai] < TELLING) continue;
    const hash = a.hash[ai];
    for (let j = 0; j < columns && i + j <= NEAR; j++) if (b.hash[bAt + j * step] === hash) return true;
  }
  return false;
}

function extendOnce(
  a: Side,
  aAt: number,
  rows: number,
  b: Side,
  bAt: number,
  columns: number,
  step: number,
  skip: number,
  matches: number[],
): void {
  const width = columns + 1;
  if (table.length < (rows + 1) * width) table = new Int32Array((rows + 1) * width * 2);
  for (let j = 0; j <= columns; j++) table[j] = -skip * j;
  let best = 0;
  let bestI = 0;
  let bestJ = 0;
  for (let i = 1; i <= rows; i++) {
    const ai = aAt + (i - 1) * step;
    table[i * width] = -skip * i;
    let rowBest = table[i * width];
    for (let j = 1; j <= columns; j++) {
      const bj = bAt + (j - 1) * step;
      let value = Math.max(table[(i - 1) * width + j], table[i * width + j - 1]) - skip;
      if (a.hash[ai] === b.hash[bj]) {
        const match = table[(i - 1) * width + j - 1] + Math.min(a.weight[ai], b.weight[bj]);
        if (match > value) value = match;
        if (match > best) {
          best = match;
          bestI = i;
          bestJ = j;
        }
      }
      table[i * width + j] = value;
      if (value > rowBest) rowBest = value;
    }
    if (rowBest < best - DROP) break;
  }
  if (best <= 0) return;
  const found: number[] = [];
  for (let i = bestI, j = bestJ; i > 0 && j > 0; ) {
    const ai = aAt + (i - 1) * step;
    const bj = bAt + (j - 1) * step;
    const here = table[i * width + j];
    if (
      a.hash[ai] === b.hash[bj] &&
      here === table[(i - 1) * width + j - 1] + Math.min(a.weight[ai], b.weight[bj])
    ) {
      found.push(bj, ai);
      i--;
      j--;
    } else if (here === table[(i - 1) * width + j] - skip) i--;
    else j--;
  }
  found.reverse();
  for (const place of found) matches.push(place);
}
