import { MAX_GAP } from './chain.js';
import { gapCost } from './edit.js';
import { type Fragment, runsOf } from './fragments.js';

/**
 * Regions: fragments that together cover a span of each text densely, whatever their order, so that a text whose
 * sentences were moved about is one passage. Found from the top: all fragments are one region, which is cut at the
 * gaps that its lighter part cannot carry, and then at the widest gaps until both spans are dense.
 */
export interface Region extends Omit<Fragment, 'runs'> {
  /** in the order of a */
  readonly fragments: readonly Fragment[];
}

/** Tokens matched over tokens spanned, on either side, that make a region dense. */
const DENSE = 0.2;

/** What a part must earn beyond its gap, for each unit of cost: where text was copied whole, a name is no part. */
const CHANCE = 8;

/** What a word of running text weighs at least, on the whole, in tenths of a plain one. */
const WORD = 7;

/** The fields that hold a fragment's span in one text. */
interface Side {
  readonly begin: 'aBegin' | 'bBegin';
  readonly end: 'aEnd' | 'bEnd';
}

const A: Side = { begin: 'aBegin', end: 'aEnd' };
const B: Side = { begin: 'bBegin', end: 'bEnd' };
const OTHER = { aBegin: B, bBegin: A } as const;

/** All regions of at least `least` weight (tenths of a plain word), in the order of a. */
export function findRegions(fragments: readonly Fragment[], least: number): Region[] {
  const regions: Region[] = [];
  for (const inA of apart(fragments, A)) for (const group of apart(inA, B)) part(group, least, regions);
  return regions.sort((x, y) => x.aBegin - y.aBegin || x.bBegin - y.bBegin);
}

/** Cuts a group as long as it does not hold together, and appends what does and weighs `least` to `regions`. */
function part(whole: readonly Fragment[], least: number, regions: Region[]): void {
  const pending = [whole];
  let looks = LOOKS * whole.length;
  for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
    if (weightOf(group) < least) continue;
    const parts = group.length === 1 ? null : cut(group);
    looks -= group.length;
    if (parts === null) regions.push(toRegion(group));
    else pending.push(...(looks < 0 && areLopsided(parts) ? halves(group) : parts));
  }
}

/**
 * Looks that each fragment of a group is worth while the group is cut. Of an article's some tens it takes few; but each
 * cut may part one light fragment from thousands, and all are looked at again. When they are spent, a group of `MANY`
 * that a cut would take little from is halved instead, so that it soon falls into smaller ones, of which each is cut as
 * ever.
 */
const LOOKS = 64;
const MANY = 128;
/** A group over its smaller part, from which a cut has taken little. */
const LITTLE = 8;

const areLopsided = ([left, right]: Parts): boolean =>
  left.length + right.length > Math.max(MANY, LITTLE * Math.min(left.length, right.length));

type Parts = readonly [readonly Fragment[], readonly Fragment[]];

/** A group in two at the widest gap in the middle half of a. */
function halves(group: readonly Fragment[]): Parts {
  const sorted = inOrderOf(A, group);
  const n = sorted.length;
  let at = 0;
  let widest = Number.NEGATIVE_INFINITY;
  let covered = 0;
  for (let i = 0; 4 * i < 3 * n; i++) {
    const gap = sorted[i].aBegin - covered;
    covered = Math.max(covered, sorted[i].aEnd);
    if (4 * i < n || gap <= widest) continue;
    widest = gap;
    at = i;
  }
  return [sorted.slice(0, at), sorted.slice(at)];
}

const inOrderOf = ({ begin, end }: Side, group: readonly Fragment[]): Fragment[] =>
  [...group].sort((x, y) => x[begin] - y[begin] || x[end] - y[end]);

const weightOf = (group: readonly Fragment[]): number => group.reduce((sum, f) => sum + f.weight, 0);

/**
 * The groups between gaps that nothing carries: most fragments are chance, and alone. What lies on both sides of a gap
 * and is mixed in the other text was moved about as one, and holds together across a hole.
 */
function* apart(unsorted: readonly Fragment[], side: Side): Iterable<readonly Fragment[]> {
  const group = [...unsorted].sort((x, y) => x[side.begin] - y[side.begin]);
  let from = 0;
  let covered = 0;
  for (let i = 0; i < group.length; i++) {
    if (
      i > 0 &&
      group[i][side.begin] - covered > MAX_GAP &&
      (group.length - from > ASKED || !areMixed(group.slice(from, i), group.slice(i), OTHER[side.begin]))
    ) {
      yield group.slice(from, i);
      from = i;
    }
    covered = Math.max(covered, group[i][side.end]);
  }
  if (from < group.length) yield group.slice(from);
}

/** The two parts that a group falls into, or null where it holds together. */
function cut(group: readonly Fragment[]): Parts | null {
  const inA = inOrderOf(A, group);
  const inB = inOrderOf(B, group);
  // a token passed over costs as much as one matched earns: a pair of characters is half a word
  const region = toRegion(group);
  const share = Math.min(1, region.weight / region.matched / WORD);
  const cost = gapCost(runsOf(group)) * share;
  const dense =
    region.matched >= DENSE * (region.aEnd - region.aBegin) &&
    region.matched >= DENSE * (region.bEnd - region.bBegin);
  const mixedA = new Set<number>();
  const mixedB = new Set<number>();
  for (;;) {
    const a = widest(inA, A, cost, mixedA);
    const b = widest(inB, B, cost, mixedB);
    if (dense && a.excess <= 0 && b.excess <= 0) return null;
    // where neither span has a gap, the fragments lie over each other: apart they are all dense
    const [sorted, { at }, side, mixed] =
      a.excess >= b.excess ? ([inA, a, A, mixedA] as const) : ([inB, b, B, mixedB] as const);
    const left = sorted.slice(0, at);
    const right = sorted.slice(at);
    if (!dense || !areMixed(left, right, OTHER[side.begin])) return [left, right];
    if (mixedA.size + mixedB.size === HOLES) return null;
    mixed.add(at);
  }
}

/** Gaps of one group that are passed over because what lies beside them is mixed. */
const HOLES = 8;

/**
 * The gap that exceeds most what the lighter part beside it carries; `at` splits the sorted fragments there. A part that
 * fills a hole of the other text is no chance: it was moved there.
 */
function widest(
  sorted: readonly Fragment[],
  side: Side,
  cost: number,
  passedOver: ReadonlySet<number>,
): { at: number; excess: number } {
  const other = OTHER[side.begin];
  const n = sorted.length;
  const total = sorted.reduce((sum, f) => sum + net(f, cost), 0);
  // the span in the other text of the fragments from each place on
  const after: Hull[] = new Array(n);
  let hull: Hull = EMPTY;
  for (let i = n - 1; i >= 0; i--) {
    hull = widened(hull, sorted[i], other);
    after[i] = hull;
  }
  let at = 1;
  let excess = Number.NEGATIVE_INFINITY;
  let before = 0;
  let covered = 0;
  hull = EMPTY;
  for (let i = 1; i < n; i++) {
    before += net(sorted[i - 1], cost);
    covered = Math.max(covered, sorted[i - 1][side.end]);
    hull = widened(hull, sorted[i - 1], other);
    const lighter = Math.min(before, total - before);
    const moved = before <= total - before ? isInside(hull, after[i]) : isInside(after[i], hull);
    const carried = Math.min(MAX_GAP, (lighter - (moved ? 0 : CHANCE * Math.max(0, cost - 1))) / cost);
    const gap = sorted[i][side.begin] - covered;
    if (gap - carried <= excess || passedOver.has(i)) continue;
    excess = gap - carried;
    at = i;
  }
  return { at, excess };
}

/** Share of either group's weight that lies within the other's span where the two are mixed. */
const MIXED = 0.5;

/** Fragments beyond which it is not asked, for the question costs as much for each gap. */
const ASKED = 256;

function areMixed(left: readonly Fragment[], right: readonly Fragment[], side: Side): boolean {
  return within(left, hullOf(right, side), side) && within(right, hullOf(left, side), side);
}

function within(group: readonly Fragment[], hull: Hull, side: Side): boolean {
  let inside = 0;
  for (const f of group) if (f[side.begin] >= hull.begin && f[side.end] <= hull.end) inside += f.weight;
  return inside >= MIXED * weightOf(group);
}

const hullOf = (group: readonly Fragment[], side: Side): Hull =>
  group.reduce((hull, f) => widened(hull, f, side), EMPTY);

interface Hull {
  readonly begin: number;
  readonly end: number;
}

const EMPTY: Hull = { begin: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY };

const widened = ({ begin, end }: Hull, fragment: Fragment, side: Side): Hull => ({
  begin: Math.min(begin, fragment[side.begin]),
  end: Math.max(end, fragment[side.end]),
});

const isInside = (inner: Hull, outer: Hull): boolean => inner.begin >= outer.begin && inner.end <= outer.end;

/** What a fragment has earned beyond its own gaps. */
const net = (f: Fragment, cost: number): number =>
  f.weight - cost * (Math.min(f.aEnd - f.aBegin, f.bEnd - f.bBegin) - f.matched);

function toRegion(group: readonly Fragment[]): Region {
  const fragments = [...group].sort((x, y) => x.aBegin - y.aBegin || x.bBegin - y.bBegin);
  const inA = hullOf(fragments, A);
  const inB = hullOf(fragments, B);
  return {
    aBegin: inA.begin,
    aEnd: inA.end,
    bBegin: inB.begin,
    bEnd: inB.end,
    fragments,
    matched: fragments.reduce((sum, f) => sum + f.matched, 0),
    weight: weightOf(fragments),
  };
}
