import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Pair, Report } from '../../src/model.js';
import { CORPUS, scanned } from './support.js';

/**
 * A scan folds near-duplicates and tells of a family only the pairs from its representative. Whatever it leaves out must
 * still be there to be read from what it tells.
 */

const gold: { pairs: { a: string; b: string; relation: string }[] } = JSON.parse(
  readFileSync(join(CORPUS, 'gold.json'), 'utf8'),
);
const [folded, all] = [await scanned(CORPUS), await scanned(CORPUS, { allPairs: true })];

const keyOf = (a: string, b: string): string => (a < b ? `${a} | ${b}` : `${b} | ${a}`);
const byKey = ({ pairs }: Report): Map<string, Pair> =>
  new Map(pairs.map((pair) => [keyOf(pair.a.id, pair.b.id), pair]));
const members = ({ families }: Report): string[] =>
  families.map(({ articles }) => articles.join(' | ')).sort();
const told = byKey(folded);

/** The article itself and the members of its family. */
const kinOf = (id: string): string[] =>
  folded.families.find((x) => x.articles.includes(id))?.articles ?? [id];

describe('a scan that does not tell all pairs', () => {
  it('finds the families that one of all pairs finds', () => {
    expect(members(folded)).toEqual(members(all));
  });

  it('tells of each family the pair of its representative and every other member, and no other', () => {
    for (const { representative, articles } of folded.families) {
      const inside = folded.pairs.filter(({ a, b }) => articles.includes(a.id) && articles.includes(b.id));
      const wanted = articles.filter((id) => id !== representative).map((id) => keyOf(id, representative));
      expect(inside.map(({ a, b }) => keyOf(a.id, b.id)).sort()).toEqual(wanted.sort());
    }
  });

  it('tells nothing of a pair that a scan of all pairs does not tell of it', () => {
    const wanted = byKey(all);
    for (const [key, pair] of told) expect(pair).toEqual(wanted.get(key));
  });

  it('leaves no shared passage out but one that a family of either article tells of', () => {
    const lost = gold.pairs.filter(
      ({ a, b }) =>
        !kinOf(a).includes(b) && !kinOf(a).some((x) => kinOf(b).some((y) => told.has(keyOf(x, y)))),
    );
    expect(lost.map(({ a, b, relation }) => `${relation} ${keyOf(a, b)}`)).toEqual([]);
  });
});
