import type { PairTable } from '../candidates/pairs.js';
import { only } from '../candidates/pairs.js';
import type { FamilyGroup } from './families.js';

/** Of pairs those whose articles are not in one family. */
export function apart(pairs: PairTable, families: readonly FamilyGroup[]): PairTable {
  const family = new Map<number, number>();
  families.forEach(({ members }, f) => {
    for (const member of members) family.set(member, f);
  });
  return only(pairs, (_, a, b) => family.get(a) === undefined || family.get(a) !== family.get(b));
}
