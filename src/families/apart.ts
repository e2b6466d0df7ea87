import { only, type PairTable } from '../candidates/pairs.js';
import { type FamilyGroup, familyOf } from './families.js';

/** Of pairs those whose articles are not in one family. */
export function apart(pairs: PairTable, families: readonly FamilyGroup[]): PairTable {
  const family = familyOf(families);
  return only(pairs, (_, a, b) => family.get(a) === undefined || family.get(a) !== family.get(b));
}
