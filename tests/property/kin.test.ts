import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areKin, FEW_KIN, findHeads, partKin } from '../../src/candidates/kin.js';
import { PairList, type PairTable, uniquePairs } from '../../src/candidates/pairs.js';

const ARTICLES = 24;

/** Pairs of some articles with what they share, the articles' sizes, and some of them folded into an earlier one. */
const folders = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: ARTICLES, maxLength: ARTICLES }),
    pushed: fc.array(fc.tuple(fc.nat(ARTICLES - 1), fc.nat(ARTICLES - 1), fc.integer({ min: 1, max: 8 })), {
      maxLength: 200,
    }),
    folds: fc.array(fc.tuple(fc.nat(ARTICLES - 1), fc.nat(ARTICLES - 1)), { maxLength: 6 }),
  })
  .map(({ sizes, pushed, folds }) => {
    const representative = Uint32Array.from({ length: ARTICLES }, (_, i) => i);
    for (const [x, y] of folds)
      if (x < y && representative[x] === x && !folds.some(([r]) => r === y)) representative[y] = x;
    const list = new PairList();
    for (const [x, y, times] of pushed)
      if (x !== y) for (let n = 0; n < times; n++) list.push(Math.min(x, y), Math.max(x, y));
    return { pairs: uniquePairs(list, ARTICLES), representative, size: (i: number) => sizes[i] };
  });

/** A table to be used up. */
const copyOf = ({ count, a, b, shared }: PairTable): PairTable => ({
  count,
  a: a.slice(),
  b: b.slice(),
  shared: shared.slice(),
});

const pairsOf = ({ a, b, shared }: PairTable): string[] =>
  Array.from(a, (x, p) => `${x} ${b[p]} ${shared[p]}`);

describe('heads of kin', () => {
  it('are kin to those that they stand for, stand for themselves, and are never folded', () => {
    fc.assert(
      fc.property(folders, ({ pairs, representative, size }) => {
        const head = findHeads(pairs, representative, size);
        const shared = new Map(Array.from(pairs.a, (x, p) => [`${x} ${pairs.b[p]}`, pairs.shared[p]]));
        head.forEach((h, i) => {
          expect(head[h]).toBe(h);
          expect(representative[h]).toBe(h);
          const r = representative[i];
          expect(head[r]).toBe(h);
          if (r === h) return;
          const both = shared.get(`${Math.min(r, h)} ${Math.max(r, h)}`) ?? 0;
          expect(areKin(both, size(r), size(h))).toBe(true);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('do not depend on the order in which pairs come', () => {
    fc.assert(
      fc.property(folders, fc.infiniteStream(fc.nat()), ({ pairs, representative, size }, random) => {
        const key = Array.from(pairs.a, () => random.next().value as number);
        const order = Uint32Array.from(key.map((_, p) => p).sort((p, q) => key[p] - key[q]));
        const of = (values: Uint32Array): Uint32Array => order.map((p) => values[p]);
        const mixed = { count: pairs.count, a: of(pairs.a), b: of(pairs.b), shared: of(pairs.shared) };
        expect(findHeads(mixed, representative, size)).toEqual(findHeads(pairs, representative, size));
      }),
      { numRuns: 300 },
    );
  });
});

describe('pairs that are put off', () => {
  it('are, with the others, all pairs, each once and in order', () => {
    fc.assert(
      fc.property(folders, ({ pairs, representative, size }) => {
        const { pairs: kept, between } = partKin(copyOf(pairs), representative, size);
        expect(new Set([...pairsOf(kept), ...pairsOf(between)])).toEqual(new Set(pairsOf(pairs)));
        expect(kept.count + between.count).toBe(pairs.count);
        for (const table of [kept, between])
          expect(pairsOf(table)).toEqual(pairsOf(pairs).filter((pair) => pairsOf(table).includes(pair)));
      }),
      { numRuns: 500 },
    );
  });

  it('leave each of many kin tied to the one that stands for all, by pairs and folds', () => {
    fc.assert(
      fc.property(folders, ({ pairs, representative, size }) => {
        const { pairs: kept, between } = partKin(copyOf(pairs), representative, size);
        const head = findHeads(pairs, representative, size);
        const there = new Set(Array.from(kept.a, (x, p) => `${x} ${kept.b[p]}`));
        for (let p = 0; p < between.count; p++) {
          for (const i of [between.a[p], between.b[p]]) {
            const [r, h] = [representative[i], head[i]];
            if (r !== h) expect(there).toContain(`${Math.min(r, h)} ${Math.max(r, h)}`);
          }
          expect(head.filter((h) => h === head[between.a[p]]).length).toBeGreaterThan(FEW_KIN);
        }
      }),
      { numRuns: 500, examples: [[manyKin()]] },
    );
  });

  it('are all but one for each of the others, where many are kin to one', () => {
    const { pairs, representative, size } = manyKin();
    const { pairs: kept, between } = partKin(copyOf(pairs), representative, size);
    expect(kept.count).toBe(ARTICLES - 1);
    expect(between.count).toBe((ARTICLES * (ARTICLES - 1)) / 2 - (ARTICLES - 1));
  });
});

/** All are versions of one text. */
function manyKin() {
  const list = new PairList();
  for (let x = 0; x < ARTICLES; x++)
    for (let y = x + 1; y < ARTICLES; y++) for (let n = 0; n < 6; n++) list.push(x, y);
  return {
    pairs: uniquePairs(list, ARTICLES),
    representative: Uint32Array.from({ length: ARTICLES }, (_, i) => i),
    size: () => 10,
  };
}
