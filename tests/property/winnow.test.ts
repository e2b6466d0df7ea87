import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shingle, shingleCount } from '../../src/sketch/shingles.js';
import { winnow } from '../../src/sketch/winnow.js';
import { seeded, toHashes } from './support.js';

const RUNS = { numRuns: 1000 };
const hash = fc.nat({ max: 0xffffffff });
const size = fc.integer({ min: 1, max: 9 });

/** Shingles of a text of token hashes. */
function shinglesOf(tokens: Uint32Array, n: number): Uint32Array {
  const out = new Uint32Array(shingleCount(tokens.length, n));
  expect(shingle(tokens, tokens.length, n, out)).toBe(out.length);
  return out;
}

function fingerprintsOf(shingles: Uint32Array, w: number): { out: number[]; at: number[] } {
  const out = new Uint32Array(shingles.length);
  const at = new Uint32Array(shingles.length);
  const n = winnow(shingles, shingles.length, w, out, at);
  return { out: [...out.subarray(0, n)], at: [...at.subarray(0, n)] };
}

/** The hash of one window from its definition: a polynomial over the tokens modulo 2^32, then MurmurHash3's finalizer. */
function naiveShingle(window: readonly number[]): number {
  const word = 2n ** 32n;
  let x = window.reduce((sum, token) => (sum * 0x2c1b3c6dn + BigInt(token)) % word, 0n);
  x ^= x >> 16n;
  x = (x * 0x85ebca6bn) % word;
  x ^= x >> 13n;
  x = (x * 0xc2b2ae35n) % word;
  return Number(x ^ (x >> 16n));
}

/**
 * Schleimer et al. 2003, section 5.1: "In each window select the minimum hash value. If possible break ties by selecting
 * the same hash as the window one position to the left. If not, select the rightmost minimal hash. Save all selected
 * hashes as the fingerprints of the document."
 */
function naiveWinnow(hashes: readonly number[], w: number): { out: number[]; at: number[] } {
  const at: number[] = [];
  for (let left = 0; left === 0 || left + w <= hashes.length; left++) {
    const window = hashes.slice(left, left + w);
    if (window.length === 0) break;
    const least = Math.min(...window);
    const before = at.at(-1) ?? -1;
    if (before >= left && hashes[before] === least) continue;
    at.push(left + window.lastIndexOf(least));
  }
  return { out: at.map((place) => hashes[place]), at };
}

describe('shingles', () => {
  it('are the hashes of each window of n tokens, as a naive hash of the window alone gives them', () => {
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 60 }), size, (tokens, n) => {
        const expected = tokens.length < n && tokens.length > 0 ? [naiveShingle(tokens)] : [];
        for (let i = 0; i + n <= tokens.length; i++) expected.push(naiveShingle(tokens.slice(i, i + n)));
        expect([...shinglesOf(Uint32Array.from(tokens), n)]).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('are the same for the same n tokens wherever these stand', () => {
    const text = fc.array(hash, { maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, text, size, fc.infiniteStream(hash), (p, q, r, s, n, stream) => {
        const run = [...stream.take(n)];
        const x = shinglesOf(Uint32Array.from([...p, ...run, ...q]), n)[p.length];
        const y = shinglesOf(Uint32Array.from([...r, ...run, ...s]), n)[r.length];
        expect(x).toBe(y);
      }),
      RUNS,
    );
  });

  it('stay exact over 100,000 tokens', () => {
    const random = seeded(1);
    const tokens = Uint32Array.from({ length: 100_000 }, random);
    const shingles = shinglesOf(tokens, 5);
    for (const i of [0, 1, 4095, 4096, 50_000, 99_995]) {
      expect(shingles[i]).toBe(naiveShingle([...tokens.subarray(i, i + 5)]));
    }
  });

  it('of distinct windows are distinct, also of the same tokens in another order', () => {
    const distinct = new Set<number>();
    for (let i = 0; i < 10_000; i++)
      for (const x of shinglesOf(toHashes([i % 100, Math.floor(i / 100)]), 2)) distinct.add(x);
    // 10,000 values of 32 bits: a hundredth of a collision is to be expected
    expect(distinct.size).toBe(10_000);
  });

  it('are one for a text shorter than n and none for an empty one', () => {
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 12 }), size, (tokens, n) => {
        const count = tokens.length === 0 ? 0 : Math.max(1, tokens.length - n + 1);
        expect(shinglesOf(Uint32Array.from(tokens), n)).toHaveLength(count);
      }),
      RUNS,
    );
  });
});

describe('winnowing', () => {
  const w = fc.integer({ min: 1, max: 12 });
  const ties = fc.array(fc.nat({ max: 4 }), { maxLength: 60 });

  it('is robust winnowing by its definition, for any array and window', () => {
    fc.assert(
      fc.property(fc.oneof(ties, fc.array(hash, { maxLength: 60 })), w, (hashes, window) => {
        expect(fingerprintsOf(Uint32Array.from(hashes), window)).toEqual(naiveWinnow(hashes, window));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads no shingle beyond the count', () => {
    fc.assert(
      fc.property(ties, ties, w, (hashes, rest, window) => {
        const out = new Uint32Array(hashes.length);
        const at = new Uint32Array(hashes.length);
        const n = winnow(Uint32Array.from([...hashes, ...rest]), hashes.length, window, out, at);
        expect([...at.subarray(0, n)]).toEqual(naiveWinnow(hashes, window).at);
      }),
      RUNS,
    );
  });

  it('leaves no window without a fingerprint, and every fingerprint is the least of a window', () => {
    fc.assert(
      fc.property(ties, w, (hashes, window) => {
        const { at } = fingerprintsOf(Uint32Array.from(hashes), window);
        const least: number[] = [];
        for (let left = 0; left + window <= hashes.length; left++) {
          const inside = at.filter((place) => place >= left && place < left + window);
          const minimum = Math.min(...hashes.slice(left, left + window));
          expect(inside.some((place) => hashes[place] === minimum)).toBe(true);
          least.push(minimum);
        }
        if (hashes.length >= window) for (const place of at) expect(least).toContain(hashes[place]);
      }),
      RUNS,
    );
  });

  it('puts a common fingerprint into any two texts that share n + w - 1 tokens', () => {
    const words = fc.array(fc.nat({ max: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(
        words,
        words,
        words,
        words,
        size,
        w,
        fc.infiniteStream(fc.nat({ max: 5 })),
        (p, q, r, s, n, window, stream) => {
          const run = [...stream.take(n + window - 1)];
          const x = fingerprintsOf(shinglesOf(toHashes([...p, ...run, ...q]), n), window);
          const y = fingerprintsOf(shinglesOf(toHashes([...r, ...run, ...s]), n), window);
          // common, and from the run itself
          const inRun = (place: number, from: number): boolean => place >= from && place < from + window;
          const ofX = x.out.filter((_, i) => inRun(x.at[i], p.length));
          expect(
            ofX.some((value) => y.out.some((other, i) => other === value && inRun(y.at[i], r.length))),
          ).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([1, 2, 4, 8, 16, 50])('keeps about 2 / (w + 1) of random shingles, w = %i', (window) => {
    const count = 200_000;
    const shingles = Uint32Array.from({ length: count }, seeded(window));
    const density = fingerprintsOf(shingles, window).at.length / count;
    expect(density / (2 / (window + 1))).toBeGreaterThan(0.98);
    expect(density / (2 / (window + 1))).toBeLessThan(1.02);
  });

  it('keeps one in w of a text that repeats one word', () => {
    expect(fingerprintsOf(new Uint32Array(400).fill(7), 4).at).toHaveLength(100);
  });
});
