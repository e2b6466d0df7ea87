import { align, leastEvidence, longestAnchor } from '../align/align.js';
import { deservesLook } from '../align/glance.js';
import { type Side, sideOf } from '../align/side.js';
import type { CrowdMarks } from '../candidates/crowd.js';
import { type SpanTable, spansOf } from '../candidates/spans.js';
import { type Exhibit, judgePair } from '../judge/judge.js';
import { markTokens } from '../judge/marks.js';
import { quotedSpans } from '../judge/quotations.js';
import type { IndexedFinding } from '../judge/settle.js';
import { readAgain } from '../read/open.js';
import { type Source, textOf } from '../read/source.js';
import { type Overlap, OverlapCounter } from '../sketch/overlap.js';
import { shingle, shingleCount } from '../sketch/shingles.js';
import { type Weighed, weighed } from '../tokenize/rarity.js';
import { tokenize } from '../tokenize/tokenize.js';
import { type Kept, keptText, keptTokens, sharedCopy } from './kept.js';

/** Where each article, by index, is found again; sent to a thread once. */
export interface Catalog {
  readonly sources: readonly Source[];
  readonly source: Uint32Array;
  readonly begin: Float64Array;
  readonly end: Float64Array;
  readonly words: Uint32Array;
  readonly language: readonly (string | null)[];
  readonly batches: readonly (Kept | null)[];
  /** the batch that read it, and its place there */
  readonly batch: Uint32Array;
  readonly place: Uint32Array;
  /** what the crowd says of each article's words */
  readonly marks: CrowdMarks;
}

/** What the crowd says, in memory that all threads share. */
export function shareMarks({ standing, common }: CrowdMarks): CrowdMarks {
  const share = ({ starts, spans }: SpanTable): SpanTable => ({
    starts: sharedCopy(starts),
    spans: sharedCopy(spans),
  });
  return { standing: share(standing), common: share(common) };
}

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

/** One article, made ready as far as its pairs have asked for. */
class Loaded implements Exhibit {
  readonly tokens: Weighed;
  readonly side: Side;
  readonly #read: () => string;
  readonly #n: number;
  readonly #crowd: { readonly standing: Uint32Array; readonly common: Uint32Array };
  #text: string | null = null;
  #marks: Uint8Array | null = null;
  #shingles: Uint32Array | null = null;
  /** how many of the shingles are distinct; -1 until counted */
  distinct = -1;
  /** tokens that it holds of its own */
  held = 0;

  constructor(
    tokens: Weighed,
    shingleSize: number,
    crowd: { standing: Uint32Array; common: Uint32Array },
    read: () => string,
  ) {
    this.tokens = tokens;
    this.side = sideOf(tokens);
    this.#crowd = crowd;
    this.#n = shingleSize;
    this.#read = read;
  }

  get text(): string {
    this.#text ??= this.#read();
    return this.#text;
  }

  get marks(): Uint8Array {
    this.#marks ??= markTokens(this.tokens, {
      quoted: quotedSpans(this.text),
      credit: [],
      standingLines: [],
      ...this.#crowd,
    });
    return this.#marks;
  }

  get shingles(): Uint32Array {
    if (this.#shingles === null) {
      this.#shingles = new Uint32Array(shingleCount(this.tokens.count, this.#n));
      shingle(this.tokens.hash, this.tokens.count, this.#n, this.#shingles);
    }
    return this.#shingles;
  }
}

/** Tokens that a thread holds ready of articles that it read again; those kept in shared memory cost nothing to hold. */
const HELD = 2_000_000;
/** Articles that a thread holds ready at most. */
const HELD_ARTICLES = 50_000;

export class AlignTask {
  readonly #catalog: Catalog;
  readonly #options: AlignOptions;
  readonly #held = new Map<number, Loaded>();
  #size = 0;
  readonly #counter = new OverlapCounter();
  readonly #distinct = new OverlapCounter();
  #counted = -1;

  constructor(catalog: Catalog, options: AlignOptions) {
    this.#catalog = catalog;
    this.#options = options;
  }

  run({ a, b, hints }: AlignJob): AlignBatch {
    const findings: IndexedFinding[] = [];
    const changed = new Set<number>();
    let nearest: AlignBatch['nearest'] = null;
    const { minWords, shingle: n, window } = this.#options;
    const whole = n + 2 * window - 1;
    for (let p = 0; p < a.length; p++) {
      const x = this.#load(a[p], changed);
      const y = this.#load(b[p], changed);
      if (x === null || y === null) continue;
      if (hints !== null && hints.alone[p] === 1) {
        if (!deservesLook(x.side, hints.placeA[p], y.side, hints.placeB[p], whole, leastEvidence(minWords)))
          continue;
      }
      const told = align(x.side, y.side, minWords);
      if (told.length > 0) {
        const finding = judgePair(x, y, told, this.#overlap(a[p], x, y), minWords);
        findings.push({ a: a[p], b: b[p], ...finding });
        continue;
      }
      const { at, length } = longestAnchor();
      if (length <= (nearest?.matched ?? 0)) continue;
      const text = x.text.slice(x.tokens.begin[at], x.tokens.end[at + length - 1]);
      nearest = { a: a[p], b: b[p], matched: length, text };
    }
    return { findings, nearest, changed: [...changed] };
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

  #load(i: number, changed: Set<number>): Loaded | null {
    const held = this.#held.get(i);
    if (held !== undefined) return held;
    const loaded = this.#make(i);
    if (loaded === null || loaded.tokens.count !== this.#catalog.words[i]) {
      changed.add(i);
      return null;
    }
    const size = this.#catalog.batches[this.#catalog.batch[i]] === null ? loaded.tokens.count : 0;
    // the oldest go first; the map keeps the order in which they came
    for (const [old, { held }] of this.#held) {
      if (this.#size + size <= HELD && this.#held.size < HELD_ARTICLES) break;
      this.#held.delete(old);
      this.#size -= held;
    }
    loaded.held = size;
    this.#held.set(i, loaded);
    this.#size += size;
    return loaded;
  }

  #make(i: number): Loaded | null {
    const { batches, batch, place, sources, source, begin, end, language, marks } = this.#catalog;
    const crowd = { standing: spansOf(marks.standing, i), common: spansOf(marks.common, i) };
    const n = this.#options.shingle;
    const kept = batches[batch[i]];
    if (kept !== null) {
      return new Loaded(keptTokens(kept, place[i]), n, crowd, () => keptText(kept, place[i]));
    }
    const article = readAgain(sources[source[i]], begin[i], end[i]);
    if (article === null) return null;
    const text = textOf(article);
    return new Loaded(weighed(tokenize(text), language[i]), n, crowd, () => text);
  }
}
