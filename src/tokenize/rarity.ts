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
} as const;

/** Tokens with what each is worth: all that alignment and judging need of a text. */
export type Weighed = Omit<Tokens, 'flags'> & { readonly weight: Uint8Array };

/**
 * Writes the weights of all tokens to `out`, in tenths of a plain word. `language`: ISO 639-1; null weighs without stop
 * words.
 */
export function weigh(tokens: Tokens, language: string | null, out: Uint8Array): void {
  const { count, hash, begin, end, flags } = tokens;
  const { keys, mask } = stopList(language);
  for (let i = 0; i < count; i++) {
    const flag = flags[i];
    const letters = end[i] - begin[i];
    if (flag & Flag.pair) out[i] = Weight.pair;
    else if (flag & Flag.digit) out[i] = letters > 1 ? Weight.figure : Weight.short;
    else {
      let slot = hash[i] & mask;
      while (keys[slot] !== 0 && keys[slot] !== hash[i]) slot = (slot + 1) & mask;
      if (keys[slot] !== 0) out[i] = Weight.stop;
      else if ((flag & (Flag.capital | Flag.sentence)) === Flag.capital && letters > 1) out[i] = Weight.name;
      else if (letters >= 8) out[i] = Weight.long;
      else out[i] = letters > 3 ? Weight.plain : Weight.short;
    }
  }
}

/** The same, with the tokens. */
export function weighed(tokens: Tokens, language: string | null): Weighed {
  const { count, hash, begin, end } = tokens;
  const weight = new Uint8Array(count);
  weigh(tokens, language, weight);
  return { count, hash, begin, end, weight };
}
