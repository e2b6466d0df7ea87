import {
  fillTables,
  folds,
  foldWord,
  Kind,
  kindOfCodePoint,
  kinds,
  properties,
  Script,
} from './characters.js';
import { FNV_BASIS, FNV_PRIME, hashToken, mix32 } from './hash.js';
import { Flag, type TokenBuffer } from './tokens.js';

/**
 * The full path, for any string: NFKC, case folding, apostrophes inside words, characters that are not seen
 * left out, scripts without spaces as overlapping pairs of characters. Never throws, whatever the string.
 *
 * Words of plain letters are hashed as they are read, by table. A word with a character that only the whole word can
 * fold (a combining mark, a ligature, a full-width form), or of two scripts, is cut out and folded as a string.
 */

/** Astral characters are rare in articles: their kinds are kept as they are met. */
const astral = new Map<number, number>();

function kindAt(text: string, p: number): number {
  const unit = text.charCodeAt(p);
  let kind = kinds[unit];
  if (kind === Kind.separator) {
    fillTables(unit);
    kind = kinds[unit];
  }
  if (kind !== Kind.surrogate) return kind;
  const point = text.codePointAt(p) as number;
  if (point < 0x10000) return Kind.separator;
  kind = astral.get(point) ?? -1;
  if (kind < 0) {
    kind = kindOfCodePoint(String.fromCodePoint(point));
    astral.set(point, kind);
  }
  return kind;
}

const widthAt = (text: string, p: number): number => ((text.codePointAt(p) as number) > 0xffff ? 2 : 1);

/** True when a word goes on after the apostrophe at `p`. */
function wordGoesOn(text: string, p: number): boolean {
  let q = p + 1;
  while (q < text.length && kindAt(text, q) === Kind.ignorable) q += widthAt(text, q);
  if (q >= text.length) return false;
  const kind = kindAt(text, q);
  return kind === Kind.letter || kind === Kind.complex;
}

/** Tokenizes `text` and appends to `out`. */
export function tokenizeUnicode(text: string, out: TokenBuffer): void {
  const length = text.length;
  let lineFeeds = 2;
  let sentence: number = Flag.sentence;
  let p = 0;
  while (p < length) {
    const kind = kindAt(text, p);
    if (kind === Kind.letter || kind === Kind.complex) {
      const flag = sentence | (lineFeeds > 1 ? Flag.paragraph | Flag.sentence : 0);
      p = word(text, p, flag, out);
    } else if (kind === Kind.pair) {
      const flag = sentence | (lineFeeds > 1 ? Flag.paragraph | Flag.sentence : 0);
      p = pairs(text, p, flag, out);
    } else {
      if (kind === Kind.lineFeed) lineFeeds++;
      else if (kind === Kind.stop) sentence = Flag.sentence;
      p += kind === Kind.separator && text.charCodeAt(p) < 0xd800 ? 1 : widthAt(text, p);
      continue;
    }
    lineFeeds = 0;
    sentence = 0;
  }
}

/** Reads the word that begins at `start`; returns where it ends. */
function word(text: string, start: number, flag: number, out: TokenBuffer): number {
  const length = text.length;
  let h = FNV_BASIS;
  let p = start;
  let end = start;
  let complex = false;
  let seen = 0;
  flag |= properties[text.charCodeAt(start)] & Flag.capital;
  while (p < length) {
    const kind = kindAt(text, p);
    if (kind === Kind.letter) {
      const unit = text.charCodeAt(p);
      seen |= properties[unit];
      h = Math.imul(h ^ folds[unit], FNV_PRIME);
      end = ++p;
    } else if (kind === Kind.complex || kind === Kind.mark) {
      complex = true;
      seen |= properties[text.charCodeAt(p)];
      p += widthAt(text, p);
      end = p;
    } else if (kind === Kind.apostrophe && wordGoesOn(text, p)) {
      h = Math.imul(h ^ 39, FNV_PRIME);
      p++;
    } else if (kind === Kind.ignorable) {
      p += widthAt(text, p);
    } else break;
  }
  flag |= seen & Flag.digit;
  if (!complex && (seen & Script.mixed) !== Script.mixed) {
    out.push(mix32(h), start, end, flag);
  } else {
    const folded = foldWord(text.slice(start, end));
    // what folds to nothing (a lone superscript form, say) is no word
    if (folded !== '') out.push(hashToken(folded), start, end, flag);
  }
  return p;
}

/**
 * Reads a run of a script without spaces that begins at `start` and pushes each two neighbouring characters
 * as a token (a lone one as itself). A character is a base with the marks on it. Returns where the run ends.
 */
function pairs(text: string, start: number, flag: number, out: TokenBuffer): number {
  const length = text.length;
  let p = start;
  let before = '';
  let beforeBegin = start;
  let beforeEnd = start;
  let pushed = false;
  while (p < length) {
    const kind = kindAt(text, p);
    if (kind === Kind.ignorable) {
      p += widthAt(text, p);
      continue;
    }
    if (kind !== Kind.pair) break;
    const begin = p;
    p += widthAt(text, p);
    let end = p;
    while (p < length) {
      const next = kindAt(text, p);
      if (next === Kind.mark) end = p + widthAt(text, p);
      else if (next !== Kind.ignorable) break;
      p += widthAt(text, p);
    }
    const char =
      end - begin === 1 && plainPair(text.charCodeAt(begin)) ? text[begin] : foldWord(text.slice(begin, end));
    if (before !== '') {
      const spelt = isSpelt(before) && isSpelt(char) ? Flag.spelt : 0;
      out.push(hashToken(before + char), beforeBegin, end, flag | Flag.pair | spelt);
      pushed = true;
      flag = 0;
    }
    before = char;
    beforeBegin = begin;
    beforeEnd = end;
  }
  if (!pushed && before !== '') out.push(hashToken(before), beforeBegin, beforeEnd, flag | Flag.pair);
  return p;
}

/** Kana and the common Han block fold to themselves. */
const plainPair = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  (unit >= 0x3041 && unit <= 0x3096) ||
  (unit >= 0x30a1 && unit <= 0x30fa);

/** Of Thai, Lao, Burmese, Khmer (what else lies between them is never a pair), or Katakana. */
function isSpelt(char: string): boolean {
  const unit = char.charCodeAt(0);
  return (unit >= 0x0e00 && unit <= 0x17ff) || (unit >= 0x30a0 && unit <= 0x30ff);
}
