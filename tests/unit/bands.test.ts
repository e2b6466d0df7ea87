import { describe, expect, it } from 'vitest';
import { type Bands, chooseBands, collision } from '../../src/candidates/bands.js';
import { FastSigner } from '../../src/sketch/signature.js';
import { seeded } from '../property/support.js';

const THRESHOLDS = [0.05, 0.2, 0.5, 0.7, 0.8, 0.9, 0.95, 1];
const SIZES = [1, 2, 16, 64, 128, 256];
const grid = THRESHOLDS.flatMap((threshold) => SIZES.map((k): [number, number] => [threshold, k]));

/** Integral by Simpson's rule over 2,000 steps. */
function integral(f: (x: number) => number, from: number, to: number): number {
  const steps = 2000;
  const h = (to - from) / steps;
  let sum = f(from) + f(to);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * h);
  return (sum * h) / 3;
}

/** Expected error of a banding, a miss above the threshold weighed nine to one, written out anew. */
function error({ bands, rows }: Bands, threshold: number): number {
  const meet = (j: number): number => 1 - (1 - j ** rows) ** bands;
  return 0.9 * integral((j) => 1 - meet(j), threshold, 1) + 0.1 * integral(meet, 0, threshold);
}

describe('the bands chosen', () => {
  it.each(grid)('fit into the signature: threshold %f, k %i', (threshold, k) => {
    const { bands, rows } = chooseBands(threshold, k);
    expect(Number.isInteger(bands) && Number.isInteger(rows)).toBe(true);
    expect(Math.min(bands, rows)).toBeGreaterThanOrEqual(1);
    expect(bands * rows).toBeLessThanOrEqual(k);
  });

  it.each(grid.filter(([, k]) => k <= 128))(
    'have the least error of all: threshold %f, k %i',
    (threshold, k) => {
      let least = Number.POSITIVE_INFINITY;
      // fewer bands than fit are never better where misses weigh more, but let that be seen, not assumed
      for (let rows = 1; rows <= k; rows++)
        for (let bands = Math.max(1, Math.floor(k / rows) - 2); bands * rows <= k; bands++)
          least = Math.min(least, error({ bands, rows }, threshold));
      // near ties fall either way with the steps of the integral
      expect(error(chooseBands(threshold, k), threshold)).toBeLessThanOrEqual(least * 1.01 + 1e-6);
    },
  );

  it.each([0.5, 0.6, 0.7, 0.8, 0.9])(
    'bring nearly all pairs at the threshold together, few far below it: %f',
    (threshold) => {
      const bands = chooseBands(threshold, 128);
      expect(collision(threshold, bands)).toBeGreaterThan(0.8);
      expect(collision(threshold + 0.05, bands)).toBeGreaterThan(0.9);
      expect(collision(threshold / 3, bands)).toBeLessThan(0.1);
    },
  );
});

describe('the collision probability', () => {
  it('rises from 0 for nothing in common to 1 for all', () => {
    const bands = { bands: 16, rows: 8 };
    expect(collision(0, bands)).toBe(0);
    expect(collision(1, bands)).toBe(1);
    for (let j = 0; j < 1; j += 0.01)
      expect(collision(j + 0.01, bands)).toBeGreaterThanOrEqual(collision(j, bands));
  });

  it('is the share of pairs of signatures that agree in a whole band', () => {
    const bands = { bands: 16, rows: 4 };
    const signer = new FastSigner(64);
    const random = seeded(11);
    const size = 400;
    const shared = 267; // Jaccard similarity 0.501
    const trials = 2000;
    const [x, y] = [new Uint32Array(64), new Uint32Array(64)];
    let met = 0;
    for (let t = 0; t < trials; t++) {
      const a = Uint32Array.from({ length: size }, random);
      const b = a.map((value, e) => (e < shared ? value : random()));
      signer.sign(a, size, x, 0);
      signer.sign(b, size, y, 0);
      const meets = (band: number): boolean => [0, 1, 2, 3].every((r) => x[4 * band + r] === y[4 * band + r]);
      if (Array.from({ length: 16 }, (_, band) => band).some(meets)) met++;
    }
    const p = collision(shared / (2 * size - shared), bands);
    expect(Math.abs(met / trials - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / trials));
  });
});
