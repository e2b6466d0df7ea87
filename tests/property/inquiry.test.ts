import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearMedian } from '../../src/candidates/inquiry.js';

describe('distances from an edge, counted by their size', () => {
  it('lie as often near their median as they do when they are sorted', () => {
    const sizes = fc.integer({ min: 1, max: 120 });
    const distances = sizes.chain((most) => fc.tuple(fc.constant(most), fc.array(fc.nat({ max: most - 1 }))));
    fc.assert(
      fc.property(distances, ([most, list]) => {
        const counts = new Uint32Array(most);
        for (const distance of list) counts[distance]++;
        const median = [...list].sort((x, y) => x - y)[list.length >> 1];
        expect(nearMedian(counts)).toBe(list.filter((distance) => Math.abs(distance - median) <= 8).length);
      }),
      { numRuns: 2000 },
    );
  });
});
