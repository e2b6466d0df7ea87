import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { TokenBuffer } from '../../src/tokenize/tokens.js';
import { tokenizeUnicode } from '../../src/tokenize/unicode.js';
import { roomForSides, sharedSide } from '../../src/workers/sides-held.js';
import { Spool } from '../../src/workers/spool.js';
import { SideAside, setTokensAside } from '../../src/workers/tokens-aside.js';

const spool = new Spool();
spool.open();
afterAll(() => spool.close());

/** Texts of so many words, set aside but for those in `unset`. */
function asideOf(sizes: readonly number[], unset: readonly number[]) {
  const tokensAt = Float64Array.from(sizes, (size, i) => {
    const buffer = new TokenBuffer();
    tokenizeUnicode(Array.from({ length: size }, (_, w) => `w${i}x${w}`).join(' '), buffer);
    const weights = Uint8Array.from({ length: size }, (_, w) => (i + w) % 256);
    return unset.includes(i) ? -1 : setTokensAside(spool, buffer, weights, 0, '0123456789abcdef');
  });
  return { tokensAt, words: Uint32Array.from(sizes) };
}

const pairsOf = (list: readonly (readonly [number, number])[]) => ({
  a: Uint32Array.from(list, ([a]) => a),
  b: Uint32Array.from(list, ([, b]) => b),
  count: list.length,
});

describe('sides of articles that are set aside', () => {
  it('are in shared memory what they are in the file, first asked for or again, with room for all or for some', () => {
    const sizes = fc.array(fc.nat({ max: 40 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(
        sizes.chain((of) =>
          fc.record({
            of: fc.constant(of),
            pairs: fc.array(fc.tuple(fc.nat({ max: of.length - 1 }), fc.nat({ max: of.length - 1 })), {
              minLength: 1,
              maxLength: 20,
            }),
            bytes: fc.nat({ max: 800 }),
            asked: fc.array(fc.nat({ max: of.length - 1 }), { maxLength: 30 }),
          }),
        ),
        ({ of, pairs, bytes, asked }) => {
          const { tokensAt, words } = asideOf(of, []);
          const shared = roomForSides({ tokensAt, words }, pairsOf(pairs), bytes);
          expect(shared).not.toBeNull();
          if (shared === null) return;
          expect(shared.words.byteLength).toBeLessThanOrEqual(bytes);
          for (const i of asked) {
            const side = sharedSide(shared, i, spool, tokensAt[i], words[i]);
            const alone = new SideAside().take(spool, tokensAt[i], words[i]);
            expect(side === null).toBe(shared.at[i] < 0);
            if (side === null) continue;
            expect(side.count).toBe(alone.count);
            expect([...side.hash]).toEqual([...alone.hash]);
            expect([...side.weight]).toEqual([...alone.weight]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('have room in the order in which they come in pairs, one that comes in many in a row once', () => {
    const { tokensAt, words } = asideOf([8, 8, 8, 8], [3]);
    // 0 comes twice in a row, 1 twice, 2 and 3 three times; 3 is not set aside
    const pairs = pairsOf([
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 3],
      [1, 3],
      [2, 3],
    ]);
    const room = (sides: number): number[] => {
      const shared = roomForSides({ tokensAt, words }, pairs, sides * 4 * 10);
      return [...(shared?.at ?? [])].map((at, i) => (at < 0 ? -1 : i)).filter((i) => i >= 0);
    };
    expect(room(1)).toEqual([2]);
    expect(room(2)).toEqual([1, 2]);
    expect(room(4)).toEqual([1, 2]);
  });

  it('have no room where none is set aside', () => {
    const { tokensAt, words } = asideOf([3, 3], [0, 1]);
    expect(roomForSides({ tokensAt, words }, pairsOf([[0, 1]]), 1000)).toBeNull();
  });
});
