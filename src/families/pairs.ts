import { sameOutlet } from '../candidates/outlets.js';
import type { FamilyGroup } from './families.js';

/**
 * Of the pairs inside a family only those from its representative to each member: which of the given are left, and which
 * of these pairs no fingerprint and no fold had made a candidate.
 *
 * @param outlet where articles of one outlet are not compared, a number for each: members of the representative's own
 *   outlet then have their pair with the first member of another
 */
export function pairsOfRepresentatives<P extends { readonly a: number; readonly b: number }>(
  families: readonly FamilyGroup[],
  pairs: readonly P[],
  outlet: Int32Array | null,
): { left: P[]; missing: { a: Uint32Array; b: Uint32Array } } {
  /** the pairs that are told of each family, smaller index first */
  const told = new Set<string>();
  const family = new Map<number, number>();
  families.forEach(({ members, representative }, f) => {
    const other =
      outlet === null ? undefined : members.find((member) => !sameOutlet(outlet, member, representative));
    for (const member of members) {
      family.set(member, f);
      const own = outlet !== null && sameOutlet(outlet, member, representative);
      const hub = own && member !== representative ? other : representative;
      if (hub !== undefined && hub !== member) told.add(named(member, hub));
    }
  });
  const left = pairs.filter(({ a, b }) => {
    const group = family.get(a);
    return group === undefined || group !== family.get(b) || told.delete(named(a, b));
  });
  const missing = [...told].map((pair) => pair.split(' ').map(Number));
  missing.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return {
    left,
    missing: { a: Uint32Array.from(missing, (p) => p[0]), b: Uint32Array.from(missing, (p) => p[1]) },
  };
}

const named = (x: number, y: number): string => `${Math.min(x, y)} ${Math.max(x, y)}`;
