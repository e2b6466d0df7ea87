import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../src/align/fragments.js';
import { findRegions } from '../../src/align/regions.js';
import { inTime } from '../yardstick.js';
import { seeded } from './support.js';

const LEAST = 49;

interface Layout {
  readonly words: number;
  /** words between two fragments, on both sides */
  readonly gap: number;
  /** of a word, in tenths of a plain one */
  readonly weight: number;
}

/** Fragments of one run each, one after the other in a; in b at the places that `order` gives. */
const laid = (order: readonly number[], { words, gap, weight }: Layout): Fragment[] =>
  order.map((place, i) => {
    const [a, b] = [i * (words + gap), place * (words + gap)];
    return {
      aBegin: a,
      aEnd: a + words,
      bBegin: b,
      bEnd: b + words,
      runs: [a, b, words],
      matched: words,
      weight: words * weight,
    };
  });

const ORDERS = {
  'in one order': (i: number) => i,
  'in the reverse order': (i: number, n: number) => n - 1 - i,
  'with neighbours exchanged': (i: number, n: number) => Math.min(i ^ 1, n - 1),
  'with two halves shuffled into each other': (i: number, n: number) => (i >> 1) + (i & 1) * ((n + 1) >> 1),
};
type Order = keyof typeof ORDERS;
const orderOf = (order: Order, n: number): number[] =>
  Array.from({ length: n }, (_, i) => ORDERS[order](i, n));

/** Texts of stop words between others, of plain words too thinly sown, and of some that hold a gap or two. */
const LAYOUTS: Layout[] = [
  { words: 8, gap: 33, weight: 4 },
  { words: 8, gap: 30, weight: 4 },
  { words: 7, gap: 33, weight: 10 },
  { words: 12, gap: 39, weight: 10 },
];

describe('the regions of thousands of fragments that fall apart one by one', () => {
  const COUNT = 4000;

  it.each<Layout & { order: Order }>([
    ...LAYOUTS.map((layout) => ({ order: 'in one order' as const, ...layout })),
    ...(Object.keys(ORDERS) as Order[]).slice(1).map((order) => ({ order, ...LAYOUTS[1] })),
  ])(
    'are found in time that grows with them: $order, $words words of $weight, gaps of $gap',
    ({ order, ...layout }) => {
      const fragments = laid(orderOf(order, COUNT), layout);
      // with the square of their number most take five seconds, and twenty where there are twice as many
      const regions = inTime(1200, () => findRegions(fragments, LEAST));
      const weight = regions.reduce((sum, region) => sum + region.weight, 0);
      // a fragment of stop words is too light alone, and nothing here holds many together
      expect(weight).toBe(layout.weight === 4 ? 0 : 10 * layout.words * COUNT);
    },
  );

  it('are whole beside them where they hold together', () => {
    const light = laid(orderOf('in one order', COUNT), LAYOUTS[0]);
    const at = light[COUNT - 1].aEnd + 35;
    const solid = laid(orderOf('with neighbours exchanged', 200), { words: 20, gap: 2, weight: 10 }).map(
      (fragment): Fragment => {
        const [a, b] = [fragment.aBegin + at, fragment.bBegin + at];
        return { ...fragment, aBegin: a, aEnd: a + 20, bBegin: b, bEnd: b + 20, runs: [a, b, 20] };
      },
    );
    const found = findRegions([...light, ...solid], LEAST).filter((region) => region.aEnd > at);
    expect(found.map(({ aBegin, matched }) => [aBegin, matched])).toEqual([[at, 4000]]);
  });
});

describe('the regions of any fragments', () => {
  it('are each dense or one fragment, weigh enough, and hold a fragment once', () => {
    const layout = fc.record({
      words: fc.integer({ min: 3, max: 14 }),
      gap: fc.nat({ max: 45 }),
      weight: fc.constantFrom(4, 10, 13),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 700 }),
        layout,
        fc.nat(),
        fc.nat({ max: 300 }),
        (n, how, seed, moved) => {
          const random = seeded(seed);
          const order = Array.from({ length: n }, (_, i) => i);
          for (let m = 0; m < moved; m++) {
            const [x, y] = [random() % n, random() % n];
            [order[x], order[y]] = [order[y], order[x]];
          }
          const fragments = laid(order, how);
          const regions = findRegions(fragments, LEAST);
          const held = regions.flatMap((region) => region.fragments);
          expect(new Set(held).size).toBe(held.length);
          for (const region of regions) {
            expect(region.weight).toBeGreaterThanOrEqual(LEAST);
            if (region.fragments.length === 1) continue;
            const span = Math.max(region.aEnd - region.aBegin, region.bEnd - region.bBegin);
            expect(region.matched).toBeGreaterThanOrEqual(0.2 * span);
          }
          // what is heavy enough alone is in a region, whatever else was cut from it
          if (how.words * how.weight >= LEAST) expect(held.length).toBe(n);
        },
      ),
      { numRuns: 40 },
    );
  });
});
