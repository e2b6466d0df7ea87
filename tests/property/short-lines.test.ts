import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alignment } from '../../src/align/align.js';
import { Mark } from '../../src/judge/marks.js';
import { sentencesOf } from '../../src/judge/sentences.js';
import { type ShortLine, shortLines } from '../../src/judge/short-lines.js';
import { tokenize } from '../../src/tokenize/tokenize.js';
import { inTime } from '../yardstick.js';
import { toHashes, wordHash } from './support.js';

/** What short lines are read from: `Parameters<typeof shortLines>[0]` with the hashes as words. */
type Lined = Parameters<typeof shortLines>[0];

/** Sentences of few words over a small vocabulary, so that the two sides share many, and some more than once. */
const sentences = fc.array(
  fc.array(fc.tuple(fc.nat({ max: 2 }), fc.constantFrom(0, 0, 0, ...Object.values(Mark))), {
    minLength: 1,
    maxLength: 7,
  }),
  { maxLength: 14 },
);
const article = fc
  .tuple(sentences, fc.constantFrom(0, Mark.credit, Mark.standing))
  .map(([all, mark]): Lined => {
    const words = all.flat();
    const spans: number[] = [];
    let at = 0;
    for (const sentence of all) {
      spans.push(at, at + sentence.length);
      at += sentence.length;
    }
    return {
      tokens: { count: at, hash: Uint32Array.from(words, ([word]) => wordHash(word)) },
      marks: Uint8Array.from(words, ([, own]) => own | mark),
      sentences: spans,
    };
  });
const spans = fc.array(fc.array(fc.nat({ max: 60 }), { minLength: 4, maxLength: 4 }), { maxLength: 4 });

/** Passages of at least a word that lie within both; they may overlap, in any order. */
const passagesIn = (a: Lined, b: Lined, drawn: readonly number[][]): Alignment[] =>
  drawn.flatMap(([aFrom, aLength, bFrom, bLength]) => {
    const [aEnd, bEnd] = [
      Math.min(a.tokens.count, aFrom + aLength),
      Math.min(b.tokens.count, bFrom + bLength),
    ];
    if (aEnd <= aFrom || bEnd <= bFrom) return [];
    return [{ aBegin: aFrom, aEnd, bBegin: bFrom, bEnd, runs: [], matched: 0, weight: 0 }];
  });

/** What `shortLines` finds, by asking of each sentence of a for each of b. */
function plainly(a: Lined, b: Lined, passages: readonly Alignment[], minWords: number): ShortLine['run'][] {
  const free = ({ sentences }: Lined, touches: (from: number, to: number) => boolean): [number, number][] =>
    sentences.flatMap((from, s): [number, number][] =>
      s % 2 === 0 && !touches(from, sentences[s + 1]) ? [[from, sentences[s + 1]]] : [],
    );
  const inB = free(b, (from, to) => passages.some(({ bBegin, bEnd }) => bBegin < to && bEnd > from));
  const told = new Set<number>();
  const runs: ShortLine['run'][] = [];
  for (const [from, to] of free(a, (x, y) => passages.some(({ aBegin, aEnd }) => aBegin < y && aEnd > x))) {
    const words = a.tokens.hash.slice(from, to).join();
    const at = inB.find(
      ([x, y]) =>
        !told.has(x) && y - x >= 2 && y - x < minWords && b.tokens.hash.slice(x, y).join() === words,
    )?.[0];
    if (at === undefined) continue;
    const marks = Array.from({ length: to - from }, (_, x) => [a.marks[from + x], b.marks[at + x]]);
    const credit = marks.every(([x, y]) => ((x | y) & Mark.credit) !== 0);
    const standing = marks.every(([x, y]) => (x & y & Mark.standing) !== 0);
    const quoted = marks.some(([x, y]) => ((x | y) & Mark.quoted) !== 0);
    if (!credit && (to - from < 5 || (!standing && quoted))) continue;
    runs.push([from, at, to - from]);
    told.add(at);
  }
  return runs;
}

describe('short lines of any two articles', () => {
  it('are those that a plain search finds', () => {
    fc.assert(
      fc.property(article, article, spans, fc.integer({ min: 3, max: 12 }), (a, b, drawn, minWords) => {
        const passages = passagesIn(a, b, drawn);
        const found = shortLines(a, b, passages, minWords).map(({ run }) => run);
        expect(found).toEqual(plainly(a, b, passages, minWords));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('short lines of many sentences', () => {
  /** Sentences of six words that begin with one. */
  const COUNT = 15_000;
  const lined = (sentence: (s: number) => number[]): Lined => {
    const words = Array.from({ length: COUNT }, (_, s) => sentence(s)).flat();
    return {
      tokens: { count: words.length, hash: toHashes(words) },
      marks: new Uint8Array(words.length),
      sentences: Array.from({ length: 2 * COUNT }, (_, i) => 6 * ((i + 1) >> 1)),
    };
  };
  const found = (a: Lined, b: Lined): number => {
    // with the square of the number these would take many seconds
    return inTime(500, () => shortLines(a, b, [], 12)).length;
  };

  it('are found in time that grows with their number where all begin alike', () => {
    const beginningAlike = (own: number) => lined((s) => [0, 1, 2, 3, 4, own + s]);
    expect(found(beginningAlike(10), beginningAlike(10 + COUNT))).toBe(0);
    expect(found(beginningAlike(10), beginningAlike(10))).toBe(COUNT);
  });

  it('are found in time that grows with their number where all are one', () => {
    const one = lined(() => [0, 1, 2, 3, 4, 5]);
    expect(found(one, one)).toBe(COUNT);
  });
});

describe('sentences of any text', () => {
  const BREAK = /[\n\r.!?…。！？؟۔।|•]/u;
  const pieces = fc.constantFrom(
    'word',
    'ab',
    ' ',
    '  ',
    '.',
    '. ',
    '…',
    '\n',
    '。',
    '؟ ',
    ' • ',
    '—',
    '漢字',
    '🙂',
  );

  it('end where a mark of an end stands between two words', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 }))), (parts) => {
        const text = parts.join('');
        const tokens = tokenize(text);
        const expected: number[] = [];
        for (let i = 0; i < tokens.count; i++) {
          const gap =
            i === 0 ? '.' : text.slice(tokens.end[i - 1], Math.max(tokens.begin[i], tokens.end[i - 1]));
          if (BREAK.test(gap.slice(0, 64))) expected.push(i);
        }
        const found = sentencesOf(text, tokens);
        expect(found.filter((_, s) => s % 2 === 0)).toEqual(expected);
        expect(found.filter((_, s) => s % 2 === 1)).toEqual(
          expected.length === 0 ? [] : [...expected.slice(1), tokens.count],
        );
      }),
      { numRuns: 1000 },
    );
  });
});
