import { countRuns, filterOf, passes } from '../../candidates/misread.js';
import { sampleRuns } from '../../tokenize/shapes.js';
import { Deal } from '../deal.js';
import { eachGroup, laid, type MakeStep, Places } from '../step.js';
import { bytesOf } from '../tables.js';

/** Samples the runs of letters of texts, each once, of which only those that the filter lets pass, and deals them out. */
export const letters: MakeStep = ({ parts, filter: given }) => ({
  schema: { part: 'int', data: 'bytes' },
  run(rows, out) {
    const filter = given === null ? null : new Uint8Array(Buffer.from(given, 'base64'));
    const [numbers, misread, texts] = [rows.ints('n'), rows.ints('misread'), rows.texts('text')];
    const deal = new Deal(parts);
    const runs = new Set<number>();
    for (let i = 0; i < rows.count; i++) {
      runs.clear();
      for (const run of sampleRuns(texts[i] ?? '')) if (filter === null || passes(filter, run)) runs.add(run);
      for (const run of runs) deal.rows(deal.partOf(run)).push(run, numbers[i], misread[i]);
    }
    deal.each((part, words) => {
      out.push(part, bytesOf(words));
    });
  },
});

/** The filter that lets the runs of misread articles pass, out of all of them. */
export const filter: MakeStep = () => ({
  schema: { filter: 'text' },
  run(rows, out) {
    const { all } = laid(rows.words('data').map((words) => words.subarray(1)));
    const runs = Uint32Array.from({ length: all.length / 3 }, (_, h) => all[3 * h]);
    out.push(Buffer.from(filterOf(runs)).toString('base64'));
  },
});

/** The pairs that share runs of letters of a part, with how many. */
export const runs: MakeStep = () => ({
  schema: { a: 'int', b: 'int', shared: 'int' },
  run(rows, out) {
    const data = rows.words('data');
    eachGroup(rows.ints('part'), (from, to) => {
      const { all } = laid(data.slice(from, to).map((words) => words.subarray(1)));
      const held = { length: all.length / 3 };
      const places = new Places(Array.from(held, (_, h) => all[3 * h + 1]));
      const misread = new Uint8Array(places.count);
      for (let h = 0; h < all.length; h += 3) misread[places.of(all[h + 1])] = all[h + 2];
      const hits = {
        run: Uint32Array.from(held, (_, h) => all[3 * h]),
        article: Uint32Array.from(held, (_, h) => places.of(all[3 * h + 1])),
      };
      for (const [pair, n] of countRuns(hits, misread))
        out.push(places.numbers[Math.floor(pair / places.count)], places.numbers[pair % places.count], n);
    });
  },
});
