import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupFamilies, type Tie } from '../../src/families/families.js';
import { seeded, sketchAll } from './support.js';

type Text = readonly number[];

/** `length` words that no other call with another `from` gives. */
const story = (from: number, length = 200): number[] => Array.from({ length }, (_, i) => 10_000 * from + i);

/** A version of a story: every `every`-th word exchanged, from a place of its own. */
const version = (text: Text, n: number, every = 25): number[] =>
  text.map((word, i) => ((i + 3 * n) % every === 0 ? 5_000_000 + 1000 * n + i : word));

/** Ties of all pairs that share words, as strong as the share of the side that shares more. */
function tiesOf(texts: readonly Text[], least = 0.1): Tie[] {
  const ties: Tie[] = [];
  texts.forEach((x, a) => {
    const words = new Set(x);
    for (let b = a + 1; b < texts.length; b++) {
      const shared = texts[b].filter((word) => words.has(word)).length;
      const strength = shared / Math.max(1, Math.min(x.length, texts[b].length));
      if (strength >= least) ties.push({ a, b, strength });
    }
  });
  return ties;
}

const none = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);

function families(
  texts: readonly Text[],
  ties: readonly Tie[] = tiesOf(texts),
  folded = none(texts.length),
): number[][] {
  return groupFamilies(sketchAll(texts), ties, folded).map((family) => family.members);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Six versions of one story, six of another. */
const two = [
  ...range(0, 6).map((n) => version(story(1), n)),
  ...range(6, 12).map((n) => version(story(2), n)),
];

describe('two stories', () => {
  it('of six versions each are two families', () => {
    expect(families(two)).toEqual([range(0, 6), range(6, 12)]);
  });

  it.each([1, 2, 3, 5, 20])('are not joined by a digest that carries both, printed %d times', (prints) => {
    // the shorter story is the first, and the longer the first: either may be tied to the digest before the other
    for (const [x, y] of [
      [100, 140],
      [140, 100],
    ]) {
      const [one, other] = [story(1, x), story(2, y)];
      const digests = range(0, prints).map((n) => version([...one, ...other], n, 100));
      const found = families([one, other, ...digests]);
      expect(found.filter((members) => members.includes(0) && members.includes(1))).toEqual([]);
    }
  });

  it('are not joined by a round-up page that carries half of each', () => {
    const roundUp = [...story(1).slice(0, 100), ...story(2).slice(0, 100)];
    const found = families([...two, roundUp]);
    expect(
      found.filter((members) => members.some((m) => m < 6) && members.some((m) => m >= 6 && m < 12)),
    ).toEqual([]);
    for (const members of [range(0, 6), range(6, 12)])
      expect(found.some((family) => members.every((m) => family.includes(m)))).toBe(true);
  });

  it('are not joined by a round-up page that carries both whole, nor by several', () => {
    const both = range(0, 3).map((n) => version([...story(1), ...story(2)], 20 + n));
    const found = families([...two, ...both]);
    expect(found.filter((members) => members.includes(0) && members.includes(6))).toEqual([]);
  });

  it('are not joined by a chain of articles, each sharing a third with the next', () => {
    const words = story(1, 1400);
    const chain = range(0, 10).map((n) => words.slice(120 * n, 120 * n + 200));
    const found = families(chain);
    expect(found.filter((members) => members.includes(0) && members.includes(9))).toEqual([]);
    // no family holds two that share nothing
    for (const members of found) expect((members.at(-1) ?? 0) - members[0]).toBeLessThanOrEqual(2);
  });

  it('are not joined by one strong tie between two of their members', () => {
    expect(families(two, [...tiesOf(two), { a: 0, b: 6, strength: 0.99 }]).length).toBeGreaterThanOrEqual(2);
    const found = families(two, [...tiesOf(two), { a: 0, b: 6, strength: 0.5 }]);
    expect(found).toEqual([range(0, 6), range(6, 12)]);
  });
});

describe('one story', () => {
  it('stays together in 40 versions, with ties to the first alone', () => {
    const texts = range(0, 40).map((n) => version(story(1), n));
    const star = range(1, 40).map((b) => ({ a: 0, b, strength: 0.9 }));
    expect(families(texts, star)).toEqual([range(0, 40)]);
  });

  it('stays together where some of its versions are cut to half', () => {
    const texts = range(0, 12).map((n) => version(story(1), n).slice(0, n % 3 === 0 ? 100 : 200));
    expect(families(texts)).toEqual([range(0, 12)]);
  });

  it('of two articles needs nothing but their tie', () => {
    expect(families([story(1), story(2)], [{ a: 0, b: 1, strength: 0.2 }])).toEqual([[0, 1]]);
  });

  it('has the version that the near-duplicates were folded into for its representative', () => {
    const texts = range(0, 6).map((n) => version(story(1), n));
    const folded = Uint32Array.of(0, 1, 1, 1, 0, 5);
    expect(groupFamilies(sketchAll(texts), tiesOf(texts), folded)[0].representative).toBe(1);
    // though another is more like the others
    const [one, other, third] = [1, 2, 3].map((n) => version(story(1), n));
    const copies = [one, story(1), other, third, third];
    const into = Uint32Array.of(0, 1, 2, 3, 3);
    expect(groupFamilies(sketchAll(copies), tiesOf(copies), into)[0].representative).toBe(3);
  });

  it('has of versions equally like the others the longest for its representative, then the first', () => {
    const repeated = [...story(1), ...story(1).slice(0, 20)];
    const equal = [story(1), repeated, story(1)];
    const sketches = sketchAll(equal);
    // so that all agree
    const signatures = new Uint32Array(sketches.signatures.length);
    const alike = { ...sketches, signatures };
    expect(groupFamilies(alike, tiesOf(equal), none(3))[0].representative).toBe(1);
    expect(groupFamilies(alike, [{ a: 0, b: 2, strength: 1 }], none(3))[0].representative).toBe(0);
  });

  it('has, where nothing was folded, the version most like the others for its representative', () => {
    const texts = [version(story(1), 1), version(story(1), 2), story(1), version(story(1), 3)];
    expect(groupFamilies(sketchAll(texts), tiesOf(texts), none(4))[0].representative).toBe(2);
  });
});

describe('any ties', () => {
  const random = fc.tuple(fc.integer({ min: 2, max: 14 }), fc.nat()).map(([count, seed]) => {
    const next = seeded(seed);
    return range(0, count).map(() => {
      const parts = range(0, 1 + (next() % 2)).map(() =>
        story(next() % 3, 60).slice(next() % 30, 30 + (next() % 31)),
      );
      return version(parts.flat(), next() % 50, 7);
    });
  });

  it('give the same families in whatever order they come', () => {
    const shuffled = random.chain((texts) => {
      const ties = tiesOf(texts);
      return fc.tuple(fc.constant(texts), fc.shuffledSubarray(ties, { minLength: ties.length }));
    });
    fc.assert(
      fc.property(shuffled, ([texts, ties]) => {
        const sketches = sketchAll(texts);
        const folded = none(texts.length);
        expect(groupFamilies(sketches, ties, folded)).toEqual(groupFamilies(sketches, tiesOf(texts), folded));
      }),
      { numRuns: 200 },
    );
  });

  it('put an article into one family at most, its members ascending, the representative among them', () => {
    fc.assert(
      fc.property(random, (texts) => {
        const ties = tiesOf(texts);
        const found = groupFamilies(sketchAll(texts), ties, none(texts.length));
        const all = found.flatMap((family) => family.members);
        expect(new Set(all).size).toBe(all.length);
        const tied = new Set(ties.flatMap(({ a, b }) => [a, b]));
        for (const { members, representative } of found) {
          expect(members).toEqual([...members].sort((x, y) => x - y));
          expect(members).toContain(representative);
          expect(members.length).toBeGreaterThan(1);
          for (const member of members) expect(tied).toContain(member);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('come as families from the largest to the smallest', () => {
    fc.assert(
      fc.property(random, (texts) => {
        const sizes = families(texts).map((members) => members.length);
        expect(sizes).toEqual([...sizes].sort((x, y) => y - x));
      }),
      { numRuns: 100 },
    );
  });

  it('that are none give no family', () => {
    expect(families([story(1), story(1)], [])).toEqual([]);
    expect(families([], [])).toEqual([]);
  });
});
