import { type Alignment, align, longestAnchor } from '../align/align.js';
import { alignMisread } from '../align/misread.js';
import type { Finding, IndexedFinding } from '../judge/finding.js';
import { judgePair } from '../judge/judge.js';
import { type Overlap, OverlapCounter } from '../sketch/overlap.js';
import { Changed, type Library, present } from './library.js';
import type { Loaded } from './loaded.js';

export interface AlignOptions {
  readonly minWords: number;
}

/** Aligns and judges pairs of article indices. */
export interface AlignJob {
  readonly kind: 'align';
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** 1 for pairs whose longest stretch that is none to tell is wanted, the text of which must be had; null for all */
  readonly near: Uint8Array | null;
}

export interface AlignBatch {
  readonly findings: IndexedFinding[];
  /** the longest stretch that was found and not told */
  readonly nearest: { a: number; b: number; matched: number; text: string } | null;
  /** articles whose source has changed since they were sketched */
  readonly changed: number[];
}

/** What is asked of a library. */
type Hands = Pick<Library, 'load' | 'side' | 'standing' | 'isMisread'>;

export class AlignTask {
  readonly #library: Hands;
  readonly #options: AlignOptions;
  readonly #counter = new OverlapCounter();
  readonly #distinct = new OverlapCounter();
  #counted = -1;
  #met = 0;

  constructor(library: Hands, options: AlignOptions) {
    this.#library = library;
    this.#options = options;
  }

  run({ a, b, near }: AlignJob): AlignBatch {
    const findings: IndexedFinding[] = [];
    const changed = new Set<number>();
    let nearest: AlignBatch['nearest'] = null;
    for (let p = 0; p < a.length; p++) {
      try {
        const finding = this.#find(a[p], b[p]);
        if (finding !== null) findings.push({ a: a[p], b: b[p], ...finding });
        else if (near?.[p] !== 0 && this.#met > (nearest?.matched ?? 0)) {
          const { text, tokens } = present(this.#library.load(a[p]), a[p]);
          const { at, length } = longestAnchor();
          nearest = {
            a: a[p],
            b: b[p],
            matched: length,
            text: text.slice(tokens.begin[at], tokens.end[at + length - 1]),
          };
        }
      } catch (error) {
        if (!(error instanceof Changed)) throw error;
        changed.add(error.article);
      }
    }
    return { findings, nearest, changed: [...changed] };
  }

  /** What articles a and b share, null where it is nothing to tell; `#met` is then the longest exact run. @throws Changed */
  #find(a: number, b: number): Finding | null {
    const { minWords } = this.#options;
    const library = this.#library;
    this.#met = 0;
    if (library.isMisread(a) || library.isMisread(b)) {
      const [x, y] = [present(library.load(a), a), present(library.load(b), b)];
      return this.#judge(a, x, y, alignMisread(x.bySight, y.bySight, minWords));
    }
    // most pairs end here: the articles are made ready only for the rest
    const [sideA, sideB] = [present(library.side(a, 0), a), present(library.side(b, 1), b)];
    const told = align(sideA, sideB, minWords, { a: library.standing(a), b: library.standing(b) });
    this.#met = longestAnchor().length;
    return told.length === 0
      ? null
      : this.#judge(a, present(library.load(a), a), present(library.load(b), b), told);
  }

  #judge(a: number, x: Loaded, y: Loaded, told: readonly Alignment[]): Finding | null {
    return told.length === 0 ? null : judgePair(x, y, told, this.#overlap(a, x, y), this.#options.minWords);
  }

  /** Exact overlap of two articles; `a` comes many times in a row. */
  #overlap(a: number, x: Loaded, y: Loaded): Overlap {
    if (y.distinct < 0) y.distinct = this.#distinct.setA(y.shingles);
    if (this.#counted !== a) {
      x.distinct = this.#counter.setA(x.shingles);
      this.#counted = a;
    }
    return this.#counter.overlap(y.shingles, y.distinct);
  }
}
