/** Equal tokens of two articles as flat triples (a, b, length), and what they are on one side: 0 for a, 1 for b. */

/** First token and end. */
export function extent(runs: readonly number[], side: 0 | 1): [begin: number, end: number] {
  let begin = Infinity;
  let end = 0;
  for (let r = 0; r < runs.length; r += 3) {
    begin = Math.min(begin, runs[r + side]);
    end = Math.max(end, runs[r + side] + runs[r + 2]);
  }
  return [begin, end];
}

/** Their tokens as flat (begin, end) pairs, appended to `spans`. */
export function spansIn(runs: readonly number[], side: 0 | 1, spans: number[] = []): number[] {
  for (let r = 0; r < runs.length; r += 3) spans.push(runs[r + side], runs[r + side] + runs[r + 2]);
  return spans;
}

/** Tokens that flat (begin, end) spans cover, each counted once. */
export function covered(spans: readonly number[]): number {
  const order = Array.from({ length: spans.length / 2 }, (_, i) => 2 * i).sort((x, y) => spans[x] - spans[y]);
  let count = 0;
  let at = 0;
  for (const i of order) {
    const begin = Math.max(spans[i], at);
    if (spans[i + 1] > begin) {
      count += spans[i + 1] - begin;
      at = spans[i + 1];
    }
  }
  return count;
}
