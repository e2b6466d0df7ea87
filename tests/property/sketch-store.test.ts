import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SketchPart } from '../../src/sketch/sketches.js';
import { Growing } from '../../src/workers/growing.js';
import { inTurn } from '../../src/workers/read-all.js';
import { SketchStore } from '../../src/workers/sketch-store.js';

const K = 3;

interface Drawn {
  readonly words: number;
  readonly fingerprints: readonly number[];
  readonly places: readonly number[];
  readonly skipgrams: readonly number[];
  readonly seed: number;
}

const article = (mostWords: number): fc.Arbitrary<Drawn> =>
  fc.record({ words: fc.nat({ max: mostWords }), seed: fc.nat({ max: 1e6 }) }).chain(({ words, seed }) =>
    fc.record({
      words: fc.constant(words),
      fingerprints: fc.array(fc.nat({ max: 2 ** 32 - 1 }), { minLength: 4, maxLength: 4 }),
      places: fc.array(fc.nat({ max: words }), { minLength: 4, maxLength: 4 }),
      skipgrams: fc.array(fc.nat({ max: 2 ** 32 - 1 }), { maxLength: 3 }),
      seed: fc.constant(seed),
    }),
  );

const startsOf = (sizes: readonly number[]): Uint32Array<ArrayBuffer> => {
  const starts = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, i) => {
    starts[i + 1] = starts[i] + size;
  });
  return starts;
};

/** The sketches of some articles, one behind the other. */
const partOf = (drawn: readonly Drawn[]): SketchPart => ({
  streams: Uint32Array.from(drawn.flatMap(({ seed }) => [seed, seed + 1])),
  signatures: Uint32Array.from(drawn.flatMap(({ seed }) => [seed, seed * 2, seed * 3])),
  starts: startsOf(drawn.map(({ fingerprints }) => fingerprints.length)),
  fingerprints: Uint32Array.from(drawn.flatMap(({ fingerprints }) => [...fingerprints])),
  places: Uint32Array.from(drawn.flatMap(({ places }) => [...places])),
  skipStarts: startsOf(drawn.map(({ skipgrams }) => skipgrams.length)),
  skipgrams: Uint32Array.from(drawn.flatMap(({ skipgrams }) => [...skipgrams])),
});

const plain = (sketches: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sketches).map(([field, value]) => [
      field,
      typeof value === 'number' ? value : [...(value as Uint32Array)],
    ]),
  );

describe('sketches that come part by part', () => {
  it.each([
    ['all in the order in which they came', 1000, 'all'],
    ['in another order', 1000, 'mixed'],
    ['some of them, in another order', 1000, 'some'],
    ['some of them, where an article is too long for places of two bytes', 200_000, 'some'],
  ])('are together what they would be one behind the other, %s', (_, mostWords, which) => {
    fc.assert(
      fc.property(
        fc.array(fc.array(article(mostWords), { maxLength: 4 }), { maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (drawn, keys) => {
          const all = drawn.flat();
          const keyed = all.map((_, place) => ({ place, key: keys.next().value as number }));
          const wanted = which === 'some' ? keyed.filter(({ key }) => key % 2 === 0) : keyed;
          const order = which === 'all' ? wanted : wanted.sort((x, y) => x.key - y.key);
          const places = order.map(({ place }) => place);
          const store = new SketchStore(K);
          const parts = drawn.map(partOf);
          const firsts = parts.map((part) => store.take(part));
          expect(firsts).toEqual(drawn.map((_, part) => drawn.slice(0, part).flat().length));
          expect(parts.flatMap((part) => Object.values(part)).every(({ length }) => length === 0)).toBe(true);
          const tokens = Uint32Array.from(places, (place) => all[place].words);
          const got = store.finish(Uint32Array.from(places), tokens);
          const expected = {
            count: places.length,
            k: K,
            tokens,
            ...partOf(places.map((place) => all[place])),
          };
          expect(plain(got)).toEqual(plain(expected));
          expect(got.fingerprints.buffer).toBeInstanceOf(SharedArrayBuffer);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('numbers that are appended', () => {
  it('are all there, in memory that grows where it stands and in memory that has to move', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat({ max: 2 ** 32 - 1 }), { maxLength: 20 })),
        fc.nat({ max: 200 }),
        fc.nat({ max: 400 }),
        (parts, large, most) => {
          const growing = new Growing(Uint32Array, { large, most });
          for (const part of parts) growing.append(Uint32Array.from(part));
          expect(growing.length).toBe(parts.flat().length);
          expect([...growing.all()]).toEqual(parts.flat());
        },
      ),
    );
  });

  it('stay where they were while there is room', () => {
    const growing = new Growing(Uint16Array);
    growing.append(new Uint16Array(3_000_000).fill(5));
    const before = growing.all().buffer;
    growing.append(new Uint16Array(5_000_000).fill(7));
    expect(growing.all().buffer).toBe(before);
    expect([growing.length, growing.all()[2_999_999], growing.all()[7_999_999]]).toEqual([8_000_000, 5, 7]);
  });
});

describe('results', () => {
  it('are taken in the order of their jobs, whichever ends first', () => {
    const order = fc.uniqueArray(fc.nat({ max: 20 }), { maxLength: 21 });
    fc.assert(
      fc.property(order, (ended) => {
        const all = [...ended, ...Array.from({ length: 21 }, (_, i) => i).filter((i) => !ended.includes(i))];
        const taken: number[] = [];
        const take = inTurn((result: number) => taken.push(result));
        all.forEach((index, n) => {
          take(index * 10, index);
          const through = all.slice(0, n + 1);
          const ready = Array.from({ length: 21 }, (_, i) => i).findIndex((i) => !through.includes(i));
          expect(taken.length).toBe(ready < 0 ? 21 : ready);
        });
        expect(taken).toEqual(Array.from({ length: 21 }, (_, i) => i * 10));
      }),
    );
  });
});
