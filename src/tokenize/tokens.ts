/** What is known of a token beside its hash, one bit each. */
export const Flag = {
  /** starts with an upper-case letter */
  capital: 1,
  /** holds a digit */
  digit: 2,
  /** first token of a paragraph */
  paragraph: 4,
  /** an overlapping pair of characters of a script without spaces, or a lone one */
  pair: 8,
  /** first token after a mark that ends a sentence, or of a paragraph: its capital says nothing */
  sentence: 16,
  /** a pair of a script that spells words out (Thai, Katakana …), and so takes more characters for one than Han does */
  spelt: 32,
} as const;

/**
 * The tokens of one text as parallel arrays, all of length `count`.
 * `begin` and `end` are UTF-16 code units into the source text, end open. Tokens stand in the order of the
 * text; only character pairs overlap, each with the next by one character.
 */
export interface Tokens {
  readonly count: number;
  readonly hash: Uint32Array;
  readonly begin: Uint32Array;
  readonly end: Uint32Array;
  readonly flags: Uint8Array;
}

/** Where the tokens of a text stand in it. */
export type Places = Pick<Tokens, 'count' | 'begin' | 'end'>;

/**
 * A growing buffer that the tokenizers append to, article after article, so that the hot loop allocates nothing.
 * They write its arrays directly and call `grow` when these are full.
 */
export class TokenBuffer {
  count = 0;
  /** the byte path has met a control character other than white space since this was last set to false */
  control = false;
  hash = new Uint32Array(4096);
  begin = new Uint32Array(4096);
  end = new Uint32Array(4096);
  flags = new Uint8Array(4096);

  grow(): void {
    const capacity = this.hash.length * 2;
    this.hash = enlarged(this.hash, new Uint32Array(capacity));
    this.begin = enlarged(this.begin, new Uint32Array(capacity));
    this.end = enlarged(this.end, new Uint32Array(capacity));
    this.flags = enlarged(this.flags, new Uint8Array(capacity));
  }

  push(hash: number, begin: number, end: number, flags: number): void {
    if (this.count === this.hash.length) this.grow();
    const i = this.count++;
    this.hash[i] = hash;
    this.begin[i] = begin;
    this.end[i] = end;
    this.flags[i] = flags;
  }

  /** A copy of all tokens. */
  copy(): Tokens {
    const { count } = this;
    return {
      count,
      hash: this.hash.slice(0, count),
      begin: this.begin.slice(0, count),
      end: this.end.slice(0, count),
      flags: this.flags.slice(0, count),
    };
  }

  /** The tokens from `from` on, without a copy: good until the buffer grows or is emptied. */
  view(from: number): Tokens {
    const to = this.count;
    return {
      count: to - from,
      hash: this.hash.subarray(from, to),
      begin: this.begin.subarray(from, to),
      end: this.end.subarray(from, to),
      flags: this.flags.subarray(from, to),
    };
  }
}

function enlarged<T extends Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
