import { patchworks } from '../../judge/patchwork.js';
import { eachGroup, type MakeStep } from '../step.js';

/** How many sources each article is put together from, of those that are: a row for each pair, in order, with its family. */
export const patches: MakeStep = () => ({
  schema: { n: 'int', sources: 'int' },
  run(rows, out) {
    const [family, words] = [rows.ints('family'), rows.ints('words')];
    const copied = rows.words('copied');
    eachGroup(rows.ints('n'), (from, to, n) => {
      const numbers = new Map<number, number>();
      const groups = [-1];
      const pairs = [];
      for (let i = from; i < to; i++) {
        if (!numbers.has(family[i])) numbers.set(family[i], numbers.size);
        groups.push(numbers.get(family[i]) as number);
        pairs.push({ a: 0, b: groups.length - 1, copiedA: [...copied[i]], copiedB: [] });
      }
      const lengths = new Uint32Array(groups.length);
      lengths[0] = words[from];
      const [sources] = patchworks(pairs, lengths, Int32Array.from(groups));
      if (sources > 0) out.push(n, sources);
    });
  },
});
