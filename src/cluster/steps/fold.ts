import { chooseBands } from '../../candidates/bands.js';
import { fold } from '../../candidates/fold.js';
import { laid } from '../../sketch/laid.js';
import { Places } from '../places.js';
import { NO_SKETCHES } from '../postings.js';
import type { MakeStep } from '../step.js';
import { NO_WORDS } from '../words.js';

/**
 * Folds near-duplicates, of whole components of articles that have a bucket in common: articles of two components have
 * none, so that each is folded as if all were there. Gives those that were folded.
 */
export const foldStep: MakeStep = ({ threshold, signature: k }) => ({
  schema: { n: 'int', r: 'int' },
  run(rows, out) {
    const numbers = rows.ints('n');
    const places = new Places(Array.from(numbers));
    const { count } = places;
    const signatures: Uint32Array[] = new Array(count).fill(NO_WORDS);
    const streams: Uint32Array[] = new Array(count).fill(NO_WORDS);
    const [given, stream] = [rows.words('signature'), rows.words('stream')];
    for (let i = 0; i < rows.count; i++) {
      signatures[places.of(numbers[i])] = given[i];
      streams[places.of(numbers[i])] = stream[i];
    }
    const sketches = {
      ...NO_SKETCHES,
      count,
      k,
      tokens: Uint32Array.from(streams, (words) => words[2]),
      streams: laid(streams.map((words) => words.subarray(0, 2))).all,
      signatures: laid(signatures).all,
    };
    fold(sketches, threshold, chooseBands(threshold, k)).forEach((r, i) => {
      if (r !== i) out.push(places.numbers[i], places.numbers[r]);
    });
  },
});
