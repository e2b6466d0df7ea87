import type { AlignBatch, AlignJob } from './align-task.js';
import { Findings } from './findings.js';
import type { Pool } from './pool.js';

/** What pairs share. */
export interface Aligned {
  readonly findings: Findings;
  /** the longest stretch that was found and not told */
  nearest: AlignBatch['nearest'];
  /** articles whose source has changed since they were sketched */
  readonly changed: Set<number>;
}

/** Pairs in a batch. */
const PAIRS = 512;

/**
 * Aligns and judges pairs of article indices; findings come in the order of the pairs.
 *
 * @param focal articles of which one must be in the pair that came nearest; all where it is left out
 */
export async function alignPairs(
  pool: Pool,
  { a, b }: { readonly a: Uint32Array; readonly b: Uint32Array },
  tell: (done: number, total: number) => void = () => {},
  focal: ((i: number) => boolean) | null = null,
): Promise<Aligned> {
  const count = Math.ceil(a.length / PAIRS);
  function* jobs(): Generator<AlignJob> {
    for (let from = 0; from < a.length; from += PAIRS) {
      const job = { kind: 'align', a: a.slice(from, from + PAIRS), b: b.slice(from, from + PAIRS) } as const;
      const near = focal === null ? null : Uint8Array.from(job.a, (x, p) => +(focal(x) || focal(job.b[p])));
      yield { ...job, near };
    }
  }
  tell(0, count);
  const aligned: Aligned = { findings: new Findings(), nearest: null, changed: new Set() };
  for (const { findings, nearest, changed } of await pool.run(jobs(), count, (done) => tell(done, count))) {
    aligned.findings.add(findings);
    for (const i of changed) aligned.changed.add(i);
    if (nearest !== null && nearest.matched > (aligned.nearest?.matched ?? 0)) aligned.nearest = nearest;
  }
  return aligned;
}
