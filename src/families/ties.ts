import type { Verdict } from '../judge/settle.js';
import type { Tie } from './families.js';

/** Ties that make families: one text, or versions of it of which each carries a good part. */
export function tiesOf(verdicts: readonly Verdict[]): Tie[] {
  const ties: Tie[] = [];
  for (const { a, b, relation, shareA, shareB } of verdicts) {
    const carries = relation === 'excerpt' && Math.min(shareA, shareB) >= LEAST_PART;
    if (relation === 'identical' || relation === 'near-duplicate' || relation === 'version' || carries) {
      ties.push({ a, b, strength: Math.max(shareA, shareB) });
    }
  }
  return ties;
}

/** Share of the longer article under which an excerpt is no version of it. */
const LEAST_PART = 0.2;
