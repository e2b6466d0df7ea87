/** Two texts that scroll together: where the one shows a passage, the other shows the same. */

interface Anchor {
  readonly a: number;
  readonly b: number;
}

/** The height in a text's window at which both are held together, as a part of it. */
const LINE = 1 / 3;

export class Linked {
  readonly #a: HTMLElement;
  readonly #b: HTMLElement;
  on = true;
  /** the one that the reader moves; the other follows */
  #led: HTMLElement | null = null;

  constructor(a: HTMLElement, b: HTMLElement) {
    this.#a = a;
    this.#b = b;
    for (const text of [a, b]) {
      for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown', 'focusin'] as const)
        text.addEventListener(type, () => this.lead(text), { passive: true });
      text.addEventListener('scroll', () => this.#follow(text), { passive: true });
    }
  }

  /** From now on the other follows this one; with null neither follows. */
  lead(text: HTMLElement | null): void {
    this.#led = text;
  }

  /** Shows a passage in both, neither following the other. */
  show(a: HTMLElement | null, b: HTMLElement | null): void {
    this.lead(null);
    for (const [text, mark] of [
      [this.#a, a],
      [this.#b, b],
    ] as const) {
      if (mark !== null) text.scrollTop = topIn(text, mark) - text.clientHeight * LINE;
    }
  }

  #follow(text: HTMLElement): void {
    if (!this.on || this.#led !== text) return;
    const [from, to] = text === this.#a ? (['a', 'b'] as const) : (['b', 'a'] as const);
    const other = text === this.#a ? this.#b : this.#a;
    const anchors = this.#anchors().sort((x, y) => x[from] - y[from]);
    const line = text.scrollTop + text.clientHeight * LINE;
    const next = anchors.findIndex((anchor) => anchor[from] > line);
    const before = anchors[(next < 0 ? anchors.length : next) - 1];
    const after = anchors[next];
    other.scrollTop = between(before, after, from, to, line) - other.clientHeight * LINE;
  }

  /** Where each passage begins and ends in both, with the two ends of the texts. */
  #anchors(): Anchor[] {
    const anchors: Anchor[] = [
      { a: this.#a.clientHeight * LINE, b: this.#b.clientHeight * LINE },
      {
        a: this.#a.scrollHeight - this.#a.clientHeight * (1 - LINE),
        b: this.#b.scrollHeight - this.#b.clientHeight * (1 - LINE),
      },
    ];
    for (const mark of this.#a.querySelectorAll<HTMLElement>('mark[id]')) {
      const other = document.getElementById(`b-${mark.dataset.passage}`);
      if (other === null) continue;
      const [a, b] = [topIn(this.#a, mark), topIn(this.#b, other)];
      anchors.push({ a, b }, { a: a + mark.offsetHeight, b: b + other.offsetHeight });
    }
    return anchors;
  }
}

const topIn = (text: HTMLElement, mark: HTMLElement): number =>
  mark.getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;

/**
 * The place in the other text: in proportion between two anchors that follow each other in both, else at the
 * nearer.
 */
function between(
  before: Anchor | undefined,
  after: Anchor | undefined,
  from: 'a' | 'b',
  to: 'a' | 'b',
  line: number,
): number {
  if (before === undefined) return (after?.[to] ?? 0) - ((after?.[from] ?? 0) - line);
  if (after === undefined) return before[to] + (line - before[from]);
  const part = (line - before[from]) / Math.max(1, after[from] - before[from]);
  if (after[to] >= before[to]) return before[to] + part * (after[to] - before[to]);
  return part < 0.5 ? before[to] + (line - before[from]) : after[to] - (after[from] - line);
}
