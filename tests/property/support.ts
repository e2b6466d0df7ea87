import fc from 'fast-check';
import type { Alignment } from '../../src/align/align.js';
import type { Side } from '../../src/align/side.js';
import { Sketcher, type SketchOptions } from '../../src/sketch/sketch.js';
import type { Sketches } from '../../src/sketch/sketches.js';
import { mix32 } from '../../src/tokenize/hash.js';

/** What several property tests build their inputs with. */

/** A seeded generator of 32-bit numbers (Steele, Lea and Flood 2014, SplitMix, cut to 32 bits). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return mix32(state) >>> 0;
  };
}

/** The hash that stands for word number `word`: distinct for distinct words, as random as a token's. */
export const wordHash = (word: number): number => mix32(Math.imul(word + 1, 0x85ebca6b)) >>> 0;

export const toHashes = (words: readonly number[]): Uint32Array => Uint32Array.from(words, wordHash);

/** Texts over a short vocabulary, so that runs are shared by chance; as word numbers. */
export const shortVocabulary = (words: number, maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: words - 1 }), { maxLength });

const toSide = (words: readonly number[], weight: (word: number) => number): Side => ({
  count: words.length,
  hash: toHashes(words),
  weight: Uint8Array.from(words, weight),
});

/** A text for alignment whose words all weigh the same. */
export const plainSide = (words: readonly number[], weight = 10): Side => toSide(words, () => weight);

/** A text for alignment whose weights follow from the word, as those of real texts do. */
export const weighedSide = (words: readonly number[]): Side =>
  toSide(words, (word) => [2, 6, 10, 12, 13][word % 5]);

/** A text, and what an editor made of it: words exchanged, blocks dropped, doubled, moved, new ones put in. */
const edited = fc
  .tuple(
    fc.constantFrom(6, 30, 300),
    fc.array(fc.nat({ max: 299 }), { minLength: 10, maxLength: 120 }),
    fc.array(
      fc.tuple(
        fc.constantFrom('word', 'drop', 'double', 'move', 'new'),
        fc.nat(),
        fc.nat({ max: 30 }),
        fc.nat(),
      ),
      {
        maxLength: 8,
      },
    ),
  )
  .map(([vocabulary, numbers, edits]): [number[], number[]] => {
    const text = numbers.map((n) => n % vocabulary);
    const copy = [...text];
    for (const [kind, at, length, to] of edits) {
      const from = at % (copy.length + 1);
      const block = copy.slice(from, from + length);
      const place = to % (copy.length + 1);
      if (kind === 'word' && from < copy.length) copy[from] = 1000 + length;
      else if (kind === 'drop') copy.splice(from, length);
      else if (kind === 'double') copy.splice(place, 0, ...block);
      else if (kind === 'move') copy.splice(place, 0, ...copy.splice(from, length));
      else if (kind === 'new') copy.splice(from, 0, ...block.map((_, i) => 2000 + i));
    }
    return [text, copy];
  });

const unrelated = fc
  .integer({ min: 1, max: 20 })
  .chain((words) => fc.tuple(shortVocabulary(words, 100), shortVocabulary(words, 100)));

/** Two texts that may have something in common. */
export const textPairs: fc.Arbitrary<[number[], number[]]> = fc.oneof(edited, unrelated);

export const SKETCH: SketchOptions = { shingle: 5, window: 4, signature: 128, minhash: 'fast' };

/** Sketches of texts given as word numbers, by the real sketcher. */
export function sketchAll(texts: readonly (readonly number[])[], options = SKETCH): Sketches {
  const sketcher = new Sketcher(options);
  for (const words of texts) {
    // as if all words were plain
    sketcher.add({ hash: toHashes(words), count: words.length }, new Uint8Array(words.length).fill(10));
  }
  return {
    count: texts.length,
    tokens: Uint32Array.from(texts, (words) => words.length),
    k: options.signature,
    ...sketcher.sketches(),
  };
}

/** Groups that (x, y) links make of 0 to count - 1, as the least member of each one's group. */
export function connected(count: number, links: readonly (readonly [number, number])[]): number[] {
  const parent = Array.from({ length: count }, (_, i) => i);
  const find = (x: number): number => (parent[x] === x ? x : find(parent[x]));
  for (const [x, y] of links) {
    const [low, high] = [find(x), find(y)].sort((p, q) => p - q);
    parent[high] = low;
  }
  return parent.map((_, i) => find(i));
}

/** The outlets of articles of which none is known. */
export const noOutlets = (articles: number): Int32Array => new Int32Array(articles).fill(-1);

/** The alignment that runs of equal tokens make, flat triples (a, b, length), ascending. */
export function alignmentOf(runs: readonly number[]): Alignment {
  const last = runs.length - 3;
  let matched = 0;
  for (let r = 2; r < runs.length; r += 3) matched += runs[r];
  return {
    aBegin: runs[0],
    aEnd: runs[last] + runs[last + 2],
    bBegin: runs[1],
    bEnd: runs[last + 1] + runs[last + 2],
    runs: [...runs],
    matched,
    weight: 10 * matched,
  };
}
