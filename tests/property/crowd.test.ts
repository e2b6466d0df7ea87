import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CandidateOptions,
  type Candidates,
  candidatesFrom,
  findCandidates,
  foldAll,
  STAR_CAP,
} from '../../src/candidates/candidates.js';
import { joinPart } from '../../src/candidates/join.js';
import { SpanBuilder, spansOf } from '../../src/candidates/spans.js';
import { inTime } from '../yardstick.js';
import { noOutlets, SKETCH, seeded, sketchAll } from './support.js';

/** What the crowd of articles says of text that recurs in an outlet. */

type Words = readonly number[];

/** Words of a story that no other story has. */
const story = (n: number, words: number): number[] => Array.from({ length: words }, (_, i) => 1000 * n + i);
/** Words of a text that recurs, under those of all stories. */
const recurring = (words: number, n = 0): number[] =>
  Array.from({ length: words }, (_, i) => -1000 * (n + 1) + i);

interface Filed {
  readonly outlet: number;
  readonly words: Words;
}

/** Articles of each outlet, by its number. */
const sizesOf = (articles: readonly Filed[]): Uint32Array => {
  const size = new Uint32Array(articles.reduce((most, { outlet }) => Math.max(most, outlet + 1), 0));
  for (const { outlet } of articles) if (outlet >= 0) size[outlet]++;
  return size;
};

const optionsFor = (articles: readonly Filed[], standing = false): CandidateOptions => ({
  ...SKETCH,
  threshold: 0.7,
  allPairs: false,
  acrossOutlets: false,
  standing,
  outlet: Int32Array.from(articles, ({ outlet }) => outlet),
  outletSize: sizesOf(articles),
  beyond: null,
  memory: 1000,
});

const find = (articles: readonly Filed[], standing = false): Candidates =>
  findCandidates(sketchAll(articles.map(({ words }) => words)), optionsFor(articles, standing));

/** Pairs that fingerprints have given; skip-grams and folds give others. */
const joined = ({ a, b, shared }: Candidates): [number, number][] =>
  Array.from(a, (x, p): [number, number] => [x, b[p]]).filter((_, p) => shared[p] > 0);

/** Marked words of each article, as a naive set. */
const marked = (found: Candidates, i: number): Set<number> => {
  const words = new Set<number>();
  const spans = spansOf(found.marks.standing, i);
  for (let s = 0; s < spans.length; s += 2) for (let w = spans[s]; w < spans[s + 1]; w++) words.add(w);
  return words;
};

const markedIn = (articles: readonly Filed[]): number => {
  const found = find(articles);
  return articles.reduce((sum, _, i) => sum + marked(found, i).size, 0);
};

/** Words of a standing text's ends that may stay unmarked: its first fingerprint begins within a window. */
const REACH = SKETCH.window - 1;

const sizes = fc.array(fc.integer({ min: 300, max: 420 }), { minLength: 3, maxLength: 14 });
const length = fc.integer({ min: 8 + 2 * REACH, max: 50 });

describe('the text that closes or opens all stories of an outlet', () => {
  it.each(['end', 'start'])('is its standing text, and nothing else is, at the %s', (edge) => {
    fc.assert(
      fc.property(sizes, length, (stories, size) => {
        const text = recurring(size);
        const articles = stories.map((words, n) => {
          const own = story(n, words);
          return { outlet: 0, words: edge === 'end' ? [...own, ...text] : [...text, ...own] };
        });
        const found = find(articles);
        articles.forEach(({ words }, i) => {
          const from = edge === 'end' ? words.length - size : 0;
          const marks = marked(found, i);
          for (const w of marks) expect(w >= from && w < from + size).toBe(true);
          for (let w = from + REACH; w < from + size - REACH; w++) expect(marks).toContain(w);
        });
        // a shingle at the border, chosen for what stands beyond it, may give a pair: what it leads to is not told
        for (const shared of found.shared) expect(shared).toBeLessThanOrEqual(REACH);
        expect(joined(find(articles, true))).toHaveLength((stories.length * (stories.length - 1)) / 2);
      }),
      { numRuns: 60 },
    );
  });

  it('is found though a line of up to eight words that differ stands below it', () => {
    const next = seeded(5);
    const articles = Array.from({ length: 5 }, (_, n) => ({
      outlet: 0,
      words: [...story(n, 300), ...recurring(30), ...story(100 + n, next() % 9)],
    }));
    expect(markedIn(articles)).toBeGreaterThanOrEqual(5 * (30 - 2 * REACH));
  });

  it('is standing text of each site of a chain that has it in three stories and a tenth of all', () => {
    const sites = (each: number, others: number): Filed[] =>
      [0, 1, 2].flatMap((outlet) =>
        Array.from({ length: each + others }, (_, n) => ({
          outlet,
          words: [...story(100 * outlet + n, 300), ...(n < each ? recurring(30) : [])],
        })),
      );
    expect(markedIn(sites(3, 0))).toBeGreaterThanOrEqual(9 * (30 - 2 * REACH));
    expect(markedIn(sites(3, 27))).toBeGreaterThan(0);
    expect(markedIn(sites(3, 28))).toBe(0);
    expect(markedIn(sites(2, 0))).toBe(0);
  });

  it('is not where the stories are versions of one', () => {
    const base = story(1, 300);
    const versions = [0, 1, 2, 3].map((v) => ({
      outlet: 0,
      words: [...base.map((word, i) => (i % 12 === v ? 1_000_000 + 1000 * v + i : word)), ...recurring(30)],
    }));
    expect(markedIn(versions)).toBe(0);
  });

  it('is not in two stories, nor in articles that are all alike', () => {
    const articles = (count: number, outlet: number): Filed[] =>
      Array.from({ length: count }, (_, n) => ({ outlet, words: [...story(n, 300), ...recurring(30)] }));
    expect(markedIn(articles(2, 0))).toBe(0);
    expect(markedIn(Array.from({ length: 10 }, () => ({ outlet: 0, words: story(1, 60) })))).toBe(0);
    expect(markedIn(Array.from({ length: 10 }, () => ({ outlet: 0, words: recurring(30) })))).toBe(0);
  });

  it('is found in eight unlike articles of which no outlet is known, however many there are, and not in seven', () => {
    const articles = (count: number, others = 0): Filed[] =>
      Array.from({ length: count + others }, (_, n) => ({
        outlet: -1,
        words: [...story(n, 300), ...(n < count ? recurring(30) : [])],
      }));
    expect(markedIn(articles(8))).toBeGreaterThanOrEqual(8 * (30 - 2 * REACH));
    expect(markedIn(articles(8, 500))).toBeGreaterThanOrEqual(8 * (30 - 2 * REACH));
    expect(markedIn(articles(7))).toBe(0);
    expect(markedIn([...articles(7), ...articles(7)])).toBe(0);
    // as above, of a shingle at the border
    for (const shared of find(articles(8)).shared) expect(shared).toBeLessThanOrEqual(REACH);
    expect(joined(find(articles(8), true))).toHaveLength((8 * 7) / 2);
  });

  it('is not where no outlet is known and it stands now here, now there, or others that are known have it as often', () => {
    const apart = Array.from({ length: 30 }, (_, n) => {
      const own = story(n, 300);
      const at = 150 + ((n * 37) % 140);
      return { outlet: -1, words: [...own.slice(0, at), ...recurring(30), ...own.slice(at)] };
    });
    expect(markedIn(apart)).toBe(0);
    const mixed = (known: number): Filed[] =>
      Array.from({ length: 10 + known }, (_, n) => ({
        outlet: n < 10 ? -1 : n,
        words: [...story(n, 300), ...recurring(30)],
      }));
    expect(markedIn(mixed(4))).toBeGreaterThan(0);
    expect(markedIn(mixed(5))).toBe(0);
  });

  it('is not where others have it as often: three in ten of those that hold it', () => {
    const at = (outlets: readonly number[]): Filed[] =>
      outlets.map((outlet, n) => ({ outlet, words: [...story(n, 300), ...recurring(30)] }));
    expect(markedIn(at([0, 0, 0, 0, 0, 0, 0, 1, 2, 3]))).toBeGreaterThan(0);
    expect(markedIn(at([0, 0, 0, 0, 0, 0, 1, 2, 3]))).toBe(0);
  });
});

describe('a paragraph used again in stories of an outlet', () => {
  /** Places that a paragraph of 40 words has in stories: the distances to the end differ by more than a line. */
  const places = fc
    .tuple(fc.constantFrom('middle', 'end'), fc.integer({ min: 2, max: 7 }))
    .map(([where, count]) =>
      Array.from({ length: count }, (_, n) => (where === 'end' ? 20 * (n % 4) : 150 + 10 * n)),
    );
  const carriers = (outlet: number, after: readonly number[], others: number): Filed[] => [
    ...after.map((rest, n) => {
      const own = story(100 * outlet + n, 300 + 23 * n);
      return {
        outlet,
        words: [
          ...own.slice(0, own.length - rest),
          ...recurring(40),
          ...own.slice(own.length - rest, own.length),
        ],
      };
    }),
    ...Array.from({ length: others }, (_, n) => ({ outlet, words: story(100 * outlet + 50 + n, 300) })),
  ];

  it('is no standing text in up to seven, at places that vary, in one outlet or in two', () => {
    fc.assert(
      fc.property(places, places, fc.integer({ min: 0, max: 40 }), (first, second, others) => {
        expect(markedIn(carriers(0, first, others))).toBe(0);
        const both = [...carriers(0, first, others), ...carriers(1, second, others)];
        expect(markedIn(both)).toBe(0);
        const pairs = first.length + second.length;
        expect(joined(find(both))).toHaveLength((pairs * (pairs - 1)) / 2);
      }),
      { numRuns: 60 },
    );
  });

  it('is none even at the very end of three stories of two outlets among a hundred others', () => {
    expect(markedIn([...carriers(0, [0, 0, 0], 31), ...carriers(1, [0, 0, 0], 31)])).toBe(0);
  });

  it('is standing text in eight unlike stories and a quarter of all; in two outlets it is not', () => {
    const middle = Array.from({ length: 8 }, (_, n) => 120 + 9 * n);
    expect(markedIn(carriers(0, middle, 24))).toBeGreaterThanOrEqual(8 * (40 - 2 * REACH));
    expect(markedIn(carriers(0, middle, 25))).toBe(0);
    expect(markedIn([...carriers(0, middle, 24), ...carriers(1, middle, 24)])).toBe(0);
  });

  it('lifted by another outlet is standing text at home alone, and still gives the pair', () => {
    const home = Array.from({ length: 6 }, (_, n) => ({
      outlet: 0,
      words: [...story(n, 300), ...recurring(40)],
    }));
    const thief = { outlet: 1, words: [...story(50, 200), ...recurring(40), ...story(51, 100)] };
    const found = find([...home, thief]);
    expect(marked(found, 6).size).toBe(0);
    expect(marked(found, 0).size).toBeGreaterThan(0);
    expect(joined(found)).toEqual(home.map((_, i) => [i, 6]));
  });
});

describe('what the crowd says', () => {
  it('does not depend on the order of the articles', () => {
    fc.assert(
      fc.property(sizes, length, fc.nat(), (stories, size, seed) => {
        const articles = stories.map((words, n) => ({
          outlet: n % 2,
          words: [...story(n, words), ...(n % 5 < 4 ? recurring(size, n % 2) : [])],
        }));
        const order = shuffled(articles.length, seed);
        const [before, after] = [find(articles), find(order.map((i) => articles[i]))];
        order.forEach((i, at) => {
          expect([...marked(after, at)]).toEqual([...marked(before, i)]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('hides no pair that shares a run of 8 words beside the standing text', () => {
    fc.assert(
      fc.property(sizes, length, fc.nat(), (stories, size, seed) => {
        const next = seeded(seed);
        const lifted = recurring(8, 5);
        const takers = new Set([0, 1].map(() => next() % stories.length));
        const articles = stories.map((words, n) => {
          const own = story(n, words);
          if (takers.has(n)) own.splice(next() % own.length, 0, ...lifted);
          return { outlet: 0, words: [...own, ...recurring(size)] };
        });
        fc.pre(takers.size === 2);
        expect(joined(find(articles))).toContainEqual([...takers].sort((x, y) => x - y));
      }),
      { numRuns: 60 },
    );
  });

  it('of a phrase: common from twelve articles on, eight of them unlike, whatever the outlets', () => {
    const common = (count: number): number => {
      const articles = Array.from({ length: count }, (_, n) => [
        ...story(n, 100),
        ...recurring(9),
        ...story(500 + n, 100),
      ]);
      const outlet = noOutlets(count);
      const found = findCandidates(sketchAll(articles), {
        ...SKETCH,
        threshold: 0.7,
        allPairs: false,
        acrossOutlets: false,
        standing: false,
        outlet,
        outletSize: new Uint32Array(0),
        beyond: null,
        memory: 1000,
      });
      return found.marks.common.spans.length;
    };
    expect(common(11)).toBe(0);
    expect(common(12)).toBe(2 * 12);
  });

  it('costs no square of the articles that hold a text', () => {
    const articles = Array.from({ length: 3000 }, (_, n) => ({
      outlet: n % 2,
      words: [...story(n, 60), ...recurring(30), ...story(4000 + n, 60)],
    }));
    // a second look at all holders for each of them takes minutes
    const found = inTime(20_000, () => find(articles));
    expect(joined(found).length).toBeLessThan(3000 * STAR_CAP);
  });
});

describe('joins that are done in parts', () => {
  it('give the candidates and the marks of one that is done whole, in whatever order of parts', () => {
    const options = { allPairs: fc.boolean(), acrossOutlets: fc.boolean() };
    const outlets = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 12, maxLength: 40 });
    let standing = 0;
    let common = 0;
    let count = 0;
    fc.assert(
      fc.property(outlets, fc.integer({ min: 2, max: 9 }), fc.record(options), (given, of, more) => {
        // a third are versions of one story; all of an outlet end in its text, and all hold a phrase
        const articles = given.map((outlet, n) => ({
          outlet,
          words: [
            ...story(n % 3 === 0 ? 0 : n, 90).map((word, i) => (i === 40 ? -9000 - n : word)),
            ...recurring(9, 30),
            ...story(500 + n, 60),
            ...(outlet < 0 ? [] : recurring(30, outlet)),
          ],
        }));
        const sketches = sketchAll(articles.map(({ words }) => words));
        const all = { ...optionsFor(articles), ...more };
        const folded = foldAll(sketches, all);
        const parts = Array.from({ length: of }, (_, index) => joinPart(folded.join, { index, of }));
        const whole = findCandidates(sketches, all);
        expect(candidatesFrom(folded, parts.reverse(), all)).toEqual(whole);
        count += whole.count;
        standing += whole.marks.standing.spans.length;
        common += whole.marks.common.spans.length;
      }),
      { numRuns: 100 },
    );
    expect(Math.min(count, standing, common)).toBeGreaterThan(100);
  });
});

describe('spans as they are built', () => {
  const lists = fc.array(
    fc
      .array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 12 })), { maxLength: 12 })
      .map((spans) =>
        spans.map(([begin, size]): [number, number] => [begin, begin + 1 + size]).sort((x, y) => x[0] - y[0]),
      ),
    { minLength: 1, maxLength: 5 },
  );

  it('are the runs of the words that a naive count marks, but for those that are too short', () => {
    fc.assert(
      fc.property(lists, fc.nat({ max: 10 }), (articles, least) => {
        const builder = new SpanBuilder(articles.length);
        articles.forEach((spans, i) => {
          for (const [begin, end] of spans) builder.add(begin, end);
          builder.close(i, least);
        });
        const table = builder.table();
        articles.forEach((spans, i) => {
          expect([...spansOf(table, i)]).toEqual(naiveSpans(spans, least));
        });
        expect(table.spans.length).toBe(table.starts[articles.length]);
      }),
      { numRuns: 1000 },
    );
  });
});

function naiveSpans(spans: readonly [number, number][], least: number): number[] {
  const words = new Set<number>();
  for (const [begin, end] of spans) for (let w = begin; w < end; w++) words.add(w);
  const flat: number[] = [];
  for (let w = 0; w < 50; w++) {
    if (!words.has(w)) continue;
    const begin = w;
    while (words.has(w)) w++;
    if (w - begin >= least) flat.push(begin, w);
  }
  return flat;
}

/** The numbers under `count` in another order (Fisher and Yates). */
function shuffled(count: number, seed: number): number[] {
  const next = seeded(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = next() % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
