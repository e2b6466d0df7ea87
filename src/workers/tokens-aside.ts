import type { Side } from '../align/side.js';
import type { Weighed } from '../tokenize/rarity.js';
import type { TokenBuffer } from '../tokenize/tokens.js';
import type { Spool } from './spool.js';

/**
 * Tokens set aside in the spool, for texts that memory has no room for: most pairs that are aligned share a phrase and
 * come to nothing, and to read and tokenize a text for each of them anew took nearly all the time of a large scan. Seven
 * bytes a token, some 1.2 times the text. Layout: two words of the text's hash; each token's hash in four bytes; then a
 * byte each of weights, of the gaps before tokens and of their lengths.
 */

const HEAD = 8;
const EACH = 7;
const MOST = 255;
/** Code units by which a token may overlap the one before: pairs of characters do, by one of them. */
const OVERLAP = 2;

/** Room for the record of one text; grows. */
let record = new Uint8Array(1 << 16);

/**
 * Sets aside the tokens from `from` on; `hash` is the text's, 16 hex digits. Returns where the record begins, -1 where it
 * could not be made: for a gap or a token of more than 255 code units, or where there is no room on disk.
 */
export function setTokensAside(
  spool: Spool,
  buffer: TokenBuffer,
  weights: Uint8Array,
  from: number,
  hash: string,
): number {
  const n = buffer.count - from;
  const size = HEAD + EACH * n;
  if (record.length < size) record = new Uint8Array(size * 2);
  const words = new Uint32Array(record.buffer, 0, 2 + n);
  words[0] = Number.parseInt(hash.slice(0, 8), 16);
  words[1] = Number.parseInt(hash.slice(8), 16);
  words.set(buffer.hash.subarray(from, buffer.count), 2);
  const weight = HEAD + 4 * n;
  record.set(weights.subarray(from, buffer.count), weight);
  const gap = weight + n;
  const length = gap + n;
  let end = 0;
  for (let i = 0; i < n; i++) {
    const before = buffer.begin[from + i] - end;
    const long = buffer.end[from + i] - buffer.begin[from + i];
    if (before < -OVERLAP || before > MOST - OVERLAP || long > MOST) return -1;
    record[gap + i] = before + OVERLAP;
    record[length + i] = long;
    end = buffer.end[from + i];
  }
  return spool.tryWrite(record.subarray(0, size));
}

/** Reads what alignment asks of a record: of each token its hash, then of each its weight. */
export const readSide = (spool: Spool, record: number, into: Uint8Array): void =>
  spool.readInto(record + HEAD, into);

/** Room for what alignment asks of a text that will mostly be let go of: it is not to be held. */
export class SideAside {
  #bytes = new Uint8Array(1 << 16);

  /** The side of a record of `count` tokens; good until another is asked for. */
  take(spool: Spool, record: number, count: number): Side {
    const size = 5 * count;
    if (size > this.#bytes.length) this.#bytes = new Uint8Array(2 * size);
    const bytes = this.#bytes.subarray(0, size);
    readSide(spool, record, bytes);
    return {
      count,
      hash: new Uint32Array(this.#bytes.buffer, 0, count),
      weight: bytes.subarray(4 * count),
    };
  }
}

/** Tokens taken from the spool; where each stands is worked out when it is asked for, which few pairs do. */
export class TokensAside implements Weighed {
  readonly count: number;
  readonly hash: Uint32Array;
  readonly weight: Uint8Array;
  readonly #bytes: Uint8Array;
  #begin: Uint32Array | null = null;
  #end: Uint32Array | null = null;

  /** @param at where the record of `count` tokens begins */
  constructor(spool: Spool, at: number, count: number) {
    this.count = count;
    this.#bytes = spool.read(at, at + HEAD + EACH * count);
    this.hash = new Uint32Array(this.#bytes.buffer, HEAD, count);
    this.weight = this.#bytes.subarray(HEAD + 4 * count, HEAD + 5 * count);
  }

  /** Hash of the text, 16 hex digits, as when it was read. */
  get textHash(): string {
    return [...new Uint32Array(this.#bytes.buffer, 0, 2)]
      .map((word) => word.toString(16).padStart(8, '0'))
      .join('');
  }

  get begin(): Uint32Array {
    if (this.#begin === null) this.#place();
    return this.#begin as Uint32Array;
  }

  get end(): Uint32Array {
    if (this.#end === null) this.#place();
    return this.#end as Uint32Array;
  }

  #place(): void {
    const { count } = this;
    const begin = new Uint32Array(count);
    const end = new Uint32Array(count);
    const gap = HEAD + 5 * count;
    for (let i = 0, at = 0; i < count; i++) {
      begin[i] = at + this.#bytes[gap + i] - OVERLAP;
      at = begin[i] + this.#bytes[gap + count + i];
      end[i] = at;
    }
    this.#begin = begin;
    this.#end = end;
  }
}
