/**
 * Texts are hostile input: nothing of them reaches a terminal raw. Control characters could move the cursor or
 * run sequences, overrides could turn the order of what is read around; they are shown by their number.
 */

/** Controls, direction marks and overrides, line and paragraph separators, lone surrogates. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;

/** A text on one line: white space folded to single blanks, what does not show as itself as ⟨U+202E⟩. */
export function forTerminal(text: string): string {
  return text.replace(/[\s\u0085\u2028\u2029]+/gu, ' ').replace(UNSAFE, numbered);
}

const numbered = (char: string): string =>
  `⟨U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}⟩`;
