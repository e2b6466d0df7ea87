import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { radixSort } from '../../src/candidates/radix.js';
import { seeded } from './support.js';

const key = fc.oneof(
  fc.nat({ max: 5 }),
  fc.constantFrom(0, 2047, 2048, 2 ** 22 - 1, 2 ** 22, 2 ** 31, 0xffffffff),
  fc.nat({ max: 0xffffffff }),
);

/** Pairs of key and place, sorted by the engine, which is stable. */
const expected = (keys: readonly number[]): [number, number][] =>
  keys.map((k, i): [number, number] => [k, i]).sort((x, y) => x[0] - y[0]);

function sorted(keys: ArrayLike<number>, count = keys.length): [number, number][] {
  const k = Uint32Array.from(keys);
  const v = Uint32Array.from(k, (_, i) => i);
  radixSort(k, v, count);
  return Array.from(k.subarray(0, count), (value, i) => [value, v[i]]);
}

describe('the radix sort', () => {
  it('sorts as the engine does, equal keys in the order they came in', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 80 }), (keys) => {
        expect(sorted(keys)).toEqual(expected(keys));
      }),
      { numRuns: 2000 },
    );
  });

  it('sorts keys that differ in one digit alone, or in none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2047 })), fc.constantFrom(1, 2048, 2 ** 22), (digits, scale) => {
        const keys = digits.map((digit) => (digit * scale) % 2 ** 32);
        expect(sorted(keys)).toEqual(expected(keys));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves what stands beyond the count', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), fc.nat({ max: 40 }), (keys, given) => {
        const count = Math.min(given, keys.length);
        const k = Uint32Array.from(keys);
        const v = Uint32Array.from(keys, (_, i) => i);
        radixSort(k, v, count);
        expect([...k.subarray(count)]).toEqual(keys.slice(count));
        expect([...v.subarray(count)]).toEqual(keys.map((_, i) => i).slice(count));
        expect(Array.from(k.subarray(0, count), (x, i) => [x, v[i]])).toEqual(expected(keys.slice(0, count)));
      }),
      { numRuns: 500 },
    );
  });

  it('sorts 100,000 random keys with many repeats', () => {
    const random = seeded(2);
    const keys = Array.from({ length: 100_000 }, () => random() >>> (random() % 32));
    expect(sorted(keys)).toEqual(expected(keys));
  });
});
