import { OwnFingerprints } from '../../candidates/own.js';
import { laid } from '../../sketch/laid.js';
import { NO_SKETCHES } from '../postings.js';
import type { MakeStep } from '../step.js';

/** Flags the fingerprints of each article that are its own beside those of another that it is near to: a byte each. */
export const own: MakeStep = ({ window }) => ({
  schema: { n: 'int', own: 'bytes' },
  run(rows, out) {
    const numbers = rows.ints('n');
    const [fingerprints, places] = [rows.words('fingerprints'), rows.words('places')];
    const others = rows.words('other');
    // each article, and behind it the other
    const laidOut = laid(fingerprints.flatMap((all, i) => [all, others[i]]));
    const sketches = {
      ...NO_SKETCHES,
      count: 2 * rows.count,
      starts: laidOut.starts,
      fingerprints: laidOut.all,
      places: laid(places.flatMap((all, i) => [all, others[i]])).all,
    };
    const beside = new OwnFingerprints(sketches, window);
    for (let i = 0; i < rows.count; i++)
      out.push(numbers[i], beside.beside(2 * i, 2 * i + 1).slice(0, fingerprints[i].length));
  },
});
