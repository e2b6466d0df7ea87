import { describe, expect, it } from 'vitest';
import { scan } from '../../src/index.js';

/**
 * What more than 32 articles hold ties them to one of them: of a family of 40 that left 92 of 780 pairs where all were
 * asked for.
 */

const WORDS = Array.from({ length: 240 }, (_, i) => `harbour${i} ${['the', 'gate', 'was', 'closed'][i % 4]}`);

/** Versions of one story, each with a few words of its own. */
const family = (size: number): { id: string; text: string }[] =>
  Array.from({ length: size }, (_, v) => ({
    id: `v${String(v).padStart(2, '0')}`,
    text: WORDS.map((word, i) => ((i * 7 + v * 13) % 101 === 0 ? `version${v}` : word)).join(' '),
  }));

describe('a family that more articles are in than a list of fingerprints is joined in whole', () => {
  it('has all its pairs told where all are asked for', async () => {
    const { pairs, families } = await scan(family(40), { allPairs: true, workers: 1 });
    expect(families.map(({ articles }) => articles.length)).toEqual([40]);
    expect(pairs).toHaveLength(780);
    expect(new Set(pairs.map(({ a, b }) => `${a.id} ${b.id}`)).size).toBe(780);
    for (const { a, b } of pairs) expect(Math.min(a.share, b.share)).toBeGreaterThan(0.9);
  });

  it('has those with its representative told where they are not', async () => {
    const { pairs } = await scan(family(40), { workers: 1 });
    expect(pairs).toHaveLength(39);
  });
});
