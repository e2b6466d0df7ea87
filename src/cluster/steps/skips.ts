import { FULL_BOUNDS } from '../../candidates/candidates.js';
import { PairSums } from '../../candidates/pairs.js';
import { joinSkips } from '../../candidates/skips.js';
import { columnOf, DEALT, Deal, rowsOf } from '../deal.js';
import { byPlace, ranked } from '../places.js';
import { alone } from '../postings.js';
import { eachGroup, type MakeStep } from '../step.js';

/** Deals out skip-grams: rows of one and the article that holds it. */
export const dealSkips: MakeStep = ({ parts }) => ({
  schema: DEALT,
  run(rows, out) {
    const numbers = rows.ints('n');
    const skips = rows.words('skips');
    const deal = new Deal(parts);
    for (let i = 0; i < rows.count; i++) {
      for (const gram of skips[i]) {
        const to = deal.rows(deal.partOf(gram));
        to.push(gram);
        to.push(numbers[i]);
      }
    }
    deal.into(out);
  },
});

/** The pairs that share a skip-gram of a part, with how many. */
export const skips: MakeStep = () => ({
  schema: { a: 'int', b: 'int', shared: 'int' },
  run(rows, out) {
    const data = rows.words('data');
    eachGroup(rows.ints('part'), (from, to) => {
      const all = rowsOf(data.slice(from, to));
      const { numbers, place } = ranked(columnOf(all, 2, 1));
      const count = numbers.length;
      const { starts, columns } = byPlace(place, count, [columnOf(all, 2, 0)]);
      const pairs = new PairSums(count, FULL_BOUNDS.pairs);
      const grams = { count, skipStarts: starts, skipgrams: columns[0] };
      joinSkips(grams, alone(count), FULL_BOUNDS, pairs);
      const { count: n, a, b, shared } = pairs.table();
      for (let p = 0; p < n; p++) out.push(numbers[a[p]], numbers[b[p]], shared[p]);
    });
  },
});
