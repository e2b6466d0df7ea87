import { DEALT, Deal } from '../deal.js';
import { FACTS, UNPLAYED } from '../postings.js';
import type { MakeStep } from '../step.js';

/**
 * Deals out the postings of articles by fingerprint: what a part gets of an article begins with what its lists need to know
 * of that. Where `own` says so, a fingerprint plays no part in its list, and is there to be marked.
 */
export const dealPostings: MakeStep = ({ parts }) => ({
  schema: DEALT,
  run(rows, out) {
    const facts = ['n', 'words', 'outlet', 'outletSize', 'prints'].map((name) => rows.ints(name));
    const [fingerprints, places, own] = [rows.words('fingerprints'), rows.words('places'), rows.bytes('own')];
    const deal = new Deal(parts);
    const last = new Int32Array(parts).fill(-1);
    for (let i = 0; i < rows.count; i++) {
      const flags = own[i];
      const [hashes, at] = [fingerprints[i], places[i]];
      for (let p = 0; p < hashes.length; p++) {
        const part = deal.partOf(hashes[p]);
        const head = deal.head(part);
        if (last[part] !== i) {
          for (const values of facts) head.push(values[i]);
          last[part] = i;
        }
        const to = deal.rows(part);
        to.push(hashes[p]);
        to.push(head.length / FACTS - 1);
        to.push(at[p] + (flags !== null && flags[p] === 0 ? UNPLAYED : 0));
      }
    }
    deal.into(out);
  },
});
