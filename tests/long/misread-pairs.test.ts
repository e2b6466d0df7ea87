import { describe, expect, it } from 'vitest';
import { misreadPairs } from '../../src/candidates/misread.js';
import { slowness } from '../yardstick.js';

describe('pairs of misread articles', () => {
  // articles are points of a plane of 601 by 32, runs are lines: two points lie on one line at most
  const [HEIGHT, WIDTH, SLOPES] = [601, 32, 58];

  it('are found among more that share one run than a map has entries', () => {
    const article: number[] = [];
    const run: number[] = [];
    const put = (which: number, articles: readonly number[]): void => {
      for (const i of articles) {
        article.push(i);
        run.push(which);
      }
    };
    const columns = Array.from({ length: WIDTH }, (_, column) => column);
    for (let line = 0; line < SLOPES * HEIGHT; line++) {
      const [slope, from] = [Math.floor(line / HEIGHT), line % HEIGHT];
      put(
        line,
        columns.map((column) => WIDTH * ((from + slope * column) % HEIGHT) + column),
      );
    }
    const pairs = (SLOPES * HEIGHT * WIDTH * (WIDTH - 1)) / 2;
    expect(pairs).toBeGreaterThan(2 ** 24);
    // of one column, so on no line together
    const planted: [a: number, b: number, runs: number][] = [
      [WIDTH * 600, WIDTH * 7, 4],
      [3, WIDTH * 9 + 3, 5],
      [3, WIDTH * 2 + 3, 4],
      [5, WIDTH * 2 + 5, 3],
    ];
    let next = SLOPES * HEIGHT;
    for (const [a, b, runs] of planted) for (let r = 0; r < runs; r++) put(next++, [a, b]);
    const start = performance.now();
    const { count, a, b, shared } = misreadPairs(
      { article: Uint32Array.from(article), run: Uint32Array.from(run) },
      new Uint8Array(WIDTH * HEIGHT).fill(1),
    );
    const taken = performance.now() - start;
    expect(Array.from({ length: count }, (_, p) => [a[p], b[p], shared[p]])).toEqual([
      [3, WIDTH * 2 + 3, 4],
      [3, WIDTH * 9 + 3, 5],
      [WIDTH * 7, WIDTH * 600, 4],
    ]);
    expect(taken).toBeLessThan(10_000 * slowness());
  });
});
