import { FULL_BOUNDS } from '../../candidates/candidates.js';
import { PairSums } from '../../candidates/pairs.js';
import { joinSkips } from '../../candidates/skips.js';
import { Deal } from '../deal.js';
import { alone } from '../postings.js';
import { eachGroup, laid, type MakeStep, Places } from '../step.js';
import { bytesOf } from '../tables.js';

/** Deals out skip-grams: rows of one and the article that holds it. */
export const dealSkips: MakeStep = ({ parts }) => ({
  schema: { part: 'int', data: 'bytes' },
  run(rows, out) {
    const numbers = rows.ints('n');
    const skips = rows.words('skips');
    const deal = new Deal(parts);
    for (let i = 0; i < rows.count; i++)
      for (const gram of skips[i]) deal.rows(deal.partOf(gram)).push(gram, numbers[i]);
    deal.each((part, words) => {
      out.push(part, bytesOf(words));
    });
  },
});

/** The pairs that share a skip-gram of a part, with how many. */
export const skips: MakeStep = () => ({
  schema: { a: 'int', b: 'int', shared: 'int' },
  run(rows, out) {
    const data = rows.words('data');
    eachGroup(rows.ints('part'), (from, to) => {
      const { all } = laid(data.slice(from, to).map((words) => words.subarray(1)));
      const held = { length: all.length / 2 };
      const places = new Places(Array.from(held, (_, h) => all[2 * h + 1]));
      const grams: number[][] = Array.from({ length: places.count }, () => []);
      for (let h = 0; h < all.length; h += 2) grams[places.of(all[h + 1])].push(all[h]);
      const { starts, all: skipgrams } = laid(grams.map((words) => Uint32Array.from(words)));
      const { count } = places;
      const pairs = new PairSums(count, FULL_BOUNDS.room);
      joinSkips({ count, skipStarts: starts, skipgrams }, alone(count), FULL_BOUNDS, pairs);
      const { numbers } = places;
      const { count: n, a, b, shared } = pairs.table();
      for (let p = 0; p < n; p++) out.push(numbers[a[p]], numbers[b[p]], shared[p]);
    });
  },
});
