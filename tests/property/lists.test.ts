import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachList } from '../../src/candidates/lists.js';
import { alsoIn, only, PairList, PairSums, summed, uniquePairs } from '../../src/candidates/pairs.js';

/** Hashes of articles, few enough that they recur, spread over all 32 bits; and whether each plays. */
const articles = fc.array(fc.array(fc.tuple(fc.nat({ max: 40 }), fc.boolean()), { maxLength: 12 }), {
  maxLength: 20,
});
const hashOf = (n: number): number => Math.imul(n + 1, 0x9e3779b1) >>> 0;

describe('lists of the articles that hold a hash', () => {
  it('hold, ascending by hash and owner, what stands more than once, in however many parts, slices and bins', () => {
    fc.assert(
      fc.property(
        articles,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 1, max: 9 }),
        (held, room, bin, of) => {
          const all = held.flat();
          const starts = new Uint32Array(held.length + 1);
          held.forEach((own, i) => {
            starts[i + 1] = starts[i] + own.length;
          });
          const lists: [number, [number, number][]][] = [];
          const hashes = {
            count: held.length,
            starts,
            hashes: Uint32Array.from(all, ([n]) => hashOf(n)),
            places: Uint32Array.from(all, (_, p) => 7 * p),
            plays: Uint8Array.from(all, ([, plays]) => (plays ? 1 : 0)),
            size: all.filter(([, plays]) => plays).length,
          };
          for (let index = 0; index < of; index++)
            eachList(
              hashes,
              room,
              (hash, list, { owner, place }) =>
                lists.push([hash, Array.from(list, (p) => [owner[p], place[p]])]),
              { index, of },
              bin,
            );
          const naive = new Map<number, [number, number][]>();
          held.forEach((own, i) => {
            own.forEach(([n, plays], x) => {
              if (plays) naive.set(hashOf(n), [...(naive.get(hashOf(n)) ?? []), [i, 7 * (starts[i] + x)]]);
            });
          });
          const expected = [...naive].filter(([, list]) => list.length > 1).sort(([x], [y]) => x - y);
          expect(lists).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const COUNT = 12;
const pairs = fc.array(
  fc.tuple(fc.nat({ max: COUNT - 2 }), fc.nat({ max: COUNT - 1 })).filter(([a, b]) => a < b),
  { maxLength: 200 },
);
const naiveOf = (list: readonly [number, number][]): [number, number, number][] => {
  const sums = new Map<number, number>();
  for (const [a, b] of list) sums.set(a * COUNT + b, (sums.get(a * COUNT + b) ?? 0) + 1);
  return [...sums].sort(([x], [y]) => x - y).map(([key, n]) => [Math.floor(key / COUNT), key % COUNT, n]);
};
const rows = ({ count, a, b, shared }: ReturnType<typeof summed>): [number, number, number][] =>
  Array.from({ length: count }, (_, p) => [a[p], b[p], shared[p]]);
const tableOf = (list: readonly [number, number][]): ReturnType<typeof summed> => {
  const found = new PairList();
  for (const [a, b] of list) found.push(a, b);
  return uniquePairs(found, COUNT);
};

describe('tables of pairs', () => {
  it('hold each pair once, ascending, with how often it came, also where a list is summed up before it ends', () => {
    fc.assert(
      fc.property(pairs, pairs, (one, other) => {
        const sums = new PairSums(COUNT, 1);
        // the first room of a list is larger than what is pushed here at once
        for (let turn = 0; turn < 200; turn++) for (const [a, b] of one) sums.push(a, b);
        expect(rows(sums.table())).toEqual(naiveOf(one).map(([a, b, n]) => [a, b, 200 * n]));
        expect(rows(summed(tableOf(one), tableOf(other)))).toEqual(naiveOf([...one, ...other]));
      }),
      { numRuns: 100 },
    );
  });

  it('tell which of their pairs another has', () => {
    fc.assert(
      fc.property(pairs, pairs, (one, other) => {
        const table = tableOf(one);
        const flags = alsoIn(table, tableOf(other));
        const had = new Set(other.map(([a, b]) => a * COUNT + b));
        const left = naiveOf(one).filter(([a, b]) => !had.has(a * COUNT + b));
        expect(rows(only(table, (p) => flags[p] === 0))).toEqual(left);
      }),
    );
  });
});
