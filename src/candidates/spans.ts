/** Spans of tokens of every article: article i's are `spans[starts[i], starts[i + 1])`, flat (begin, end) pairs, ascending. */
export interface SpanTable {
  readonly starts: Uint32Array;
  readonly spans: Uint32Array;
}

/** The spans of article i of a table. */
export const spansOf = ({ starts, spans }: SpanTable, i: number): Uint32Array =>
  spans.subarray(starts[i], starts[i + 1]);

/** A span table as it is built, article after article. */
export class SpanBuilder {
  readonly #starts: Uint32Array;
  readonly #spans: number[] = [];
  #first = 0;

  constructor(articles: number) {
    this.#starts = new Uint32Array(articles + 1);
  }

  /** Adds a span; spans of one article ascend, and those that touch or overlap become one. */
  add(begin: number, end: number): void {
    const last = this.#spans.length - 1;
    if (last >= this.#first && this.#spans[last] >= begin)
      this.#spans[last] = Math.max(this.#spans[last], end);
    else this.#spans.push(begin, end);
  }

  /** Ends article i, of which spans shorter than `least` are left out. */
  close(i: number, least: number): void {
    const spans = this.#spans;
    let kept = this.#first;
    for (let s = this.#first; s < spans.length; s += 2) {
      if (spans[s + 1] - spans[s] < least) continue;
      spans[kept++] = spans[s];
      spans[kept++] = spans[s + 1];
    }
    spans.length = kept;
    this.#first = kept;
    this.#starts[i + 1] = this.#first;
  }

  table(): SpanTable {
    return { starts: this.#starts, spans: Uint32Array.from(this.#spans) };
  }
}
