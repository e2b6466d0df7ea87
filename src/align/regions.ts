import { MAX_GAP } from './chain.js';
import type { Fragment } from './fragments.js';

/**
 * Regions: fragments that together cover a span of each text densely, whatever their order, so that a text whose
 * sentences were moved about is one passage. Found from the top: all fragments are one region, which is cut at the
 * gaps that its lighter part cannot carry, and then at the widest gaps until both spans are dense.
 */
export interface Region {
  readonly aBegin: number;
  readonly aEnd: number;
  readonly bBegin: number;
  readonly bEnd: number;
  /** in the order of a */
  readonly fragments: readonly Fragment[];
  readonly matched: number;
  readonly weight: number;
}

/** Tokens matched over tokens spanned, on either side, that make a region dense. */
const DENSE = 0.2;
/** A part carries a gap of as many tokens as its weight (tenths of a word) over this. */
const WEIGHT_PER_GAP = 2;

type Key = 'a' | 'b';

export function findRegions(fragments: readonly Fragment[]): Region[] {
  const regions: Region[] = [];
  const pending: (readonly Fragment[])[] = fragments.length === 0 ? [] : [fragments];
  for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
    const parts = group.length === 1 ? null : cut(group);
    if (parts === null) regions.push(toRegion(group));
    else pending.push(...parts);
  }
  return regions.sort((x, y) => x.aBegin - y.aBegin || x.bBegin - y.bBegin);
}

/** The two parts that a group falls into, or null where it holds together. */
function cut(group: readonly Fragment[]): [readonly Fragment[], readonly Fragment[]] | null {
  const inA = [...group].sort((x, y) => x.aBegin - y.aBegin || x.aEnd - y.aEnd);
  const inB = [...group].sort((x, y) => x.bBegin - y.bBegin || x.bEnd - y.bEnd);
  const a = widest(inA, 'a');
  const b = widest(inB, 'b');
  const region = toRegion(group);
  const dense =
    region.matched >= DENSE * (region.aEnd - region.aBegin) &&
    region.matched >= DENSE * (region.bEnd - region.bBegin);
  if (dense && a.excess <= 0 && b.excess <= 0) return null;
  // where neither span has a gap, the fragments lie over each other: apart they are all dense
  const [sorted, at] = a.excess >= b.excess ? [inA, a.at] : [inB, b.at];
  return [sorted.slice(0, at), sorted.slice(at)];
}

/** The gap that exceeds most what the lighter part beside it carries; `at` splits the sorted fragments there. */
function widest(sorted: readonly Fragment[], key: Key): { at: number; excess: number } {
  const begin = key === 'a' ? 'aBegin' : 'bBegin';
  const end = key === 'a' ? 'aEnd' : 'bEnd';
  const total = sorted.reduce((sum, f) => sum + f.weight, 0);
  let at = 1;
  let excess = Number.NEGATIVE_INFINITY;
  let before = 0;
  let covered = 0;
  for (let i = 1; i < sorted.length; i++) {
    before += sorted[i - 1].weight;
    covered = Math.max(covered, sorted[i - 1][end]);
    const gap = sorted[i][begin] - covered;
    const carried = Math.min(MAX_GAP, Math.min(before, total - before) / WEIGHT_PER_GAP);
    if (gap - carried > excess) {
      excess = gap - carried;
      at = i;
    }
  }
  return { at, excess };
}

function toRegion(group: readonly Fragment[]): Region {
  const fragments = [...group].sort((x, y) => x.aBegin - y.aBegin || x.bBegin - y.bBegin);
  return {
    aBegin: fragments[0].aBegin,
    aEnd: Math.max(...fragments.map((f) => f.aEnd)),
    bBegin: Math.min(...fragments.map((f) => f.bBegin)),
    bEnd: Math.max(...fragments.map((f) => f.bEnd)),
    fragments,
    matched: fragments.reduce((sum, f) => sum + f.matched, 0),
    weight: fragments.reduce((sum, f) => sum + f.weight, 0),
  };
}
