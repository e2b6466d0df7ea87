/** LSH banding: b bands of r rows each, b r ≤ k (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4). */
export interface Bands {
  readonly bands: number;
  readonly rows: number;
}

/** Probability that two signatures fall into a common bucket, for sets of Jaccard similarity `j`. */
export const collision = (j: number, { bands, rows }: Bands): number => 1 - (1 - j ** rows) ** bands;

const STEPS = 200; // trapezoids: the integrand is smooth, more change no choice
const MISS = 0.9; // a near-duplicate missed costs nine times what a bucket-mate looked at in vain does

/**
 * The banding for a threshold: of all with b r ≤ k, the one with the least expected error, false negatives
 * above the threshold weighed against false positives below it, over similarities taken as evenly spread.
 *
 * @param threshold Jaccard similarity, 0 < threshold ≤ 1
 * @param k values in a signature
 */
export function chooseBands(threshold: number, k: number): Bands {
  if (last?.threshold === threshold && last.k === k) return last.bands;
  const bands = leastError(threshold, k);
  last = { threshold, k, bands };
  return bands;
}

/** The last answer: a server asks the same for every text. */
let last: { readonly threshold: number; readonly k: number; readonly bands: Bands } | null = null;

function leastError(threshold: number, k: number): Bands {
  let best: Bands = { bands: k, rows: 1 };
  let least = Number.POSITIVE_INFINITY;
  for (let rows = 1; rows <= k; rows++) {
    const bands = Math.floor(k / rows);
    const choice = { bands, rows };
    const missed = integral((j) => 1 - collision(j, choice), threshold, 1);
    // more rows and no more bands only miss more
    if (MISS * missed >= least) break;
    const vain = integral((j) => collision(j, choice), 0, threshold);
    const error = MISS * missed + (1 - MISS) * vain;
    if (error < least) {
      least = error;
      best = choice;
    }
  }
  return best;
}

function integral(f: (x: number) => number, from: number, to: number): number {
  const step = (to - from) / STEPS;
  let sum = (f(from) + f(to)) / 2;
  for (let i = 1; i < STEPS; i++) sum += f(from + i * step);
  return sum * step;
}
