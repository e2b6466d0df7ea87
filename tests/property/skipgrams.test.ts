import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCandidates } from '../../src/candidates/candidates.js';
import { NO_PAIRS, PairSums, summed } from '../../src/candidates/pairs.js';
import { enoughSkips, joinSkips } from '../../src/candidates/skips.js';
import { skipgrams } from '../../src/sketch/skipgrams.js';
import { noOutlets, SKETCH, seeded, shortVocabulary, sketchAll, toHashes } from './support.js';

describe('skip-grams', () => {
  it('are the same whatever words of little weight stand between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 500 }), { maxLength: 40 }),
        fc.array(fc.nat({ max: 9 })),
        (words, gaps) => {
          const grams = (hash: Uint32Array, weight: Uint8Array): number[] => {
            const out = new Uint32Array(hash.length);
            return [...out.subarray(0, skipgrams({ count: hash.length, hash }, weight, out))];
          };
          const plain = grams(toHashes(words), new Uint8Array(words.length).fill(10));
          const between = words.flatMap((word, i) => [...new Array<number>(gaps[i] ?? 0).fill(9000), word]);
          const weights = Uint8Array.from(between, (word) => (word === 9000 ? 4 : 12));
          expect(grams(toHashes(between), weights)).toEqual(plain);
        },
      ),
    );
  });

  it('make a pair where two articles share two that at most as many as the cap hold, in however many parts', () => {
    const texts = fc.array(shortVocabulary(6, 30), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 4 }), (words, cap, of) => {
        const sketches = sketchAll(words);
        const alone = Uint32Array.from(words, (_, i) => i);
        const own = words.map(
          (_, i) => new Set(sketches.skipgrams.subarray(sketches.skipStarts[i], sketches.skipStarts[i + 1])),
        );
        const few = (gram: number): boolean => own.filter((set) => set.has(gram)).length <= cap;
        const naive: [number, number][] = [];
        for (let a = 0; a < words.length; a++)
          for (let b = a + 1; b < words.length; b++)
            if ([...own[a]].filter((gram) => own[b].has(gram) && few(gram)).length >= 2) naive.push([a, b]);
        const tables = Array.from({ length: of }, (_, index) => {
          const pairs = new PairSums(sketches.count, 8);
          joinSkips(sketches, alone, { cap, hashes: 1 + (words[0].length % 7), pairs: 8 }, pairs, {
            index,
            of,
          });
          return pairs.table();
        });
        const found = enoughSkips(tables.reduce(summed), NO_PAIRS);
        expect(Array.from(found.a, (a, p) => [a, found.b[p]])).toEqual(naive);
      }),
      { numRuns: 500 },
    );
  });

  it('find most copies of which half the words were edited', () => {
    let found = 0;
    for (let seed = 0; seed < 40; seed++) {
      const next = seeded(seed);
      const text = Array.from({ length: 200 }, (_, i) => 1000 * seed + i);
      const torn = text.flatMap((word) => {
        const r = next() % 6;
        if (r === 0) return [];
        return r === 1 ? [900_000 + (next() % 5000)] : r === 2 ? [word, 950_000 + (next() % 5000)] : [word];
      });
      const sketches = sketchAll([text, torn]);
      const { count } = findCandidates(sketches, {
        ...SKETCH,
        threshold: 0.7,
        allPairs: false,
        acrossOutlets: false,
        standing: true,
        outlet: noOutlets(2),
        outletSize: new Uint32Array(0),
        beyond: null,
        memory: 1000,
      });
      found += Math.min(1, count);
    }
    expect(found).toBeGreaterThanOrEqual(38);
  });
});
