import { Deal } from '../deal.js';
import { FACTS, UNPLAYED } from '../postings.js';
import type { MakeStep } from '../step.js';
import { bytesOf } from '../tables.js';

/**
 * Deals out the postings of articles by fingerprint: what a part gets of an article begins with what its lists need to know
 * of that. Where `own` says so, a fingerprint plays no part in its list, and is there to be marked.
 */
export const dealPostings: MakeStep = ({ parts }) => ({
  schema: { part: 'int', data: 'bytes' },
  run(rows, out) {
    const facts = ['n', 'words', 'outlet', 'outletSize', 'prints'].map((name) => rows.ints(name));
    const [fingerprints, places, own] = [rows.words('fingerprints'), rows.words('places'), rows.bytes('own')];
    const deal = new Deal(parts);
    const last = new Int32Array(parts).fill(-1);
    for (let i = 0; i < rows.count; i++) {
      const flags = own[i];
      for (let p = 0; p < fingerprints[i].length; p++) {
        const fingerprint = fingerprints[i][p];
        const part = deal.partOf(fingerprint);
        const head = deal.head(part);
        if (last[part] !== i) {
          for (const values of facts) head.push(values[i]);
          last[part] = i;
        }
        const unplayed = flags !== null && flags[p] === 0 ? UNPLAYED : 0;
        deal.rows(part).push(fingerprint, head.length / FACTS - 1, places[i][p] + unplayed);
      }
    }
    deal.each((part, words) => {
      out.push(part, bytesOf(words));
    });
  },
});
