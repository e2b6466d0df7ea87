import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkKey, KEYS, ranges, shiftFor, writeChunks } from '../../src/archive/chunks.js';
import { edgeOf, INSIDE, placeOf } from '../../src/archive/edges.js';
import { type Head, newHead } from '../../src/archive/head.js';
import { lookUp } from '../../src/archive/look-up.js';
import { mergeStep } from '../../src/archive/merge.js';
import { sortPostings } from '../../src/archive/segments.js';
import type { Store } from '../../src/archive/store.js';
import { ByteReader, ByteWriter } from '../../src/archive/varint.js';
import { resolveOptions } from '../../src/options.js';
import { seeded } from './support.js';

/** A table in memory that asks of its users what the archive's file asks. */
class Chunks {
  readonly held = new Map<string, Buffer>();

  put(_: string, key: Buffer, value: Buffer, last: boolean): void {
    const name = key.toString('hex');
    // what is said to come last is put there unseen
    if (last) for (const other of this.held.keys()) expect(other < name).toBe(true);
    this.held.set(name, value);
  }

  need(_: string, key: Buffer): Buffer {
    const value = this.held.get(key.toString('hex'));
    if (value === undefined) throw new Error(`no chunk ${key.toString('hex')}`);
    return value;
  }

  glance(table: string, key: Buffer): Buffer {
    return this.need(table, key);
  }

  remove(_: string, key: Buffer): void {
    this.need(_, key);
    this.held.delete(key.toString('hex'));
  }

  get store(): Store {
    return this as unknown as Store;
  }
}

/** Who holds what, in the plainest way. */
type Held = { key: number; number: number; edge: number }[];

/** A batch of articles, each with some keys of a pool, as a segment; and the same for the plain list. */
function add(
  chunks: Chunks,
  head: Head,
  held: Held,
  next: () => number,
  articles: number,
  pool: readonly number[],
): void {
  const first = head.nextArticle;
  const come: Held = [];
  for (let i = 0; i < articles; i++) {
    const number = head.nextArticle++;
    const own = new Set(Array.from({ length: next() % 60 }, () => pool[next() % pool.length]));
    for (const key of own) come.push({ key, number, edge: next() % 3 === 0 ? next() % 256 : INSIDE });
  }
  held.push(...come);
  const sorted = sortPostings(
    Uint32Array.from(come, ({ key }) => key),
    Uint32Array.from(come, ({ number }) => number),
    Uint8Array.from(come, ({ edge }) => edge),
    come.length,
  );
  const segment = {
    id: head.nextSegment++,
    shift: shiftFor(come.length),
    lo: 0,
    hi: KEYS,
    base: first,
    postings: come.length,
    level: 0,
  };
  head.fingerprints.push(segment);
  writeChunks(chunks.store, 'fingerprints', segment, 0, ranges(segment), sorted, true);
}

describe('who holds what in an archive', () => {
  it('is the same whatever came in whatever batches, was removed, and is being merged', () => {
    const step = fc.oneof(
      fc.record({ what: fc.constant('add' as const), articles: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ what: fc.constant('remove' as const), articles: fc.integer({ min: 1, max: 10 }) }),
      fc.record({ what: fc.constant('merge' as const), articles: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ what: fc.constant('compact' as const), articles: fc.integer({ min: 1, max: 20 }) }),
    );
    fc.assert(
      fc.property(fc.nat(), fc.array(step, { minLength: 1, maxLength: 14 }), (seed, steps) => {
        const next = seeded(seed);
        const pool = [0, 1, 2 ** 31 - 1, 2 ** 31, KEYS - 2, KEYS - 1, ...Array.from({ length: 300 }, next)];
        const [chunks, head, gone] = [new Chunks(), newHead(resolveOptions({})), new Set<number>()];
        const held: Held = [];
        const lives = (number: number): boolean => !gone.has(number);
        const merge = (all: boolean): boolean => mergeStep(chunks.store, head, 'fingerprints', all, lives);
        for (const { what, articles } of steps) {
          if (what === 'add') add(chunks, head, held, next, articles, pool);
          else if (what === 'remove') {
            for (let n = 0; n < articles && head.nextArticle > 0; n++) gone.add(next() % head.nextArticle);
          } else for (let n = 0; n < articles; n++) if (!merge(what === 'compact')) break;

          const keys = Uint32Array.from(new Set([...pool, ...Array.from({ length: 20 }, next)])).sort();
          const found = lookUp(chunks.store, 'fingerprints', head.fingerprints, keys, lives);
          const told = [...keys].flatMap((key, q) =>
            Array.from({ length: found.starts[q + 1] - found.starts[q] }, (_, x) => ({
              key,
              number: found.number[found.starts[q] + x],
              edge: found.edge[found.starts[q] + x],
            })),
          );
          const expected = held.filter(({ number }) => lives(number));
          expected.sort((x, y) => x.key - y.key || x.number - y.number);
          expect(told).toEqual(expected);

          // a chunk for each range that a segment answers for, and no other
          const names = head.fingerprints.flatMap(({ id, shift, lo, hi }) =>
            Array.from({ length: 2 ** (32 - shift) }, (_, range) => range)
              .filter((range) => range * 2 ** shift < hi && (range + 1) * 2 ** shift > lo)
              .map((range) => chunkKey(id, range).toString('hex')),
          );
          expect([...chunks.held.keys()].sort()).toEqual(names.sort());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is in few segments, however many batches come', () => {
    const next = seeded(1);
    const [chunks, head] = [new Chunks(), newHead(resolveOptions({}))];
    for (let batch = 0; batch < 70; batch++) {
      add(chunks, head, [], next, 2, Array.from({ length: 300 }, next));
      while (mergeStep(chunks.store, head, 'fingerprints', false, () => true));
      // three of each level, 4 ** 3 batches in the highest
      expect(head.fingerprints.length).toBeLessThanOrEqual(3 * 3 + 1);
    }
  });
});

describe('numbers in as many bytes as they need', () => {
  it('are read as they were written', () => {
    const number = fc.oneof(
      fc.nat(300),
      fc.integer({ min: 0, max: KEYS - 1 }),
      fc.constantFrom(127, 128, KEYS - 1),
    );
    fc.assert(
      fc.property(fc.array(number, { maxLength: 2000 }), (numbers) => {
        const writer = new ByteWriter();
        for (const n of numbers) writer.number(n);
        const bytes = writer.take();
        const bits = (n: number): number => Math.max(1, Math.ceil(Math.log2(n + 1) / 7));
        expect(bytes.length).toBe(numbers.reduce((sum, n) => sum + bits(n), 0));
        const reader = new ByteReader(bytes);
        const read: number[] = [];
        while (!reader.done) read.push(reader.number());
        expect(read).toEqual(numbers);
        expect(writer.take().length).toBe(0);
      }),
    );
  });
});

describe("how near a text's start or end a place is", () => {
  it('is kept as far as it is asked: 60 tokens from the start, 120 to the end', () => {
    for (const words of [5, 60, 64, 127, 128, 129, 191, 192, 193, 400])
      for (let place = 0; place < words; place++) {
        const kept = placeOf(edgeOf(place, words), words);
        if (place < 60 || words - place <= 120) expect([words, place, kept]).toEqual([words, place, place]);
        else expect([words, place, kept >= 60 && words - kept > 120]).toEqual([words, place, true]);
      }
  });
});
