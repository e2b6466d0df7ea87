import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReferenceSigner } from '../../src/sketch/reference.js';
import { agreement, FastSigner, type Signer } from '../../src/sketch/signature.js';
import { takesNoTime } from '../yardstick.js';
import { seeded } from './support.js';

const K = 128;
const SIMILARITIES = [0, 0.05, 1 / 3, 0.5, 0.8, 0.95, 1];

const sign = (signer: Signer, set: readonly number[] | Uint32Array): Uint32Array => {
  const out = new Uint32Array(signer.k);
  signer.sign(Uint32Array.from(set), set.length, out, 0);
  return out;
};

/** How many of `size` elements two sets of that size share, for a Jaccard similarity of about `j`. */
const sharedAt = (size: number, j: number): number => Math.round((2 * size * j) / (1 + j));

interface Trials {
  readonly jaccard: number;
  readonly mean: number;
  readonly variance: number;
}

/** Estimates for `trials` pairs of random sets of `size` elements, `shared` of them common. */
function estimate(signer: Signer, size: number, shared: number, trials: number, seed: number): Trials {
  const random = seeded(seed);
  const a = new Uint32Array(size);
  const b = new Uint32Array(size);
  const x = new Uint32Array(signer.k);
  const y = new Uint32Array(signer.k);
  const jaccard = shared / (2 * size - shared);
  let sum = 0;
  let squares = 0;
  for (let t = 0; t < trials; t++) {
    // distinct but for a chance of some n² in 2^33
    for (let e = 0; e < size; e++) {
      a[e] = random();
      b[e] = e < shared ? a[e] : random();
    }
    signer.sign(a, size, x, 0);
    signer.sign(b, size, y, 0);
    const error = agreement(x, 0, y, 0, signer.k) - jaccard;
    sum += error;
    squares += error * error;
  }
  return { jaccard, mean: sum / trials, variance: squares / trials };
}

/**
 * Trials where nothing or all is shared: the error is then 0 in each of them, in every place, or the test fails. There is
 * nothing to reckon a mean or variance of, and ten tell what thousands do.
 */
const EXACT = 10;

/** Every similarity that sets of a size can have, of those listed. */
const casesOf = (sizes: readonly number[], trials: (size: number) => number): [number, number, number][] =>
  sizes.flatMap((size) =>
    [...new Set(SIMILARITIES.map((j) => sharedAt(size, j)))].map((shared): [number, number, number] => [
      size,
      shared,
      shared === 0 || shared === size ? EXACT : trials(size),
    ]),
  );

function holdsBinomial({ jaccard, mean, variance }: Trials, trials: number, slack: number): void {
  const binomial = (jaccard * (1 - jaccard)) / K;
  expect(Math.abs(mean)).toBeLessThanOrEqual(3 * Math.sqrt(binomial / trials) + 1e-12);
  expect(variance).toBeLessThanOrEqual(slack * binomial + 1e-12);
}

describe('the fast signer', () => {
  const cases = casesOf([1, 2, 5, 20, 100, 500, 5000], (size) => (size < 5000 ? 3000 : 1000));

  it.each(cases)(
    'estimates within binomial error: sets of %i, %i shared (%i trials)',
    (size, shared, trials) => {
      holdsBinomial(estimate(new FastSigner(K), size, shared, trials, size * 7919 + shared), trials, 1.15);
    },
  );

  it('has a lesser error than the binomial one for sets smaller than the signature', () => {
    const { jaccard, variance } = estimate(new FastSigner(K), 64, sharedAt(64, 0.5), 3000, 5);
    expect(variance).toBeLessThan((0.9 * jaccard * (1 - jaccard)) / K);
  });

  it.each([1, 2, 50])('signs a text that says %i things over and over in the time of any other', (things) => {
    const set = Array.from({ length: things }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 0);
    const text = Uint32Array.from({ length: 1_000_000 }, (_, i) => set[i % things]);
    const out = new Uint32Array(K);
    takesNoTime(() => new FastSigner(K).sign(text, text.length, out, 0));
    expect(out).toEqual(sign(new FastSigner(K), set));
  });

  it.each([1, 2, 16, 100, 256, 1024])('takes any number of values: k = %i', (k) => {
    const trials = 1500;
    const shared = sharedAt(40, 0.5);
    const { jaccard, mean } = estimate(new FastSigner(k), 40, shared, trials, k);
    expect(Math.abs(mean)).toBeLessThan(3 * Math.sqrt((jaccard * (1 - jaccard)) / k / trials));
  });
});

describe('the reference signer', () => {
  const cases = casesOf([1, 2, 5, 20, 100, 500], (size) => (size < 500 ? 60 : 25));

  // few trials, for it is slow: the sample variance itself has a standard error of sqrt(2 / trials)
  it.each(cases)(
    'estimates within binomial error: sets of %i, %i shared (%i trials)',
    (size, shared, trials) => {
      const slack = 1.15 + 3 * Math.sqrt(2 / trials);
      holdsBinomial(
        estimate(new ReferenceSigner(K), size, shared, trials, size * 31 + shared),
        trials,
        slack,
      );
    },
  );
});

describe.each<[string, Signer, number]>([
  ['fast', new FastSigner(K), 300],
  ['reference', new ReferenceSigner(K), 30],
])('a signature (%s)', (name, signer, numRuns) => {
  const set = fc.array(fc.nat({ max: 0xffffffff }), { minLength: 1, maxLength: 60 });

  it('does not change with the order of the shingles, nor with repeats', () => {
    const shuffled = set.chain((values) =>
      fc.tuple(
        fc.constant(values),
        fc.shuffledSubarray(values, { minLength: values.length }),
        fc.subarray(values),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([values, order, repeats]) => {
        expect(sign(signer, [...repeats, ...order, ...repeats])).toEqual(sign(signer, values));
      }),
      { numRuns },
    );
  });

  it('is the same from two runs, from a signer used before and from a new one', () => {
    fc.assert(
      fc.property(set, set, (values, others) => {
        const first = sign(signer, values);
        sign(signer, others);
        expect(sign(signer, values)).toEqual(first);
        expect(sign(name === 'fast' ? new FastSigner(K) : new ReferenceSigner(K), values)).toEqual(first);
      }),
      { numRuns },
    );
  });

  it('is of the first `count` shingles, and writes its k places alone', () => {
    fc.assert(
      fc.property(set, set, fc.nat({ max: 9 }), (values, rest, offset) => {
        const out = new Uint32Array(K + 20).fill(42);
        signer.sign(Uint32Array.from([...values, ...rest]), values.length, out, offset);
        expect(out.subarray(offset, offset + K)).toEqual(sign(signer, values));
        expect(new Set([...out.subarray(0, offset), ...out.subarray(offset + K)])).toEqual(new Set([42]));
      }),
      { numRuns },
    );
  });

  it('of an empty set is all zeros, whatever stood there', () => {
    const out = new Uint32Array(K).fill(42);
    signer.sign(new Uint32Array(4), 0, out, 0);
    expect(out).toEqual(new Uint32Array(K));
  });
});

describe('agreement', () => {
  it('is the share of equal places of two rows of a table', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })), { minLength: 1, maxLength: 30 }),
        fc.nat({ max: 5 }),
        (places, at) => {
          const x = Uint32Array.from([...Array(at).fill(9), ...places.map(([p]) => p)]);
          const y = Uint32Array.from(places.map(([, q]) => q));
          const same = places.filter(([p, q]) => p === q).length;
          expect(agreement(x, at, y, 0, places.length)).toBe(same / places.length);
        },
      ),
    );
  });
});
