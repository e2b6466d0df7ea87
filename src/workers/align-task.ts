import { alignAll, isReportable } from '../align/align.js';
import { Side } from '../align/side.js';
import { type Exhibit, type Finding, judgePair } from '../judge/judge.js';
import { quotedSpans } from '../judge/quotations.js';
import type { Kind } from '../model.js';
import { readAgain } from '../read/open.js';
import { type Source, textOf } from '../read/source.js';
import { overlap, shingleSet } from '../sketch/overlap.js';
import { shingle, shingleCount } from '../sketch/shingles.js';
import { weigh } from '../tokenize/rarity.js';
import { tokenize } from '../tokenize/tokenize.js';
import type { Tokens } from '../tokenize/tokens.js';
import { type Kept, keptText, keptTokens } from './kept.js';

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
}

export interface AlignOptions {
  readonly minWords: number;
  readonly minShare: number;
  readonly kinds: readonly Kind[];
  readonly threshold: number;
  readonly shingle: number;
}

/** Aligns and judges pairs of article indices. */
export interface AlignJob {
  readonly kind: 'align';
  readonly a: Uint32Array;
  readonly b: Uint32Array;
}

export type IndexedFinding = Finding & { a: number; b: number };

export interface AlignBatch {
  readonly findings: IndexedFinding[];
  /** the longest stretch that was found and not told */
  readonly nearest: { a: number; b: number; matched: number; text: string } | null;
  /** articles whose source has changed since they were sketched */
  readonly changed: number[];
}

/** One article, made ready as far as its pairs have asked for. */
class Loaded implements Exhibit {
  readonly tokens: Tokens;
  readonly side: Side;
  readonly #read: () => string;
  readonly #n: number;
  #text: string | null = null;
  #quoted: number[] | null = null;
  #set: Uint32Array | null = null;

  constructor(tokens: Tokens, language: string | null, shingleSize: number, read: () => string) {
    this.tokens = tokens;
    this.side = new Side(tokens.hash, weigh(tokens, language));
    this.#n = shingleSize;
    this.#read = read;
  }

  get text(): string {
    this.#text ??= this.#read();
    return this.#text;
  }

  get quoted(): number[] {
    this.#quoted ??= quotedSpans(this.text);
    return this.#quoted;
  }

  get shingles(): Uint32Array {
    if (this.#set === null) {
      const all = new Uint32Array(shingleCount(this.tokens.count, this.#n));
      this.#set = shingleSet(all, shingle(this.tokens.hash, this.tokens.count, this.#n, all));
    }
    return this.#set;
  }
}

/** Tokens held ready at once, over all articles of a thread. */
const HELD = 2_000_000;

export class AlignTask {
  readonly #catalog: Catalog;
  readonly #options: AlignOptions;
  readonly #held = new Map<number, Loaded>();
  #size = 0;

  constructor(catalog: Catalog, options: AlignOptions) {
    this.#catalog = catalog;
    this.#options = options;
  }

  run({ a, b }: AlignJob): AlignBatch {
    const findings: IndexedFinding[] = [];
    const changed = new Set<number>();
    let nearest: AlignBatch['nearest'] = null;
    const { minWords } = this.#options;
    for (let p = 0; p < a.length; p++) {
      const x = this.#load(a[p], changed);
      const y = this.#load(b[p], changed);
      if (x === null || y === null) continue;
      const alignments = alignAll(x.side, y.side, minWords);
      const told = alignments.filter((alignment) => isReportable(alignment, minWords));
      if (told.length > 0) {
        const finding = judgePair(x, y, told, overlap(x.shingles, y.shingles), this.#options);
        if (finding !== null) findings.push({ a: a[p], b: b[p], ...finding });
      }
      for (const { matched, aBegin, aEnd } of alignments) {
        if (told.length > 0 || matched <= (nearest?.matched ?? 0)) continue;
        const text = x.text.slice(x.tokens.begin[aBegin], x.tokens.end[aEnd - 1]);
        nearest = { a: a[p], b: b[p], matched, text };
      }
    }
    return { findings, nearest, changed: [...changed] };
  }

  #load(i: number, changed: Set<number>): Loaded | null {
    const held = this.#held.get(i);
    if (held !== undefined) return held;
    const loaded = this.#make(i);
    if (loaded === null || loaded.tokens.count !== this.#catalog.words[i]) {
      changed.add(i);
      return null;
    }
    // the oldest go first; the map keeps the order in which they came
    for (const [old, { tokens }] of this.#held) {
      if (this.#size + loaded.tokens.count <= HELD) break;
      this.#held.delete(old);
      this.#size -= tokens.count;
    }
    this.#held.set(i, loaded);
    this.#size += loaded.tokens.count;
    return loaded;
  }

  #make(i: number): Loaded | null {
    const { batches, batch, place, sources, source, begin, end, language } = this.#catalog;
    const kept = batches[batch[i]];
    if (kept !== null) {
      return new Loaded(keptTokens(kept, place[i]), language[i], this.#options.shingle, () => keptText(kept, place[i]));
    }
    const article = readAgain(sources[source[i]], begin[i], end[i]);
    if (article === null) return null;
    const text = textOf(article);
    return new Loaded(tokenize(text), language[i], this.#options.shingle, () => text);
  }
}
