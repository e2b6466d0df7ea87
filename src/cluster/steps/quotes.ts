import { KEPT } from '../../judge/crowd-quotes.js';
import { eachGroup, type MakeStep } from '../step.js';
import { bytesOf } from '../words.js';

/** What is known of the quotations in each article, of which the first are kept; rows in the order of the findings. */
export const quotes: MakeStep = () => ({
  schema: { n: 'int', known: 'bytes' },
  run(rows, out) {
    const [begin, end, quoter] = [rows.ints('begin'), rows.ints('end'), rows.ints('quoter')];
    eachGroup(rows.ints('article'), (from, to, n) => {
      const known: number[] = [];
      for (let i = from; i < Math.min(to, from + KEPT); i++) known.push(begin[i], end[i], quoter[i]);
      out.push(n, bytesOf(known));
    });
  },
});
