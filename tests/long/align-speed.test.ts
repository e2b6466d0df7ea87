import { describe, expect, it } from 'vitest';
import { type Alignment, align } from '../../src/align/align.js';
import { plainSide, seeded, weighedSide } from '../property/support.js';
import { slowness } from '../yardstick.js';

/** Texts of 200,000 tokens, a long book each. */
const LENGTH = 200_000;
const MIN_WORDS = 12;
/** Milliseconds; most take under a fiftieth of it, and what grew with the square of the length would take minutes. */
const LIMIT = 10_000;

const words = (at: (i: number) => number): number[] => Array.from({ length: LENGTH }, (_, i) => at(i));
const periodic = (period: number, shift = 0): number[] => words((i) => (i + shift) % period);

/** Words as frequent as in running text: the n-th about 1/n as often as the first. */
function prose(seed: number): number[] {
  const random = seeded(seed);
  return words(() => Math.floor(20_000 ** (random() / 2 ** 32)));
}

function uniform(seed: number, vocabulary: number): number[] {
  const random = seeded(seed);
  return words(() => random() % vocabulary);
}

/** The blocks of a text in random order, with `gap` words of no other text after each. */
function shuffled(text: readonly number[], block: number, gap: number, seed: number): number[] {
  const random = seeded(seed);
  const blocks: number[][] = [];
  for (let i = 0; i < text.length; i += block) blocks.push(text.slice(i, i + block));
  for (let i = blocks.length - 1; i > 0; i--) {
    const j = random() % (i + 1);
    [blocks[i], blocks[j]] = [blocks[j], blocks[i]];
  }
  return blocks.flatMap((part, n) => [
    ...part,
    ...Array.from({ length: gap }, (_, i) => 1e6 * seed + n * gap + i),
  ]);
}

function inTime(a: readonly number[], b: readonly number[]): Alignment[] {
  const [x, y] = [weighedSide(a), weighedSide(b)];
  const start = performance.now();
  const found = align(x, y, MIN_WORDS);
  const taken = performance.now() - start;
  expect(taken).toBeLessThan(LIMIT * slowness());
  return found;
}

describe('texts of nothing but repetition', () => {
  it.each([1, 2, 3, 7, 50, 500, 5000])('meet whole and in time: period %i', (period) => {
    const [found, ...more] = inTime(periodic(period), periodic(period));
    expect(more).toEqual([]);
    expect(found.runs).toEqual([0, 0, LENGTH]);
  });

  it.each([2, 7, 500])('meet but for the ends where one is shifted: period %i', (period) => {
    const [found] = inTime(periodic(period), periodic(period, 1));
    expect(found.matched).toBeGreaterThanOrEqual(LENGTH - period);
  });

  it('of two periods end in time', () => {
    inTime(periodic(50), periodic(51));
    inTime(periodic(3), periodic(4000));
  });

  it('end in time against prose', () => {
    inTime(periodic(2), prose(1));
    inTime(prose(1), periodic(30));
  });
});

describe('texts of 200,000 words', () => {
  it('that are one text are found whole and in time', () => {
    const text = prose(1);
    expect(inTime(text, text).map((found) => found.runs)).toEqual([[0, 0, LENGTH]]);
  });

  it('that have nothing to do with each other end in time', () => {
    inTime(prose(1), prose(2));
  });

  it.each([3, 10, 30, 50, 70, 100, 1000])('of %i words at random end in time', (vocabulary) => {
    inTime(uniform(1, vocabulary), uniform(2, vocabulary));
  });

  it('of which every tenth was exchanged are found nearly whole and in time', () => {
    const text = prose(1);
    const random = seeded(3);
    const copy = text.map((word) => (random() % 10 === 0 ? 50_000 + (random() % 1000) : word));
    const matched = inTime(text, copy).reduce((total, found) => total + found.matched, 0);
    expect(matched).toBeGreaterThan(0.88 * LENGTH);
  });

  it.each([
    [20, 0],
    [12, 39],
    [200, 30],
  ])('cut into blocks of %i and shuffled, %i words between, end in time', (block, gap) => {
    const text = words((i) => i).slice(0, Math.floor((LENGTH * block) / (block + gap)));
    const found = inTime(shuffled(text, block, gap, 1), shuffled(text, block, gap, 2));
    const matched = found.reduce((total, x) => total + x.matched, 0);
    expect(matched).toBeGreaterThan(0.95 * text.length);
  });

  it('that share one paragraph of 40 words give it with its exact ends', () => {
    const paragraph = Array.from({ length: 40 }, (_, i) => 90_000 + i);
    const [x, y] = [uniform(1, 40_000), uniform(2, 40_000).map((word) => word + 40_000)];
    x.splice(150_000, 40, ...paragraph);
    y.splice(30, 40, ...paragraph.map((word) => word));
    expect(align(plainSide(x), plainSide(y), MIN_WORDS).map((found) => found.runs)).toEqual([
      [150_000, 30, 40],
    ]);
  });
});
