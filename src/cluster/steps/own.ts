import { OwnFingerprints } from '../../candidates/own.js';
import { laid } from '../../sketch/laid.js';
import type { MakeStep } from '../step.js';
import { NO_WORDS } from '../words.js';

/** Flags the fingerprints of each article that are its own beside those of another that it is near to: a byte each. */
export const own: MakeStep = ({ window, signature: k }) => ({
  schema: { n: 'int', own: 'bytes' },
  run(rows, out) {
    const numbers = rows.ints('n');
    const [fingerprints, places] = [rows.words('fingerprints'), rows.words('places')];
    const others = rows.words('other');
    // each article, and behind it the other
    const laidOut = laid(fingerprints.flatMap((all, i) => [all, others[i]]));
    const sketches = {
      count: 2 * rows.count,
      k,
      tokens: NO_WORDS,
      streams: NO_WORDS,
      signatures: NO_WORDS,
      starts: laidOut.starts,
      fingerprints: laidOut.all,
      places: laid(places.flatMap((all, i) => [all, others[i]])).all,
      skipStarts: NO_WORDS,
      skipgrams: NO_WORDS,
    };
    const beside = new OwnFingerprints(sketches, window);
    for (let i = 0; i < rows.count; i++)
      out.push(numbers[i], beside.beside(2 * i, 2 * i + 1).slice(0, fingerprints[i].length));
  },
});
