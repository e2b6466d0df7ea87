import { areKin, findHeads } from '../../candidates/kin.js';
import { Places } from '../places.js';
import { alone } from '../postings.js';
import type { MakeStep } from '../step.js';

/** Of pairs those that are near enough to be kin. */
export const kin: MakeStep = () => ({
  schema: { a: 'int', b: 'int', shared: 'int', printsA: 'int', printsB: 'int' },
  run(rows, out) {
    const [a, b, shared] = [rows.ints('a'), rows.ints('b'), rows.ints('shared')];
    const [printsA, printsB] = [rows.ints('printsA'), rows.ints('printsB')];
    for (let p = 0; p < rows.count; p++)
      if (areKin(shared[p], printsA[p], printsB[p])) out.push(a[p], b[p], shared[p], printsA[p], printsB[p]);
  },
});

/** The article that each is kin to, of whole components of such pairs, none of them folded: two of these do not meet. */
export const heads: MakeStep = () => ({
  schema: { n: 'int', head: 'int' },
  run(rows, out) {
    const [a, b, shared] = [rows.ints('a'), rows.ints('b'), rows.ints('shared')];
    const [printsA, printsB] = [rows.ints('printsA'), rows.ints('printsB')];
    const places = new Places([...Array.from(a), ...Array.from(b)]);
    const prints = new Uint32Array(places.count);
    for (let p = 0; p < rows.count; p++) {
      prints[places.of(a[p])] = printsA[p];
      prints[places.of(b[p])] = printsB[p];
    }
    const pairs = {
      count: rows.count,
      a: Uint32Array.from(a, (n) => places.of(n)),
      b: Uint32Array.from(b, (n) => places.of(n)),
      shared: Uint32Array.from(shared),
    };
    findHeads(pairs, alone(places.count), (i) => prints[i]).forEach((head, i) => {
      if (head !== i) out.push(places.numbers[i], places.numbers[head]);
    });
  },
});
