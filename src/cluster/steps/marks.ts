import { MarkBuilder } from '../../candidates/crowd.js';
import { spansOf } from '../../candidates/spans.js';
import { eachGroup, laid, type MakeStep } from '../step.js';
import { bytesOf } from '../tables.js';

/** Puts together what all parts have marked in an article: its standing text and the common phrases in it. */
export const marks: MakeStep = () => ({
  schema: { n: 'int', standing: 'bytes', common: 'bytes' },
  run(rows, out) {
    const data = rows.words('data');
    eachGroup(rows.ints('n'), (from, to, n) => {
      const { all } = laid(data.slice(from, to));
      const hits = Array.from({ length: all.length / 3 }, (_, h) => 3 * h).sort((x, y) => all[x] - all[y]);
      const builder = new MarkBuilder(1);
      for (const h of hits) {
        if ((all[h + 2] & 1) !== 0) builder.standing.add(all[h], all[h + 1]);
        if ((all[h + 2] & 2) !== 0) builder.common.add(all[h], all[h + 1]);
      }
      builder.close(0);
      const { standing, common } = builder.marks();
      out.push(n, bytesOf(spansOf(standing, 0)), bytesOf(spansOf(common, 0)));
    });
  },
});
