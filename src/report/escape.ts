/**
 * Texts are hostile input: nothing of them reaches a terminal raw. Control characters could move the cursor or
 * run sequences, overrides could turn the order of what is read around; they are shown by their number. The same holds for
 * whatever else shows texts.
 */

/** Controls, direction marks and overrides, line and paragraph separators, lone surrogates. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;

/** A text on one line: white space folded to single blanks, what does not show as itself as ⟨U+202E⟩. */
export function forTerminal(text: string): string {
  return text.replace(/[\s\u0085\u2028\u2029]+/gu, ' ').replace(UNSAFE, numbered);
}

/** A text for a cell of a table, whose white space may stay as it is. */
export const forCell = (text: string): string =>
  text.replace(UNSAFE, (char) => (/[\t\n\r]/.test(char) ? char : numbered(char)));

/** A text for XML, between tags or in an attribute: what XML cannot hold is shown as in a terminal. */
export const forXml = (text: string): string =>
  text.replace(UNSAFE_IN_XML, (char) => ENTITIES[char] ?? numbered(char));

const UNSAFE_IN_XML = new RegExp(`[&<>"'\ufffe\uffff]|${UNSAFE.source}`, 'gu');

/** White space that a reader of XML would fold goes as a number too. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * A value as JSON on one line. What JSON lets stand and a terminal would act on is written by its number, which reads as
 * the same.
 */
export const forJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * A text for one line of Markdown, also in a table: no mark of it is taken for one. On sites that link names (@…), numbers
 * (#…) and addresses, and paint faces (:…:), nothing of it is linked or painted: a comment that does not show stands there.
 * It does show where the source is pasted as it is: no face is called as the minutes of a time are, and times go without.
 */
export const forMarkdown = (text: string): string =>
  forTerminal(text)
    .replace(/[\\`*_[\]<|~$]|&(?=#?\w+;)|^[-+=#>]|(?<=^\d{1,9})[.)]/gu, '\\$&')
    // written by its number, for this file also goes into the script of a page, where a comment may not begin
    .replace(/@|#(?=\p{N})|:(?=\/\/|(?!\d\d(?:[+-]\d\d)?:)[\w+-]+:)|\bwww(?=\.)/giu, '$&\u003c!-- -->');

const numbered = (char: string): string =>
  `⟨U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** Marks of direction are left in whole texts, where Arabic and Hebrew need them and a paragraph bounds their reach. */
const UNSAFE_IN_TEXT = /[\p{Cc}\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;

/** A stretch of text for a page, with its line ends; overrides and controls as ⟨U+202E⟩, so that nothing hides a word. */
export const forPage = (text: string): string =>
  text.replace(UNSAFE_IN_TEXT, (char) =>
    char === '\n' || char === '\t' || char === '\r' ? char : numbered(char),
  );
