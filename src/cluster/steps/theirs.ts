import { FULL_BOUNDS } from '../../candidates/candidates.js';
import { OwnFingerprints } from '../../candidates/own.js';
import { PairSums } from '../../candidates/pairs.js';
import { joinPostings } from '../../candidates/postings.js';
import { tellsStanding } from '../../scan.js';
import { alone, gatherPostings } from '../postings.js';
import { eachGroup, type MakeStep } from '../step.js';

/** Joins the lists of what kin have of their own: rows of postings, and of standing text as `lists` has told it. */
export const theirs: MakeStep = (options) => ({
  schema: { a: 'int', b: 'int' },
  run(rows, out) {
    const data = rows.words('data');
    const fingerprints = rows.numbers('fingerprint');
    eachGroup(rows.ints('part'), (from, to) => {
      const dealt: Uint32Array[] = [];
      const told = new Map<number, Uint32Array>();
      for (let i = from; i < to; i++) {
        const fingerprint = fingerprints[i];
        if (fingerprint === null) dealt.push(data[i]);
        else told.set(fingerprint >>> 0, data[i]);
      }
      if (dealt.length === 0) return;
      const { articles, sketches, outlet, outletNumber } = gatherPostings(dealt);
      const own = new OwnFingerprints(sketches, options.window);
      const pairs = new PairSums(sketches.count, FULL_BOUNDS.room);
      const standingIn = (fingerprint: number): number[] | null => {
        const standing = told.get(fingerprint);
        return standing === undefined ? null : Array.from(standing, (o) => outletNumber.indexOf(o));
      };
      joinPostings(sketches, alone(sketches.count), own, FULL_BOUNDS, pairs, {
        crowd: { examine: () => {}, standingIn },
        outlet,
        learns: false,
        hides: !tellsStanding(options),
        across: options.acrossOutlets,
        beyond: null,
      });
      const { count, a, b } = pairs.table();
      for (let p = 0; p < count; p++) out.push(articles.numbers[a[p]], articles.numbers[b[p]]);
    });
  },
});
