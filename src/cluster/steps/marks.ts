import { MarkBuilder } from '../../candidates/crowd.js';
import { spansOf } from '../../candidates/spans.js';
import { laid } from '../../sketch/laid.js';
import { columnOf } from '../deal.js';
import { byPlace, ranked } from '../places.js';
import { eachGroup, type MakeStep } from '../step.js';
import { bytesOf } from '../words.js';
import { HIT, HIT_COMMON, HIT_STANDING } from './lists.js';

/** Puts together what all parts have marked in some articles: their standing text and the common phrases in them. */
export const marks: MakeStep = () => ({
  schema: { n: 'int', standing: 'bytes', common: 'bytes' },
  run(rows, out) {
    const data = rows.words('data');
    eachGroup(rows.ints('some'), (from, to) => {
      const { all } = laid(data.slice(from, to));
      const { numbers, place } = ranked(columnOf(all, HIT, 0));
      const at = Uint32Array.from(place, (_, h) => h * HIT);
      const { starts, columns } = byPlace(place, numbers.length, [at]);
      numbers.forEach((n, i) => {
        const hits = columns[0].subarray(starts[i], starts[i + 1]);
        hits.sort((x, y) => all[x + 1] - all[y + 1]);
        const builder = new MarkBuilder(1);
        for (const h of hits) {
          if ((all[h + 3] & HIT_STANDING) !== 0) builder.standing.add(all[h + 1], all[h + 2]);
          if ((all[h + 3] & HIT_COMMON) !== 0) builder.common.add(all[h + 1], all[h + 2]);
        }
        builder.close(0);
        const { standing, common } = builder.marks();
        out.push(n, bytesOf(spansOf(standing, 0)), bytesOf(spansOf(common, 0)));
      });
    });
  },
});
