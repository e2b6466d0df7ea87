import { STAR_CAP } from '../candidates/candidates.js';
import { LEAST_SKIPS } from '../candidates/skips.js';
import type { Gathered } from '../workers/gather.js';
import type { HolderBook } from './holders.js';
import { distinct } from './view.js';

/** Skip-grams of new articles, beside what the archive holds of them. */

/** The skip-grams of new articles that so many hold that they make no pairs. They must have been looked up. */
export function commonSkips({ view, fresh }: HolderBook): Set<number> {
  const { count, skipStarts, skipgrams } = fresh.sketches;
  const holders = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    for (const gram of distinct(skipgrams.slice(skipStarts[i], skipStarts[i + 1])))
      holders.set(gram, (holders.get(gram) ?? view.holders('skipgrams', gram).company.who.length) + 1);
  }
  return new Set(Array.from(holders, ([gram, n]) => (n > STAR_CAP ? gram : -1)));
}

/** Articles of the archive that share enough others with a new one to make a pair. */
export function nearBySkips({ view, fresh }: HolderBook, common: ReadonlySet<number>): Set<number> {
  const { count, skipStarts, skipgrams } = fresh.sketches;
  const near = new Set<number>();
  for (let i = 0; i < count; i++) {
    const shared = new Map<number, number>();
    for (const gram of distinct(skipgrams.slice(skipStarts[i], skipStarts[i + 1]))) {
      if (common.has(gram)) continue;
      for (const number of view.holders('skipgrams', gram).company.who) {
        const n = (shared.get(number) ?? 0) + 1;
        shared.set(number, n);
        if (n === LEAST_SKIPS) near.add(number);
      }
    }
  }
  return near;
}

/** The same articles without some skip-grams. */
export function withoutSkips(gathered: Gathered, common: ReadonlySet<number>): Gathered {
  const { sketches } = gathered;
  const { count, skipStarts: from, skipgrams: all } = sketches;
  const kept: number[] = [];
  const skipStarts = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    for (let s = from[i]; s < from[i + 1]; s++) if (!common.has(all[s])) kept.push(all[s]);
    skipStarts[i + 1] = kept.length;
  }
  return { ...gathered, sketches: { ...sketches, skipStarts, skipgrams: Uint32Array.from(kept) } };
}
