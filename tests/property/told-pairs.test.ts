import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FamilyGroup } from '../../src/families/families.js';
import { pairsOfMembers } from '../../src/families/pairs.js';

/** Which pairs inside families have to be aligned yet where all are told, against every pair asked one by one. */

interface Case {
  readonly families: FamilyGroup[];
  readonly pairs: { a: number; b: number }[];
  readonly outlet: Int32Array;
}

/** Articles of which each is in one of some families or in none, with some pairs that are known. */
const cases: fc.Arbitrary<Case> = fc
  .array(fc.record({ family: fc.integer({ min: -1, max: 3 }), outlet: fc.integer({ min: -1, max: 2 }) }), {
    minLength: 2,
    maxLength: 16,
  })
  .chain((articles) => {
    const places = articles.map((_, i) => i);
    const families = [0, 1, 2, 3]
      .map((f) => places.filter((i) => articles[i].family === f))
      .filter((members) => members.length > 1)
      .map((members) => ({ members, representative: members[members.length >> 1] }));
    const all = places.flatMap((a) => places.slice(a + 1).map((b) => ({ a, b })));
    return fc.record({
      families: fc.constant(families),
      pairs: fc.subarray(all),
      outlet: fc.constant(Int32Array.from(articles, ({ outlet }) => outlet)),
    });
  });

const listOf = ({ a, b }: { a: Uint32Array; b: Uint32Array }): string[] =>
  Array.from(a, (x, p) => `${x} ${b[p]}`);

describe('pairs inside families that are not known yet', () => {
  it('are all that two members make, in order, but those of one outlet where these are not compared', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), ({ families, pairs, outlet }, across) => {
        const naive: string[] = [];
        for (let a = 0; a < outlet.length; a++) {
          for (let b = a + 1; b < outlet.length; b++) {
            const together = families.some(({ members }) => members.includes(a) && members.includes(b));
            const one = across && outlet[a] >= 0 && outlet[a] === outlet[b];
            if (together && !one && !pairs.some((pair) => pair.a === a && pair.b === b))
              naive.push(`${a} ${b}`);
          }
        }
        expect(listOf(pairsOfMembers(families, pairs, across ? outlet : null))).toEqual(naive);
      }),
    );
  });

  it('are those with the representative in a family that is too large', () => {
    fc.assert(
      fc.property(cases, ({ families, pairs }) => {
        const naive = families.flatMap(({ members, representative }) =>
          members
            .filter((member) => member !== representative)
            .map((member) => [Math.min(member, representative), Math.max(member, representative)])
            .filter(([a, b]) => !pairs.some((pair) => pair.a === a && pair.b === b)),
        );
        naive.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
        const found = pairsOfMembers(families, pairs, null, () => true, 1);
        expect(listOf(found)).toEqual(naive.map(([a, b]) => `${a} ${b}`));
      }),
    );
  });

  it('are only those that are wanted', () => {
    fc.assert(
      fc.property(cases, ({ families, pairs }) => {
        const wanted = (a: number, b: number): boolean => a === 0 || b === 0;
        const some = listOf(pairsOfMembers(families, pairs, null, wanted));
        expect(some).toEqual(
          listOf(pairsOfMembers(families, pairs, null)).filter((pair) => pair.startsWith('0 ')),
        );
      }),
    );
  });
});
