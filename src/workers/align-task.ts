import { align, leastEvidence, longestAnchor } from '../align/align.js';
import { deservesLook, type Glimpse, reachOf } from '../align/glance.js';
import { alignMisread } from '../align/misread.js';
import { type Finding, judgePair } from '../judge/judge.js';
import type { IndexedFinding } from '../judge/settle.js';
import { type Overlap, OverlapCounter } from '../sketch/overlap.js';
import { Changed, type Library } from './library.js';
import type { Loaded } from './loaded.js';

export interface AlignOptions {
  readonly minWords: number;
  readonly shingle: number;
  readonly window: number;
}

/** Aligns and judges pairs of article indices. */
export interface AlignJob {
  readonly kind: 'align';
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** which pairs one fingerprint alone has given, and where it begins on either side; null where all are looked at */
  readonly hints: {
    readonly alone: Uint8Array;
    readonly placeA: Uint32Array;
    readonly placeB: Uint32Array;
  } | null;
}

export interface AlignBatch {
  readonly findings: IndexedFinding[];
  /** the longest stretch that was found and not told */
  readonly nearest: { a: number; b: number; matched: number; text: string } | null;
  /** articles whose source has changed since they were sketched */
  readonly changed: number[];
}

/** What is asked of a library. */
type Hands = Pick<Library, 'load' | 'side' | 'isMisread' | 'glimpse'>;

/** @throws Changed where there is none */
function present<T>(made: T | null, article: number): T {
  if (made === null) throw new Changed(article);
  return made;
}

const nothing = (): Glimpse => ({
  hash: new Uint32Array(0),
  weight: new Uint8Array(0),
  at: 0,
  from: 0,
  to: 0,
});
const glimpseA = nothing();
const glimpseB = nothing();

export class AlignTask {
  readonly #library: Hands;
  readonly #options: AlignOptions;
  readonly #counter = new OverlapCounter();
  readonly #distinct = new OverlapCounter();
  #counted = -1;

  constructor(library: Hands, options: AlignOptions) {
    this.#library = library;
    this.#options = options;
  }

  run({ a, b, hints }: AlignJob): AlignBatch {
    const findings: IndexedFinding[] = [];
    const changed = new Set<number>();
    let nearest: AlignBatch['nearest'] = null;
    for (let p = 0; p < a.length; p++) {
      if (hints?.alone[p] === 1 && !this.#deserves(a[p], hints.placeA[p], b[p], hints.placeB[p])) continue;
      const x = this.#library.load(a[p]);
      if (x === null) {
        changed.add(a[p]);
        continue;
      }
      try {
        const finding = this.#find(a[p], x, b[p]);
        if (finding !== null) findings.push({ a: a[p], b: b[p], ...finding });
        else if (!x.misread && !this.#library.isMisread(b[p])) {
          const { at, length } = longestAnchor();
          if (length <= (nearest?.matched ?? 0)) continue;
          const text = x.text.slice(x.tokens.begin[at], x.tokens.end[at + length - 1]);
          nearest = { a: a[p], b: b[p], matched: length, text };
        }
      } catch (error) {
        if (!(error instanceof Changed)) throw error;
        changed.add(error.article);
      }
    }
    return { findings, nearest, changed: [...changed] };
  }

  /** Whether two articles that share one fingerprint alone, at these places, are worth a look. */
  #deserves(a: number, placeA: number, b: number, placeB: number): boolean {
    const library = this.#library;
    if (library.isMisread(a) || library.isMisread(b)) return true;
    const { minWords, shingle: n, window } = this.#options;
    const whole = n + 2 * window - 1;
    const reach = reachOf(whole);
    // what has changed is noticed when it is loaded
    if (!library.glimpse(a, placeA, reach, 0, glimpseA) || !library.glimpse(b, placeB, reach, 1, glimpseB))
      return true;
    return deservesLook(glimpseA, glimpseB, whole, leastEvidence(minWords));
  }

  /** What article a, loaded as x, and b share; null where it is nothing to tell. @throws Changed */
  #find(a: number, x: Loaded, b: number): Finding | null {
    const { minWords } = this.#options;
    const library = this.#library;
    const bySight = x.misread || library.isMisread(b);
    // most pairs end with this: the other article is made ready only for the rest
    const plain = bySight ? null : align(x.side, present(library.side(b), b), minWords);
    if (plain?.length === 0) return null;
    const y = present(library.load(b), b);
    const told = plain ?? alignMisread(x.bySight, y.bySight, minWords);
    return told.length === 0 ? null : judgePair(x, y, told, this.#overlap(a, x, y), minWords);
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
