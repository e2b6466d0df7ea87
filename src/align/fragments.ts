import { Weight } from '../tokenize/rarity.js';
import type { Anchors } from './anchors.js';
import { chainAnchors } from './chain.js';
import { extend, fillGap, pushMatch, type Runs, skipCost } from './edit.js';
import { partEnds, runWeight } from './ends.js';
import type { Side } from './side.js';

/** Fragments: chains with their gaps filled and their ends extended, laid out so that a token is matched once. */

/** A stretch that two texts share in one order: a span of tokens in each, ends open. */
export interface Fragment {
  readonly aBegin: number;
  readonly aEnd: number;
  readonly bBegin: number;
  readonly bEnd: number;
  /** equal tokens as flat triples (a, b, length), ascending in both */
  readonly runs: Runs;
  /** tokens matched */
  readonly matched: number;
  /** evidence: the matched tokens' weights, in tenths of a plain word */
  readonly weight: number;
}

/** Which chains become fragments, by what they score in tenths of a plain word. */
interface Care {
  /** chains under this are idle talk ("said on the") */
  readonly least: number;
  /** chains from this on have their ends extended */
  readonly extended: number;
}

/** For text copied as it stood: what is short there is chance. */
export const PLAIN: Care = { least: 24, extended: 40 };
/** For text with words changed all over: a few words may be all that is left of a sentence. */
export const EDITED: Care = { least: 12, extended: 12 };

/** Tokens taken out of a chain that leave its two sides apart: more than a word or two changed. */
const HOLE = 8;

let claimedA = new Uint8Array(4096);
let claimedB = new Uint8Array(4096);

/**
 * All fragments of two texts, best chain first. A token of a or of b belongs to one fragment: what one text carries twice
 * and the other once is found once.
 */
export function findFragments(a: Side, b: Side, anchors: Anchors, care: Care): Fragment[] {
  const fragments: Fragment[] = [];
  if (claimedA.length < a.count) claimedA = new Uint8Array(a.count * 2);
  if (claimedB.length < b.count) claimedB = new Uint8Array(b.count * 2);
  claimedA.fill(0, 0, a.count);
  claimedB.fill(0, 0, b.count);
  const take = (runs: Runs): void => {
    const fragment = measure(a, b, runs);
    if (fragment.weight < care.least || isLeftover(fragment)) return;
    claim(runs, claimedA, claimedB);
    fragments.push(fragment);
  };
  chainAnchors(anchors, care.least, (chain, length, score) => {
    const core = joinChain(a, b, anchors, chain, length);
    const pending = [core];
    for (let runs = pending.pop(); runs !== undefined; runs = pending.pop()) {
      // the ends of a part may have been extended over the next one: each is asked again when its turn comes
      const parts = withoutClaimed(runs);
      if (parts.length !== 1 || parts[0] !== runs) {
        // one by one: there may be more of them than a call takes arguments
        for (const part of parts.reverse()) pending.push(part);
        continue;
      }
      const [main, ...ends] = score >= care.extended ? partEnds(a, b, extendEnds(a, b, runs)) : [runs];
      take(ends.length > 0 ? grown(a, b, main) : main);
      for (const end of ends) for (const part of withoutClaimed(end)) take(part);
    }
  });
  return fragments;
}

/** Flags the tokens of some runs in both texts. */
export function claim(runs: Runs, inA: Uint8Array, inB: Uint8Array): void {
  for (let r = 0; r < runs.length; r += 3) {
    inA.fill(1, runs[r], runs[r] + runs[r + 2]);
    inB.fill(1, runs[r + 1], runs[r + 1] + runs[r + 2]);
  }
}

/** The runs of a chain, overlaps trimmed and gaps filled. */
function joinChain(a: Side, b: Side, anchors: Anchors, chain: Uint32Array, length: number): Runs {
  const runs: Runs = [];
  let aAt = anchors.a[chain[0]];
  let bAt = anchors.b[chain[0]];
  for (let c = 0; c < length; c++) {
    const x = chain[c];
    const trim = Math.max(0, aAt - anchors.a[x], bAt - anchors.b[x]);
    const aBegin = anchors.a[x] + trim;
    const bBegin = anchors.b[x] + trim;
    fillGap(a, aAt, aBegin, b, bAt, bBegin, runs);
    pushMatch(runs, aBegin, bBegin, anchors.length[x] - trim);
    aAt = anchors.a[x] + anchors.length[x];
    bAt = anchors.b[x] + anchors.length[x];
  }
  return runs;
}

/** The runs without the tokens that better chains hold, parted where that leaves a hole too long for one fragment. */
function withoutClaimed(runs: Runs): Runs[] {
  if (!isClaimed(runs)) return [runs];
  const parts: Runs[] = [];
  let part: Runs = [];
  for (let r = 0; r < runs.length; r += 3) {
    for (let i = 0; i < runs[r + 2]; i++) {
      const a = runs[r] + i;
      const b = runs[r + 1] + i;
      if (claimedA[a] || claimedB[b]) continue;
      const last = part.length - 3;
      const gap =
        last < 0 ? 0 : Math.max(a - part[last] - part[last + 2], b - part[last + 1] - part[last + 2]);
      if (last < 0 || gap > HOLE) {
        part = [];
        parts.push(part);
      }
      pushMatch(part, a, b);
    }
  }
  return parts;
}

function isClaimed(runs: Runs): boolean {
  for (let r = 0; r < runs.length; r += 3)
    for (let i = 0; i < runs[r + 2]; i++) if (claimedA[runs[r] + i] || claimedB[runs[r + 1] + i]) return true;
  return false;
}

/**
 * True for what is matched between and around the words of a better fragment: the second of two sentences of one form,
 * say, that finds its "was" and "against" beside the first.
 */
function isLeftover({ aBegin, aEnd, bBegin, bEnd, matched }: Fragment): boolean {
  return countClaimed(claimedA, aBegin, aEnd) > matched || countClaimed(claimedB, bBegin, bEnd) > matched;
}

function countClaimed(claimed: Uint8Array, begin: number, end: number): number {
  let n = 0;
  for (let i = begin; i < end; i++) n += claimed[i];
  return n;
}

/** Extends both ends as far as tokens are unclaimed on both sides. */
function extendEnds(a: Side, b: Side, runs: Runs): Runs {
  const core = measure(a, b, runs);
  const skip = skipCost(core.matched / Math.max(core.aEnd - core.aBegin, core.bEnd - core.bBegin));
  const left = extend(
    a,
    runs[0] - 1,
    floor(claimedA, runs[0]),
    b,
    runs[1] - 1,
    floor(claimedB, runs[1]),
    -1,
    skip,
  );
  const joined: Runs = [];
  for (let m = left.length - 2; m >= 0; m -= 2) pushMatch(joined, left[m], left[m + 1]);
  for (let r = 0; r < runs.length; r += 3) pushMatch(joined, runs[r], runs[r + 1], runs[r + 2]);
  const aEnd = joined[joined.length - 3] + joined[joined.length - 1];
  const bEnd = joined[joined.length - 2] + joined[joined.length - 1];
  const right = extend(
    a,
    aEnd,
    ceiling(claimedA, aEnd, a.count),
    b,
    bEnd,
    ceiling(claimedB, bEnd, b.count),
    1,
    skip,
  );
  for (let m = 0; m < right.length; m += 2) pushMatch(joined, right[m], right[m + 1]);
  return joined;
}

/**
 * Runs whose ends take the equal tokens that stand right beside them. Of a stretch whose end was parted: the chain may
 * have gone to those words where they stand a sentence before, with one word more. Small words alone are not taken from
 * there.
 */
function grown(a: Side, b: Side, runs: Runs): Runs {
  const last = runs.length - 3;
  const left = equalBeside(a, runs[0] - 1, b, runs[1] - 1, -1);
  const right = equalBeside(a, runs[last] + runs[last + 2], b, runs[last + 1] + runs[last + 2], 1);
  if (left + right === 0) return runs;
  const joined = runs.slice();
  joined[0] -= left;
  joined[1] -= left;
  joined[2] += left;
  joined[last + 2] += right;
  return joined;
}

/** How many equal tokens stand from two places on, in one direction, which no fragment holds; 0 where they weigh no plain word. */
function equalBeside(a: Side, aAt: number, b: Side, bAt: number, step: number): number {
  let n = 0;
  let weight = 0;
  for (; aAt >= 0 && bAt >= 0 && aAt < a.count && bAt < b.count; n++, aAt += step, bAt += step) {
    if (a.hash[aAt] !== b.hash[bAt] || claimedA[aAt] || claimedB[bAt]) break;
    weight += Math.min(a.weight[aAt], b.weight[bAt]);
  }
  return weight < Weight.plain ? 0 : n;
}

/** Tokens that an end is extended by at most: beyond, an anchor would have been met. */
const REACH = 256;

/** The lowest index, within reach, from which all tokens up to `at` are unclaimed. */
function floor(claimed: Uint8Array, at: number): number {
  const least = Math.max(0, at - REACH);
  while (at > least && claimed[at - 1] === 0) at--;
  return at;
}

function ceiling(claimed: Uint8Array, at: number, count: number): number {
  const most = Math.min(count, at + REACH);
  while (at < most && claimed[at] === 0) at++;
  return at;
}

/** The runs of fragments, one fragment's after the other's; not to be changed. */
export function runsOf(fragments: readonly Fragment[]): Runs {
  if (fragments.length === 1) return fragments[0].runs;
  const all: Runs = [];
  for (const { runs } of fragments) for (const value of runs) all.push(value);
  return all;
}

/** A fragment of some runs. */
export function measure(a: Side, b: Side, runs: Runs): Fragment {
  let matched = 0;
  let weight = 0;
  for (let r = 0; r < runs.length; r += 3) {
    matched += runs[r + 2];
    weight += runWeight(a, b, runs, r);
  }
  const last = runs.length - 3;
  return {
    aBegin: runs[0],
    aEnd: runs[last] + runs[last + 2],
    bBegin: runs[1],
    bEnd: runs[last + 1] + runs[last + 2],
    runs,
    matched,
    weight,
  };
}
