import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidates, findCandidates, STAR_CAP } from '../../src/candidates/candidates.js';
import type { Sketches } from '../../src/sketch/sketches.js';
import { connected, noOutlets, SKETCH, shortVocabulary, sketchAll } from './support.js';

/** Tokens in a shared run that is found with certainty. */
const RUN = SKETCH.shingle + SKETCH.window - 1;

/** Texts of few words, some of which take stretches from each other. */
const folder = fc
  .tuple(
    fc.array(shortVocabulary(12, 40), { minLength: 2, maxLength: 10 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 5, max: 30 })), { maxLength: 8 }),
  )
  .map(([texts, lifts]) => {
    const out = texts.map((words, t) => words.map((word) => word + 12 * t));
    for (const [to, from, at, length] of lifts) {
      const source = out[from % out.length];
      const target = out[to % out.length];
      const stretch = source.slice(at % (source.length + 1)).slice(0, length);
      target.splice(at % (target.length + 1), 0, ...stretch);
    }
    return out;
  });

/**
 * Texts that do not repeat themselves: versions of some stories, a few words changed, that take stretches from each other.
 * Nothing is changed in the first and last four words: there it changes fewer shingles than a window has, and the
 * run of 8 words at the very edge may be tied through an article that holds 7 of them.
 */
const stories = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.array(fc.nat(), { maxLength: 4 })), {
      minLength: 2,
      maxLength: 8,
    }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 5, max: 20 })), { maxLength: 6 }),
  )
  .map(([versions, lifts]) => {
    const out = versions.map(([story, changes], v) => {
      const words = Array.from({ length: 60 }, (_, i) => 100 * story + i);
      changes.forEach((at, c) => {
        words[4 + (at % (words.length - 8))] = 1000 + 10 * v + c;
      });
      return words;
    });
    for (const [to, from, at, length] of lifts) {
      const target = out[to % out.length];
      const stretch = out[from % out.length].slice(at % 60).slice(0, length);
      if (!stretch.some((word) => target.includes(word)))
        target.splice(4 + (at % (target.length - 8)), 0, ...stretch);
    }
    return out;
  });

/** Every run of `RUN` words, with the articles that hold it. */
function holders(texts: readonly (readonly number[])[], length = RUN): Map<string, number[]> {
  const byRun = new Map<string, number[]>();
  texts.forEach((words, t) => {
    for (let i = 0; i + length <= words.length; i++) {
      const run = `${words.slice(i, i + length)}`;
      const list = byRun.get(run) ?? [];
      if (list.at(-1) !== t) list.push(t);
      byRun.set(run, list);
    }
  });
  return byRun;
}

const find = (sketches: Sketches, threshold: number, allPairs: boolean): Candidates =>
  findCandidates(sketches, {
    threshold,
    allPairs,
    standing: true,
    acrossOutlets: false,
    ...SKETCH,
    outlet: noOutlets(sketches.count),
    outletSize: new Uint32Array(0),
    beyond: null,
    memory: 1000,
  });

const pairsOf = ({ a, b }: Pick<Candidates, 'a' | 'b'>): [number, number][] =>
  Array.from(a, (x, i) => [x, b[i]]);

/** All pairs, put off or not, and folds as links. */
const linksOf = (found: Candidates): [number, number][] => [
  ...pairsOf(found),
  ...pairsOf(found.putOff),
  ...Array.from(found.representative, (r, i): [number, number] => [i, r]),
];

/** The links among the articles `inside` alone join all `members`. */
function joined(
  count: number,
  members: readonly number[],
  links: readonly (readonly [number, number])[],
  inside: readonly number[] = members,
): boolean {
  const among = new Set(inside);
  const group = connected(
    count,
    links.filter(([x, y]) => among.has(x) && among.has(y)),
  );
  return members.every((member) => group[member] === group[members[0]]);
}

/** Sketches of articles that have nothing in common, made once: what is asked for is the first few of them. */
const APART = sketchAll(
  Array.from({ length: 200 }, (_, i) => Array.from({ length: 30 }, (_, j) => 1000 + 100 * i + j)),
);

/** Sketches of articles, at most 200, that have the given fingerprints and nothing else in common. */
function handmade(fingerprints: readonly (readonly number[])[]): Sketches {
  const count = fingerprints.length;
  const skipStarts = APART.skipStarts.slice(0, count + 1);
  const own = {
    ...APART,
    count,
    tokens: APART.tokens.slice(0, count),
    streams: APART.streams.slice(0, 2 * count),
    signatures: APART.signatures.slice(0, count * APART.k),
    skipStarts,
    skipgrams: APART.skipgrams.slice(0, skipStarts[count]),
  };
  const starts = new Uint32Array(fingerprints.length + 1);
  fingerprints.forEach((list, i) => {
    starts[i + 1] = starts[i] + list.length;
  });
  const places = Uint32Array.from(fingerprints.flatMap((list) => list.map((_, place) => place)));
  return { ...own, starts, fingerprints: Uint32Array.from(fingerprints.flat()), places };
}

describe('all pairs', () => {
  it('hold every two articles that share a run of 8 words', () => {
    fc.assert(
      fc.property(folder, (texts) => {
        const found = new Set(pairsOf(find(sketchAll(texts), 0.7, true)).map(String));
        const wanted = new Set<string>();
        for (const list of holders(texts).values())
          for (const x of list) for (const y of list) if (x < y) wanted.add(`${x},${y}`);
        for (const pair of wanted) expect(found).toContain(pair);
      }),
      { numRuns: 500 },
    );
  });

  it('hold every two copies of one text, which folding alone would tie to the first', () => {
    const texts = Array.from({ length: 5 }, () => Array.from({ length: 20 }, (_, i) => i));
    const found = find(sketchAll(texts), 0.7, true);
    expect([...found.representative]).toEqual([0, 0, 0, 0, 0]);
    expect(found.count).toBe(10);
  });

  it('tell how many fingerprints each pair shares', () => {
    fc.assert(
      fc.property(folder, (texts) => {
        const sketches = sketchAll(texts);
        const own = (i: number): Set<number> =>
          new Set(sketches.fingerprints.subarray(sketches.starts[i], sketches.starts[i + 1]));
        const found = find(sketches, 0.7, true);
        pairsOf(found).forEach(([x, y], i) => {
          const others = own(y);
          expect(found.shared[i]).toBe([...own(x)].filter((value) => others.has(value)).length);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('pairs beside folds', () => {
  /**
   * What holds at each threshold, `RUNS` times at each, and of some examples besides. One threshold behind the other: how
   * signatures are cut into bands is reckoned out when the threshold changes, and takes longer than a case.
   */
  const RUNS = 50;
  const atEach = <T>(
    texts: fc.Arbitrary<T>,
    holds: (texts: T, threshold: number) => void,
    examples: T[] = [],
  ) => {
    for (const threshold of [0.3, 0.5, 0.7, 0.9])
      fc.assert(
        fc.property(texts, (own) => holds(own, threshold)),
        { numRuns: RUNS, examples: examples.map((each): [T] => [each]) },
      );
  };

  it('tie all articles that share a run of 8 words, through articles that hold 5 words of it', () => {
    atEach(folder, (texts, t) => {
      const links = linksOf(find(sketchAll(texts), t, false));
      const shingles = holders(texts, SKETCH.shingle);
      for (const [run, list] of holders(texts)) {
        if (list.length < 2) continue;
        const words = run.split(',');
        const tied = Array.from({ length: SKETCH.window }, (_, i) => {
          const held = shingles.get(`${words.slice(i, i + SKETCH.shingle)}`) ?? [];
          return joined(texts.length, list, links, held);
        });
        expect(tied).toContain(true);
      }
    });
  });

  // In the example a third article takes 8 words from a version of a story of which 7 stand in the story itself.
  it('tie all articles that share a run of 8 words, through articles that all hold it, where texts do not repeat themselves', () => {
    const story = Array.from({ length: 100 }, (_, i) => i);
    const version = story.with(11, 500);
    const third = Array.from({ length: 100 }, (_, i) => 1000 + i);
    third.splice(40, 0, ...version.slice(4, 12));
    atEach(
      stories,
      (texts, t) => {
        const links = linksOf(find(sketchAll(texts), t, false));
        // hundreds of runs, but few groups of articles that hold one
        const groups = new Map(Array.from(holders(texts).values(), (list) => [`${list}`, list]));
        for (const list of groups.values()) expect(joined(texts.length, list, links)).toBe(true);
      },
      [[story, version, third]],
    );
  });

  // in the example 2 is folded into 1, and both are kin of 0
  it('hold each fold as a pair', () => {
    const kin = [
      [24, 24, 24, 24, 24, 0, 24, 24, 24, 24, 24, 0, 0],
      [24, 24, 24, 24, 24, 0, 0, 24],
      [24, 24, 24, 24, 24, 24, 0, 0, 24, 24],
    ];
    atEach(
      folder,
      (texts, t) => {
        const found = find(sketchAll(texts), t, false);
        const pairs = new Set(pairsOf(found).map(String));
        found.representative.forEach((r, i) => {
          if (r !== i) expect(pairs).toContain(`${r},${i}`);
        });
      },
      [kin],
    );
  });

  it('come sorted, each once, the smaller index first, of articles that exist', () => {
    fc.assert(
      fc.property(folder, fc.boolean(), (texts, allPairs) => {
        const found = find(sketchAll(texts), 0.5, allPairs);
        expect([found.a.length, found.b.length, found.shared.length]).toEqual(Array(3).fill(found.count));
        const pairs = pairsOf(found);
        const expected = [...new Map(pairs.map((pair) => [`${pair}`, pair])).values()].sort(
          (x, y) => x[0] - y[0] || x[1] - y[1],
        );
        expect(pairs).toEqual(expected);
        for (const [x, y] of pairs) {
          expect(x).toBeLessThan(y);
          expect(y).toBeLessThan(texts.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are none in an empty folder and for empty articles', () => {
    expect(find(sketchAll([]), 0.7, false).count).toBe(0);
    expect(find(sketchAll([[], [], [1]]), 0.7, false).count).toBe(0);
  });
});

describe('a fingerprint that many articles hold', () => {
  it('joins them in all pairs up to the cap, as a star beyond it', () => {
    const pairs = (n: number): [number, number][] =>
      pairsOf(find(handmade(Array.from({ length: n }, () => [7])), 0.7, true));
    expect(pairs(STAR_CAP)).toHaveLength((STAR_CAP * (STAR_CAP - 1)) / 2);
    expect(pairs(STAR_CAP + 1)).toEqual(Array.from({ length: STAR_CAP }, (_, i) => [0, i + 1]));
  });

  it('is never dropped: all its holders are tied by at most one pair fewer than they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 40, maxLength: 200 }),
        fc.boolean(),
        (holds, allPairs) => {
          const sketches = handmade(holds.map((held, i) => (held ? [7, 100 + i] : [100 + i])));
          const members = holds.flatMap((held, i) => (held ? [i] : []));
          fc.pre(members.length > STAR_CAP);
          const links = pairsOf(find(sketches, 0.7, allPairs));
          expect(links.length).toBeLessThanOrEqual(members.length - 1);
          expect(joined(holds.length, members, links)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('ties 300 articles that carry one footer and nothing else, in real sketches', () => {
    const texts = Array.from({ length: 300 }, (_, n) => [
      ...Array.from({ length: 40 }, (_, i) => 1000 + 50 * n + i),
      ...Array.from({ length: RUN }, (_, i) => i),
    ]);
    const found = find(sketchAll(texts), 0.7, false);
    expect(
      joined(
        300,
        texts.map((_, i) => i),
        pairsOf(found),
      ),
    ).toBe(true);
    // each of the at most 5 shingles of the footer that are fingerprints makes one star, or few pairs
    expect(found.count).toBeLessThan(300 * 5);
  });
});
