import { mayShare } from '../align/align.js';
import type { Side } from '../align/side.js';
import { GivenIndex } from '../judge/given.js';
import { tokenizeAscii } from '../tokenize/ascii.js';
import { weigh, weighed } from '../tokenize/rarity.js';
import { tokenize, tokenizeBytes } from '../tokenize/tokenize.js';
import { TokenBuffer } from '../tokenize/tokens.js';
import { tokenizeUnicode } from '../tokenize/unicode.js';
import { Loaded } from '../workers/loaded.js';
import { MarksHeld } from '../workers/marks-held.js';
import { Recent } from '../workers/recent.js';

/** An article as its row gives it. */
export interface Given {
  readonly text: string;
  readonly language: string | null;
  readonly misread: boolean;
  readonly standing: Uint32Array;
  readonly common: Uint32Array;
}

interface Held {
  readonly given: Given;
  readonly side: Side;
}

/** A cluster is given no list of standing text. */
const NO_GIVEN = new GivenIndex({ hash: new Uint32Array(0), starts: new Uint32Array(1) });

/** Tokens of articles that are held ready with all that judging needs: those that share something come again. */
const READY = 2_000_000;

/**
 * The articles of an align step: those that were told to stay, and the one that passes and is compared with some of these. Of
 * most pairs only tokens and weights are looked at: a passing article's are made in memory that the next one uses again.
 */
export class AlignedArticles {
  readonly #shingle: number;
  readonly #tellsStanding: boolean;
  readonly #staying = new Map<number, Held>();
  readonly #ready = new Recent<Loaded>(READY);
  readonly #marks = new MarksHeld();
  readonly #tokens = new TokenBuffer();
  #weights = new Uint8Array(4096);
  #bytes = new Uint8Array(1 << 16);
  #passing: (Held & { readonly n: number }) | null = null;

  /** @param tellsStanding whether standing text counts as any other */
  constructor(shingle: number, tellsStanding: boolean) {
    this.#shingle = shingle;
    this.#tellsStanding = tellsStanding;
  }

  /** Keeps article n for all that pass. */
  stay(n: number, given: Given): void {
    const { count, hash, weight } = this.#sideOf(given);
    this.#staying.set(n, { given, side: { count, hash: hash.slice(), weight: weight.slice() } });
  }

  /** Puts article n in the place of the one that passed before; one given without its text should be staying. */
  pass(n: number, given: Given | null): void {
    const held = this.#staying.get(n) ?? (given && { given, side: this.#sideOf(given) });
    this.#passing = held && { n, ...held };
  }

  has(n: number): boolean {
    return this.#held(n) !== undefined;
  }

  /** Whether two articles that are there are worth aligning; `often` comes many times in a row. */
  mayShare(often: number, other: number, minWords: number): boolean {
    const [x, y] = [this.#held(often) as Held, this.#held(other) as Held];
    return x.given.misread || y.given.misread || mayShare(x.side, y.side, minWords);
  }

  side(n: number): Side | null {
    return this.#held(n)?.side ?? null;
  }

  standing(n: number): ArrayLike<number> {
    return this.#tellsStanding ? [] : (this.#held(n)?.given.standing ?? []);
  }

  isMisread(n: number): boolean {
    return this.#held(n)?.given.misread ?? false;
  }

  /** Article n with all that judging needs. */
  load(n: number): Loaded | null {
    const before = this.#ready.get(n);
    if (before !== undefined) return before;
    const held = this.#held(n);
    if (held === undefined) return null;
    const { text, language, ...given } = held.given;
    const length = this.#asciiOf(text);
    const tokens = weighed(length < 0 ? tokenize(text) : tokenizeBytes(this.#bytes, length), language);
    const known = { article: n, marks: this.#marks, given: NO_GIVEN, ...given };
    const loaded = new Loaded(tokens, this.#shingle, known, () => text);
    this.#ready.set(n, loaded, tokens.count);
    return loaded;
  }

  #held(n: number): Held | undefined {
    return this.#passing?.n === n ? this.#passing : this.#staying.get(n);
  }

  /** Tokens and weights of a text, in memory that the next one uses again. */
  #sideOf({ text, language }: Given): Side {
    const tokens = this.#tokens;
    tokens.count = 0;
    const length = this.#asciiOf(text);
    if (length < 0) tokenizeUnicode(text, tokens);
    else tokenizeAscii(this.#bytes, length, tokens);
    const { count } = tokens;
    if (this.#weights.length < count) this.#weights = new Uint8Array(2 * count);
    const view = tokens.view(0);
    weigh(view, language, this.#weights);
    return { count, hash: view.hash, weight: this.#weights.subarray(0, count) };
  }

  /** Writes a text to `#bytes` if it is ASCII, the quicker path, and says how long it is; else less than 0. */
  #asciiOf(text: string): number {
    if (this.#bytes.length < text.length) this.#bytes = new Uint8Array(2 * text.length);
    const { read, written } = encoder.encodeInto(text, this.#bytes);
    return written === text.length && read === written ? written : -1;
  }
}

const encoder = new TextEncoder();
