import { chooseBands } from '../../candidates/bands.js';
import { bandKey } from '../../candidates/fold.js';
import { radixSort } from '../../candidates/radix.js';
import { columnOf, DEALT, Deal, rowsOf } from '../deal.js';
import { eachGroup, type MakeStep } from '../step.js';

/** Deals out the buckets of signatures: rows of a bucket's key and the article in it. */
export const dealBands: MakeStep = ({ signature: k, threshold, parts }) => {
  const { bands, rows: height } = chooseBands(threshold, k);
  return {
    schema: DEALT,
    run(rows, out) {
      const numbers = rows.ints('n');
      const words = rows.ints('words');
      const signatures = rows.words('signature');
      const deal = new Deal(parts);
      for (let i = 0; i < rows.count; i++) {
        if (words[i] === 0) continue;
        for (let band = 0; band < bands; band++) {
          const key = bandKey(signatures[i], band * height, height, band);
          const to = deal.rows(deal.partOf(key));
          to.push(key);
          to.push(numbers[i]);
        }
      }
      deal.into(out);
    },
  };
};

/** The buckets of each part, as ties of their articles to the first: what two near-duplicates have in common. */
export const buckets: MakeStep = () => ({
  schema: { a: 'int', b: 'int' },
  run(rows, out) {
    const data = rows.words('data');
    eachGroup(rows.ints('part'), (from, to) => {
      const all = rowsOf(data.slice(from, to));
      const [keys, owners] = [columnOf(all, 2, 0), columnOf(all, 2, 1)];
      radixSort(keys, owners, keys.length);
      const told = new Set<number>();
      eachGroup(keys, (x, y) => {
        if (y - x < 2) return;
        let first = owners[x];
        for (let i = x + 1; i < y; i++) first = Math.min(first, owners[i]);
        for (let i = x; i < y; i++) {
          const tie = first * 2147483648 + owners[i];
          if (owners[i] === first || told.has(tie)) continue;
          told.add(tie);
          out.push(first, owners[i]);
        }
      });
    });
  },
});
