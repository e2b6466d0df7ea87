import { countRuns, filterOf, passes } from '../../candidates/misread.js';
import { sampleRuns } from '../../tokenize/shapes.js';
import { columnOf, DEALT, Deal, rowsOf } from '../deal.js';
import { ranked } from '../places.js';
import { eachGroup, type MakeStep } from '../step.js';

/** Samples the runs of letters of texts, each once, of which only those that the filter lets pass, and deals them out. */
export const letters: MakeStep = ({ parts, filter: given }) => ({
  schema: DEALT,
  run(rows, out) {
    const filter = given === null ? null : new Uint8Array(Buffer.from(given, 'base64'));
    const [numbers, misread, texts] = [rows.ints('n'), rows.ints('misread'), rows.texts('text')];
    const deal = new Deal(parts);
    const runs = new Set<number>();
    for (let i = 0; i < rows.count; i++) {
      runs.clear();
      for (const run of sampleRuns(texts[i] ?? '')) if (filter === null || passes(filter, run)) runs.add(run);
      for (const run of runs) {
        const to = deal.rows(deal.partOf(run));
        to.push(run);
        to.push(numbers[i]);
        to.push(misread[i]);
      }
    }
    deal.into(out);
  },
});

/** The filter that lets the runs of misread articles pass, out of all of them. */
export const filter: MakeStep = () => ({
  schema: { filter: 'text' },
  run(rows, out) {
    const runs = columnOf(rowsOf(rows.words('data')), 3, 0);
    out.push(Buffer.from(filterOf(runs)).toString('base64'));
  },
});

/** The pairs that share runs of letters of a part, with how many. */
export const runs: MakeStep = () => ({
  schema: { a: 'int', b: 'int', shared: 'int' },
  run(rows, out) {
    const data = rows.words('data');
    eachGroup(rows.ints('part'), (from, to) => {
      const all = rowsOf(data.slice(from, to));
      const { numbers, place: article } = ranked(columnOf(all, 3, 1));
      const misread = new Uint8Array(numbers.length);
      article.forEach((i, h) => {
        misread[i] = all[3 * h + 2];
      });
      const hits = { run: columnOf(all, 3, 0), article };
      const { count, a, b, shared } = countRuns(hits, misread);
      for (let p = 0; p < count; p++) out.push(numbers[a[p]], numbers[b[p]], shared[p]);
    });
  },
});
