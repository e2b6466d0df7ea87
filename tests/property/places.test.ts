import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Few } from '../../src/candidates/few.js';
import { columnOf, DEALT, Deal, rowsOf } from '../../src/cluster/deal.js';
import { byPlace, ranked } from '../../src/cluster/places.js';
import { Rows, Table } from '../../src/cluster/tables.js';
import { Words } from '../../src/cluster/words.js';
import { laid } from '../../src/sketch/laid.js';

const word = fc.oneof(fc.nat(20), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const words = fc.array(word, { maxLength: 300 });

describe('what the steps on a cluster lay out', () => {
  it('ranked gives each number once, ascending, and the place of each given', () => {
    fc.assert(
      fc.property(words, (given) => {
        const { numbers, place } = ranked(Uint32Array.from(given));
        expect([...numbers]).toEqual([...new Set(given)].sort((x, y) => x - y));
        expect(Array.from(place, (i) => numbers[i])).toEqual(given);
      }),
    );
  });

  it('byPlace keeps the values of a place together, in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), word), { maxLength: 200 }), (rows) => {
        const place = Uint32Array.from(rows, ([i]) => i);
        const values = Uint32Array.from(rows, ([, value]) => value);
        const { starts, columns } = byPlace(place, 10, [values]);
        for (let i = 0; i < 10; i++) {
          const own = rows.filter(([at]) => at === i).map(([, value]) => value);
          expect([...columns[0].subarray(starts[i], starts[i + 1])]).toEqual(own);
        }
      }),
    );
  });

  it('Words holds what was pushed, however much', () => {
    fc.assert(
      fc.property(words, (given) => {
        const held = new Words();
        for (const one of given) held.push(one);
        expect([...held.view()]).toEqual(given);
      }),
    );
  });

  it('Deal deals every row to the part of its hash, and the rows of all parts are those that came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { maxLength: 200 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, parts) => {
          const deal = new Deal(parts);
          for (const row of rows) for (const one of row) deal.rows(deal.partOf(row[0])).push(one);
          const out = new Table(DEALT);
          deal.into(out);
          const table = Rows.from(out.toBytes());
          const dealt = table.words('data').map((all, i) => [table.ints('part')[i], all] as const);
          let last = -1;
          for (const [part, all] of dealt) {
            expect(part).toBeGreaterThan(last);
            last = part;
            const own = rows.filter(([hash]) => deal.partOf(hash) === part);
            expect([...columnOf(rowsOf([all]), 2, 0)]).toEqual(own.map(([hash]) => hash));
            expect([...columnOf(rowsOf([all]), 2, 1)]).toEqual(own.map(([, value]) => value));
          }
          expect(rowsOf(dealt.map(([, all]) => all)).length).toBe(2 * rows.length);
        },
      ),
    );
  });

  it('laid puts lists end to end and says where each begins', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (lists) => {
        const { starts, all } = laid(lists.map((list) => Uint32Array.from(list)));
        expect(lists.map((_, i) => [...all.subarray(starts[i], starts[i + 1])])).toEqual(lists);
      }),
    );
  });

  it('Few has what it was given and nothing else', () => {
    fc.assert(
      fc.property(words, words, (given, asked) => {
        const few = new Few(new Set(given));
        for (const one of [...given, ...asked]) expect(few.has(one)).toBe(given.includes(one));
      }),
    );
  });
});
