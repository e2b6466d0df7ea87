import type { Side } from '../align/side.js';
import { spansOf } from '../candidates/spans.js';
import { GivenIndex } from '../judge/given.js';
import { type ReadArticle, type ReadOptions, textOf } from '../read/source.js';
import { weighed } from '../tokenize/rarity.js';
import { tokenize } from '../tokenize/tokenize.js';
import { textAgain } from './again.js';
import type { Catalog } from './catalog.js';
import { keptAscii, keptText, keptTokens } from './kept.js';
import { Loaded } from './loaded.js';
import { MarksHeld } from './marks-held.js';
import { Recent } from './recent.js';
import { sharedSide } from './sides-held.js';
import type { Spool } from './spool.js';
import { SideAside, TokensAside } from './tokens-aside.js';

/** An article's source has changed since it was sketched. */
export class Changed extends Error {
  readonly article: number;

  constructor(article: number) {
    super(`article ${article} has changed`);
    this.article = article;
  }
}

/** @throws Changed where there is none */
export function present<T>(made: T | null, article: number): T {
  if (made === null) throw new Changed(article);
  return made;
}

/** Tokens that a thread holds ready of articles that it read again, and what an article beside counts as many as. */
const HELD = 2_000_000;
const EACH = 40;

const NONE: readonly number[] = [];

/** The articles of a scan as a thread has them: taken from what was kept or read again, and held while there is room. */
export class Library {
  readonly #catalog: Catalog;
  readonly #options: ReadOptions & { readonly shingle: number };
  readonly #spool: Spool;
  readonly #given: GivenIndex;
  readonly #held = new Recent<Loaded>(HELD);
  readonly #marks: MarksHeld;
  readonly #sides = [new SideAside(), new SideAside()] as const;
  /** what was asked for last of either */
  readonly #last: { article: number; side: Side | null }[] = [
    { article: -1, side: null },
    { article: -1, side: null },
  ];

  constructor(catalog: Catalog, options: ReadOptions & { readonly shingle: number }, spool: Spool) {
    this.#catalog = catalog;
    this.#options = options;
    this.#spool = spool;
    this.#given = new GivenIndex(catalog.given);
    this.#marks = new MarksHeld(catalog.marksMade);
  }

  /** Whether article i looks as if a machine had misread it, or is said to be so. */
  isMisread(i: number): boolean {
    return this.#catalog.misread[i] === 1;
  }

  /** The standing text of article i, as the crowd has it: spans of tokens; none where pairs are told that share it alone. */
  standing(i: number): ArrayLike<number> {
    return this.#catalog.tellsStanding ? NONE : spansOf(this.#catalog.marks.standing, i);
  }

  /**
   * Article i for alignment, null where its source has changed. Good until another is asked for as the same of the two, 0
   * or 1; one asked for again is the same object.
   */
  side(i: number, which: 0 | 1): Side | null {
    const { batches, batch, tokensAt } = this.#catalog;
    const aside = batches[batch[i]] === null && tokensAt[i] >= 0 && !this.#held.has(i);
    if (!aside) return this.load(i)?.tokens ?? null;
    const last = this.#last[which];
    if (last.article !== i) {
      last.side = this.#sideAside(i, which);
      last.article = i;
    }
    return last.side;
  }

  #sideAside(i: number, which: 0 | 1): Side {
    const { tokensAt, words, sides } = this.#catalog;
    const shared = sides && sharedSide(sides, i, this.#spool, tokensAt[i], words[i]);
    return shared ?? this.#sides[which].take(this.#spool, tokensAt[i], words[i]);
  }

  /** Article i; null where its source has changed since it was sketched. */
  load(i: number): Loaded | null {
    const held = this.#held.get(i);
    if (held !== undefined) return held;
    const loaded = this.#make(i);
    if (loaded === null || loaded.tokens.count !== this.#catalog.words[i]) return null;
    // tokens that are kept in shared memory cost nothing to hold
    const own = this.#catalog.batches[this.#catalog.batch[i]] === null;
    this.#held.set(i, loaded, EACH + (own ? loaded.tokens.count : 0));
    return loaded;
  }

  /** The text of article i, which is not held, as bytes where it is ASCII; null where its source cannot be had again. */
  textOf(i: number): string | Uint8Array | null {
    const { batches, batch, place } = this.#catalog;
    const kept = batches[batch[i]];
    if (kept !== null) return keptAscii(kept, place[i]) ?? keptText(kept, place[i]);
    const article = this.#again(i, null);
    return article === null ? null : (article.ascii ?? article.text);
  }

  /** The text of article i; null where its source is gone or has changed: in length, or from the hash that is given. */
  #again(i: number, hash: string | null): Pick<ReadArticle, 'ascii' | 'text'> | null {
    try {
      return textAgain(this.#catalog, i, this.#spool, this.#options, hash);
    } catch (error) {
      // what is wrong with the texts set aside is no matter of the source
      if (this.#catalog.aside[i] === 1) throw error;
      return null;
    }
  }

  /** The text of article i. @throws Changed where it is not to be had as it was sketched */
  #sameText(i: number, hash: string): string {
    return textOf(present(this.#again(i, hash), i));
  }

  #make(i: number): Loaded | null {
    const { batches, batch, place, tokensAt, hash, words, language, marks, misread } = this.#catalog;
    const known = {
      article: i,
      marks: this.#marks,
      standing: spansOf(marks.standing, i),
      common: spansOf(marks.common, i),
      misread: misread[i] === 1,
      given: this.#given,
    };
    const n = this.#options.shingle;
    const kept = batches[batch[i]];
    if (kept === null && tokensAt[i] >= 0) {
      const tokens = new TokensAside(this.#spool, tokensAt[i], words[i]);
      return new Loaded(tokens, n, known, () => this.#sameText(i, tokens.textHash));
    }
    if (kept !== null) {
      return new Loaded(keptTokens(kept, place[i]), n, known, () => keptText(kept, place[i]));
    }
    const article = this.#again(i, hash[i]);
    if (article === null) return null;
    const text = textOf(article);
    return new Loaded(weighed(tokenize(text), language[i]), n, known, () => text);
  }
}
