import { inOneScript } from './lookalikes.js';
import { Flag } from './tokens.js';

/**
 * What each character is to the tokenizer, and what it folds to. Kept in tables of 256 code units that are
 * filled when a text first uses one of them: most texts touch three or four of the 256.
 */

export const Kind = {
  /** parts words */
  separator: 0,
  /** stands in a word and folds to the one code unit in `folds` */
  letter: 1,
  /** stands in a word; the word must be folded as a whole (marks, ligatures, ß, full-width forms …) */
  complex: 2,
  /** of a script without spaces: taken as overlapping pairs */
  pair: 3,
  /** a mark that belongs to the character before it, in either kind of script */
  mark: 4,
  /** an apostrophe: inside a word part of it, elsewhere a separator */
  apostrophe: 5,
  /** neither seen nor compared: soft hyphens, zero-width and direction characters, tatweel */
  ignorable: 6,
  lineFeed: 7,
  /** ends a sentence */
  stop: 8,
  /** first half of a surrogate pair: ask `kindOfCodePoint` */
  surrogate: 9,
} as const;

const PAIR =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\uff70]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;
const NOT_WORD = /[^\p{L}\p{M}\p{N}']+/gu;
const NOT_WORD_OR_LINE = /[^\p{L}\p{M}\p{N}'\n]+/gu;
const MARK = /\p{M}/u;
const DIGIT = /\p{Nd}/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const LATIN = /\p{Script=Latin}/u;
const LIKE_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\u0640]/u;
const APOSTROPHE = /['\u2019\u02bc\uff07]/u;
const STOP = /[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964\u0965\u0589\u1362\u104b\u17d4]/u;

/** Conjoining jamo compose into syllables without any mark. */
const JAMO = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u;

/** The half-width Katakana voicing marks compose with the character before them under NFKC. */
const VOICING = /[\uff9e\uff9f]/u;

export function kindOfCodePoint(char: string): number {
  if (char === '\n') return Kind.lineFeed;
  if (IGNORABLE.test(char)) return Kind.ignorable;
  if (APOSTROPHE.test(char)) return Kind.apostrophe;
  if (STOP.test(char)) return Kind.stop;
  if (VOICING.test(char) || MARK.test(char)) return Kind.mark;
  if (PAIR.test(char) && WORD.test(char) && !DIGIT.test(char)) return Kind.pair;
  if (!WORD.test(char)) return Kind.separator;
  return char.length === 1 &&
    foldWord(char).length === 1 &&
    char.normalize('NFKC') === char &&
    !JAMO.test(char)
    ? Kind.letter
    : Kind.complex;
}

/** What folds to itself, and is most of what is asked. */
const PLAIN = /^[a-z0-9]+$/;

/**
 * Folds a word or character: NFKC, then full case folding. JavaScript has no case folding; upper case and
 * back gives it (ß → ss, ς → σ), with the final sigma that lower-casing restores put straight again.
 */
export function foldWord(word: string): string {
  return PLAIN.test(word) ? word : folded(word).replaceAll(NOT_WORD, '');
}

/** Folds words, one or more, none with a line feed in it, each as `foldWord` does, in two thirds of the time. */
export const foldWords = (words: readonly string[]): string[] =>
  folded(words.join('\n')).replaceAll(NOT_WORD_OR_LINE, '').split('\n');

const folded = (text: string): string =>
  spelling(
    withFewMarks(text.replaceAll(/[\p{Default_Ignorable_Code_Point}\u0640]+/gu, ''))
      .normalize('NFKC')
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
      .normalize('NFKC')
      .replaceAll(/[\u2019\u02bc]/gu, "'"),
  );

/** Beyond ASCII, what follows may have something to do. */
const MAY_BE_SPELT_OTHERWISE =
  /[\u0307\u0370-\u06ff\u1c80-\u1c8f\u1f00-\u1fff\ua640-\ua69f]|(?![0-9])\p{Nd}/u;
/** Vowels, doubling and cantillation, which Hebrew and Arabic are written with or without. */
const POINTS =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u0652\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]+/gu;
/** Accents and breathings of Greek, which capitals are written without. */
const ACCENTS = /(?<=\p{Script=Greek}\u0308?)[\u0300\u0301\u0313\u0314\u0342\u0345]+/gu;

/**
 * What writers, keyboards and capitals spell in two ways, in one: Greek without accents, Hebrew and Arabic without points,
 * Persian yeh and kaf as in Arabic, the Turkish small letter of İ, the digits of every script as 0 to 9, and words that mix
 * scripts in one.
 */
function spelling(word: string): string {
  if (!MAY_BE_SPELT_OTHERWISE.test(word)) return word;
  return word
    .replaceAll('i\u0307', 'i')
    .replaceAll(POINTS, '')
    .replaceAll('\u06cc', '\u064a')
    .replaceAll('\u06a9', '\u0643')
    .normalize('NFD')
    .replaceAll(ACCENTS, '')
    .normalize('NFC')
    .replaceAll(/(?![0-9])\p{Nd}/gu, digit)
    .replaceAll(/[^\n]+/g, inOneScript);
}

/** A digit of any script as one of ASCII: they stand in tens, in order, from 0 on. */
function digit(char: string): string {
  const point = char.codePointAt(0) as number;
  let zero = point;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return String((point - zero) % 10);
}

/**
 * Marks in a row beyond which they count as a set: no script needs as many (UAX 15, section 13, "Stream-Safe Text Format"),
 * and to put them into canonical order takes engines the square of their number.
 */
const TOO_MANY = /\p{M}{31,}/gu;
/** Where there may be so many once all are taken apart: one mark makes three at most, one letter brings three. */
const MAY_BE_TOO_MANY = /[\p{M}\uff9e\uff9f]{10}/u;

/** The word; where it has too many marks in a row, each of these once, in one order, whichever form of Unicode it was in. */
function withFewMarks(word: string): string {
  if (!MAY_BE_TOO_MANY.test(word)) return word;
  const apart = word.replaceAll(/./gsu, (char) => char.normalize('NFKD'));
  const few = apart.replaceAll(TOO_MANY, (marks) => [...new Set(marks)].sort().join(''));
  return few === apart ? word : few;
}

/** Which scripts a letter is of: a word that has both is folded as a whole. */
export const Script = { latin: 64, likeLatin: 128, mixed: 192 } as const;

/** Tables by code unit; `properties` holds the `Flag.capital` and `Flag.digit` bits, and those of `Script`. */
export const kinds = new Uint8Array(65536);
export const folds = new Uint16Array(65536);
export const properties = new Uint8Array(65536);
const filled = new Uint8Array(256);

/** Fills the tables for the 256 code units around `unit`, once. */
export function fillTables(unit: number): void {
  const block = unit >> 8;
  if (filled[block]) return;
  filled[block] = 1;
  for (let u = block << 8; u < (block + 1) << 8; u++) {
    if (u >= 0xd800 && u <= 0xdfff) {
      kinds[u] = u < 0xdc00 ? Kind.surrogate : Kind.separator;
      continue;
    }
    const char = String.fromCharCode(u);
    kinds[u] = kindOfCodePoint(char);
    folds[u] = kinds[u] === Kind.letter ? foldWord(char).charCodeAt(0) : u;
    const script = LATIN.test(char) ? Script.latin : LIKE_LATIN.test(char) ? Script.likeLatin : 0;
    properties[u] = (UPPER.test(char) ? Flag.capital : 0) | (DIGIT.test(char) ? Flag.digit : 0) | script;
  }
}
