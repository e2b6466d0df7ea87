/**
 * Sets that a signer signs in a second: flong's own (Fast Similarity Sketching) and the npm package `minhash` behind the
 * same interface (`--minhash reference`), which hashes each shingle from a string and every value of it k times.
 */
import { ReferenceSigner } from '../dist/sketch/reference.js';
import { FastSigner } from '../dist/sketch/signature.js';
import { mix32 } from '../dist/tokenize/hash.js';
import { median } from './lib/median.mjs';
import { BenchUsage } from './lib/usage.mjs';

export const usage = '';
export const answers = 'How many articles are signed in a second, by flong and by the npm package minhash?';

const SHINGLES = 300;
const K = 128;
const ROUNDS = 5;
const ROUND_MS = 1000;

export default async function signing(args) {
  if (args.length > 0) throw new BenchUsage('takes no arguments');
  const sets = Array.from({ length: 256 }, (_, s) =>
    Uint32Array.from({ length: SHINGLES }, (_, e) => mix32(s * SHINGLES + e + 1)),
  );
  const fast = rate(new FastSigner(K), sets);
  const reference = rate(new ReferenceSigner(K), sets);
  return {
    rows: [
      { signer: 'fast', 'sets per second': Math.round(fast), times: fast / reference },
      { signer: 'reference (npm minhash)', 'sets per second': Math.round(reference), times: 1 },
    ],
    notes: [
      `sets of ${SHINGLES} shingles, signatures of ${K} values, one thread, median of ${ROUNDS} rounds`,
    ],
    input: { shingles: SHINGLES, k: K },
  };
}

/** Sets signed in a second, median of the rounds that follow one of warming up. */
function rate(signer, sets) {
  const out = new Uint32Array(K);
  const rates = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    let signed = 0;
    let ms = 0;
    while (ms < ROUND_MS) {
      // the clock is asked every eighth set
      for (let i = 0; i < 8; i++) signer.sign(sets[signed++ % sets.length], SHINGLES, out, 0);
      ms = performance.now() - start;
    }
    if (round > 0) rates.push((1000 * signed) / ms);
  }
  return median(rates);
}
