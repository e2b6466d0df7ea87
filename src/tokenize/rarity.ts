import { stopList } from './stopwords.js';
import { Flag, type Tokens } from './tokens.js';

/**
 * How much a token says when two texts share it, from the token and its language alone: a prior that ships
 * with the package, so that what two articles share never depends on what else is in the folder.
 * In tenths of a plain word.
 */
export const Weight = {
  /** a stop word of the text's language */
  stop: 4,
  /** a word of up to three letters that is no stop word */
  short: 6,
  plain: 10,
  /** eight letters and more */
  long: 12,
  /** figures: dates, sums, results */
  figure: 12,
  /** a capital inside a sentence: mostly a name */
  name: 13,
  /** a pair of characters of a script without spaces: about half a word */
  pair: 5,
  /** the same of a script that spells words out (Thai, Katakana …): less than that */
  spelt: 4,
} as const;

/** Tokens with what each is worth: all that alignment and judging need of a text. */
export type Weighed = Omit<Tokens, 'flags'> & { readonly weight: Uint8Array };

/** Weight of a token by its letters and flags, and whether it is a stop word. */
function weightOf(letters: number, flag: number, stop: boolean): number {
  if (flag & Flag.pair) return flag & Flag.spelt ? Weight.spelt : Weight.pair;
  if (flag & Flag.digit) return letters > 1 ? Weight.figure : Weight.short;
  if (stop) return Weight.stop;
  if ((flag & (Flag.capital | Flag.sentence)) === Flag.capital && letters > 1) return Weight.name;
  if (letters >= LONG) return Weight.long;
  return letters > 3 ? Weight.plain : Weight.short;
}

/** Letters of a long word: more say no more. */
const LONG = 8;

/** The same as a table: flags in the low bits, then letters, then whether it is a stop word. */
const FLAGS = 6;
const STOP = 10;
const WEIGHTS = Uint8Array.from({ length: 2 << STOP }, (_, x) =>
  weightOf((x >> FLAGS) & 15, x & ((1 << FLAGS) - 1), x >> STOP === 1),
);

/**
 * Writes the weights of all tokens to `out`, in tenths of a plain word. `language`: ISO 639-1; null weighs without stop
 * words. Without branches on what a word is: they could not be foreseen.
 */
export function weigh(tokens: Tokens, language: string | null, out: Uint8Array): void {
  const { count, hash, begin, end, flags } = tokens;
  const { keys, mask } = stopList(language);
  for (let i = 0; i < count; i++) {
    const own = hash[i];
    let slot = own & mask;
    let key = keys[slot];
    // seldom: another word has the slot
    while (isNot0(key) & isNot0(key ^ own)) {
      slot = (slot + 1) & mask;
      key = keys[slot];
    }
    const stop = isNot0(key) & (isNot0(key ^ own) ^ 1);
    const beyond = end[i] - begin[i] - LONG;
    const letters = LONG + (beyond & (beyond >> 31));
    out[i] = WEIGHTS[(stop << STOP) | (letters << FLAGS) | flags[i]];
  }
}

/** 1 for any number of 32 bits but 0. */
const isNot0 = (x: number): number => (x | -x) >>> 31;

/** The same, with the tokens. */
export function weighed(tokens: Tokens, language: string | null): Weighed {
  const { count, hash, begin, end } = tokens;
  const weight = new Uint8Array(count);
  weigh(tokens, language, weight);
  return { count, hash, begin, end, weight };
}
