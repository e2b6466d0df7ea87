import { UsageError } from '../errors.js';
import type { MakeStep } from './step.js';

/** The steps by name, in the order in which the articles pass them; each is loaded when it is asked for. */
export const STEPS: Readonly<Record<string, () => Promise<MakeStep>>> = {
  sketch: async () => (await import('./steps/sketch.js')).sketch,
  'deal-bands': async () => (await import('./steps/bands.js')).dealBands,
  buckets: async () => (await import('./steps/bands.js')).buckets,
  components: async () => (await import('./steps/components.js')).components,
  fold: async () => (await import('./steps/fold.js')).foldStep,
  own: async () => (await import('./steps/own.js')).own,
  'deal-postings': async () => (await import('./steps/deal.js')).dealPostings,
  lists: async () => (await import('./steps/lists.js')).lists,
  marks: async () => (await import('./steps/marks.js')).marks,
  kin: async () => (await import('./steps/kin.js')).kin,
  heads: async () => (await import('./steps/kin.js')).heads,
  'deal-skips': async () => (await import('./steps/skips.js')).dealSkips,
  skips: async () => (await import('./steps/skips.js')).skips,
  letters: async () => (await import('./steps/letters.js')).letters,
  filter: async () => (await import('./steps/letters.js')).filter,
  runs: async () => (await import('./steps/letters.js')).runs,
  align: async () => (await import('./steps/align.js')).alignStep,
  quotes: async () => (await import('./steps/quotes.js')).quotes,
  settle: async () => (await import('./steps/settle.js')).settleStep,
  families: async () => (await import('./steps/families.js')).families,
  patches: async () => (await import('./steps/patches.js')).patches,
  pairs: async () => (await import('./steps/pairs.js')).pairs,
  family: async () => (await import('./steps/family.js')).family,
};

/** A step by its name. Throws `UsageError` where there is none. */
export async function stepNamed(name: string): Promise<MakeStep> {
  const load = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (load === undefined)
    throw new UsageError(
      `worker: no step ${JSON.stringify(name)}; there are ${Object.keys(STEPS).join(', ')}`,
    );
  return load();
}
