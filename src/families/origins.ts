import { asSure } from '../judge/confidence.js';
import type { Witness } from '../judge/credits/outlets.js';
import { judgeDirection } from '../judge/direction.js';
import type { Verdict } from '../judge/settle.js';
import { type FamilyGroup, familyOf } from './families.js';
import { type Origin, originOf, type Step } from './origin.js';

/** A family whose origin has been looked for. */
export interface KnownFamily extends FamilyGroup {
  readonly origin: Origin;
}

/**
 * Looks for the origin of each family, from the verdicts on its pairs. One that is likely or certain becomes the
 * representative; one that is only possible does not, for its pairs would have to be aligned, and a date alone is
 * found for most families.
 */
export function withOrigins(
  families: readonly FamilyGroup[],
  verdicts: readonly Verdict[],
  witness: (i: number) => Witness,
): KnownFamily[] {
  const family = familyOf(families);
  const steps: Step[][] = families.map(() => []);
  for (const verdict of verdicts) {
    const { a, b } = verdict;
    const f = family.get(a);
    if (f === undefined || f !== family.get(b)) continue;
    const { source, confidence } = judgeDirection(witness(a), witness(b), {
      ...verdict,
      patchA: 0,
      patchB: 0,
    });
    if (source === 'a') steps[f].push({ source: a, taker: b, confidence });
    else if (source === 'b') steps[f].push({ source: b, taker: a, confidence });
  }
  return families.map((group, f) => {
    const origin = originOf(group.members, witness, steps[f]);
    const sure = origin.member !== null && asSure(origin.confidence, 'likely');
    return { ...group, representative: sure ? origin.member : group.representative, origin };
  });
}
