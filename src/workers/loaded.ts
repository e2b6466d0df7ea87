import type { MisreadSide } from '../align/misread.js';
import { creditSpans } from '../judge/credits/lines.js';
import { standingSpans } from '../judge/credits/standing.js';
import type { Exhibit } from '../judge/finding.js';
import type { GivenIndex } from '../judge/given.js';
import { markTokens } from '../judge/marks.js';
import { quotedSpans } from '../judge/quotations.js';
import { sentencesOf } from '../judge/sentences.js';
import { shingle, shingleCount } from '../sketch/shingles.js';
import type { Weighed } from '../tokenize/rarity.js';
import { lettersOf } from '../tokenize/shapes.js';
import type { MarksHeld } from './marks-held.js';

/** What was found out of an article when all had been read. */
export interface Known {
  readonly article: number;
  /** the marks of articles that this one was among before */
  readonly marks: MarksHeld;
  readonly standing: Uint32Array;
  readonly common: Uint32Array;
  readonly misread: boolean;
  readonly given: GivenIndex;
}

/** One article, made ready as far as its pairs have asked for. */
export class Loaded implements Exhibit {
  readonly tokens: Weighed;
  readonly #read: () => string;
  readonly #n: number;
  readonly #known: Known;
  #text: string | null = null;
  #marks: Uint8Array | null = null;
  #sentences: number[] | null = null;
  #letters: MisreadSide | null = null;
  #shingles: Uint32Array | null = null;
  /** how many of the shingles are distinct; -1 until counted */
  distinct = -1;

  constructor(tokens: Weighed, shingleSize: number, known: Known, read: () => string) {
    this.tokens = tokens;
    this.#known = known;
    this.#n = shingleSize;
    this.#read = read;
  }

  get text(): string {
    this.#text ??= this.#read();
    return this.#text;
  }

  get misread(): boolean {
    return this.#known.misread;
  }

  /** For alignment by letters. */
  get bySight(): MisreadSide {
    const { count, hash, weight } = this.tokens;
    this.#letters ??= { count, hash, weight, letters: lettersOf(this.text, this.tokens) };
    return this.#letters;
  }

  get marks(): Uint8Array {
    this.#marks ??= this.#known.marks.of(this.#known.article, () =>
      markTokens(this.tokens, {
        quoted: quotedSpans(this.text),
        credit: creditSpans(this.text),
        standingLines: standingSpans(this.text),
        standing: this.#known.standing,
        common: this.#known.common,
        given: this.#known.given.spans(this.tokens, this.sentences),
      }),
    );
    return this.#marks;
  }

  get sentences(): readonly number[] {
    this.#sentences ??= sentencesOf(this.text, this.tokens);
    return this.#sentences;
  }

  get shingles(): Uint32Array {
    if (this.#shingles === null) {
      this.#shingles = new Uint32Array(shingleCount(this.tokens.count, this.#n));
      shingle(this.tokens.hash, this.tokens.count, this.#n, this.#shingles);
    }
    return this.#shingles;
  }
}
