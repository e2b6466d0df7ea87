import { sameOutlet } from '../candidates/outlets.js';
import { only, type PairTable } from '../candidates/pairs.js';
import { type FamilyGroup, familyOf } from './families.js';

/**
 * Which pairs of a family are told: those from its representative to each member, or all. Some of these no fingerprint and
 * no fold had made a candidate: what many articles hold ties them to one of them only.
 */

/** Members of a family up to which all its pairs are told: half a million. */
const ALL_OF = 1000;

/** Smaller index first, as all pairs here. */
interface PairOf {
  readonly a: number;
  readonly b: number;
}

/** Pairs that have to be aligned yet, ascending. */
interface Missing {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
}

/** Of pairs those whose articles are not in one family. */
export function apart(pairs: PairTable, families: readonly FamilyGroup[]): PairTable {
  const family = familyOf(families);
  return only(pairs, (_, a, b) => family.get(a) === undefined || family.get(a) !== family.get(b));
}

/**
 * Of the pairs inside a family only those from its representative to each member: which of the given are left, and which
 * of these pairs are not among them.
 *
 * @param outlet where articles of one outlet are not compared, a number for each: members of the representative's own
 *   outlet then have their pair with the first member of another
 */
export function pairsOfRepresentatives<P extends PairOf>(
  families: readonly FamilyGroup[],
  pairs: readonly P[],
  outlet: Int32Array | null,
): { left: P[]; missing: Missing } {
  const family = familyOf(families);
  const told = new Set<string>();
  for (const group of families) for (const [x, y] of fromHubs(group, outlet)) told.add(named(x, y));
  const left = pairs.filter(({ a, b }) => {
    const group = family.get(a);
    return group === undefined || group !== family.get(b) || told.delete(named(a, b));
  });
  return { left, missing: inOrder([...told].map((pair) => pair.split(' ').map(Number))) };
}

/**
 * Of all pairs inside families those that are not among the given; of a family that is larger than `allOf`, of those from its
 * representative.
 *
 * @param outlet as in `pairsOfRepresentatives`
 * @param wanted which pairs are asked for
 */
export function pairsOfMembers(
  families: readonly FamilyGroup[],
  pairs: readonly PairOf[],
  outlet: Int32Array | null,
  wanted: (a: number, b: number) => boolean = () => true,
  allOf = ALL_OF,
): Missing {
  const family = familyOf(families);
  const known = families.map(() => new Set<string>());
  for (const { a, b } of pairs) {
    const group = family.get(a);
    if (group !== undefined && group === family.get(b)) known[group].add(named(a, b));
  }
  const missing: number[][] = [];
  families.forEach((group, f) => {
    const asked = group.members.length > allOf ? fromHubs(group, outlet) : amongAll(group, outlet);
    for (const [x, y] of asked) {
      if (wanted(x, y) && !known[f].has(named(x, y))) missing.push([x, y]);
    }
  });
  return inOrder(missing);
}

function* fromHubs({ members, representative }: FamilyGroup, outlet: Int32Array | null): Iterable<number[]> {
  const other =
    outlet === null ? undefined : members.find((member) => !sameOutlet(outlet, member, representative));
  for (const member of members) {
    const own = outlet !== null && sameOutlet(outlet, member, representative);
    const hub = own && member !== representative ? other : representative;
    if (hub !== undefined && hub !== member) yield [Math.min(member, hub), Math.max(member, hub)];
  }
}

function* amongAll({ members }: FamilyGroup, outlet: Int32Array | null): Iterable<number[]> {
  for (let i = 0; i < members.length; i++) {
    for (let j = i + 1; j < members.length; j++) {
      if (outlet === null || !sameOutlet(outlet, members[i], members[j])) yield [members[i], members[j]];
    }
  }
}

const named = (a: number, b: number): string => `${a} ${b}`;

function inOrder(pairs: number[][]): Missing {
  pairs.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return { a: Uint32Array.from(pairs, (p) => p[0]), b: Uint32Array.from(pairs, (p) => p[1]) };
}
