import { createRequire } from 'node:module';
import type chardet from 'chardet';

/** A charset that bytes seem to be in, by a name that TextDecoder knows. */
export interface Guess {
  readonly charset: string;
  /** false where others are nearly as likely and give another text */
  readonly sure: boolean;
}

/** Bytes that the guess looks at. */
const SAMPLE = 1 << 16;
/** How likely the first guess must be, of a hundred, and how many times as likely as the next that reads otherwise. */
const LIKELY = 20;
const LEAD = 1.5;

/** How many times as likely as a declared charset another must be to put it in the wrong. */
const BELIES = 3;

/** Loaded with the first bytes that are no UTF-8: most folders hold none. */
const require = createRequire(import.meta.url);
let loaded: typeof chardet | null = null;

/** Guesses the charset of bytes that are no UTF-8 and declare none; null where nothing fits, or it is UTF-8, damaged. */
export function guessCharset(bytes: Uint8Array): Guess | null {
  const sample = dense(bytes);
  if (isDamagedUtf8(sample)) return null;
  const [first, ...others] = fitting(sample);
  if (first === undefined) return null;
  const next = others.find(({ text }) => text !== first.text)?.confidence ?? 0;
  return {
    charset: first.charset,
    sure: first.confidence >= LIKELY && first.confidence >= LEAD * next,
  };
}

/** Whether bytes that decode to `text` in a charset that they declare are in another one. */
export function isBelied(bytes: Uint8Array, charset: string, text: string): boolean {
  if (!isPlausible(text)) return true;
  const sample = dense(bytes);
  const read = decodeWhole(sample, charset);
  const [first, ...others] = fitting(sample);
  if (first === undefined || first.text === read || first.confidence < LIKELY) return false;
  const own = others.find((other) => other.text === read)?.confidence ?? 0;
  return first.confidence >= BELIES * own;
}

/** Whether bytes are UTF-8 but for a few: two in three sequences are. In other charsets hardly one happens to be. */
export function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  let broken = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) broken++;
  return broken * 3 <= beyondAscii(text);
}

/** Characters that are not ASCII. Counted without a string for each, of which a large file would need millions. */
function beyondAscii(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // of a pair of surrogates the first counts
    if (code > 0x7f && (code & 0xfc00) !== 0xdc00) n++;
  }
  return n;
}

interface Fitting {
  readonly charset: string;
  /** how likely, of a hundred */
  readonly confidence: number;
  readonly text: string;
}

/** Charsets that give a text, the likeliest first. */
function fitting(sample: Uint8Array): Fitting[] {
  loaded ??= require('chardet') as typeof chardet;
  const found: Fitting[] = [];
  for (const { name, confidence } of loaded.analyse(sample)) {
    const charset = WIDER[name] ?? name.toLowerCase();
    if (confidence === 0 || charset === 'utf-8' || charset === 'ascii') continue;
    const text = decodeWhole(sample, charset);
    if (text !== null && isPlausible(text)) found.push({ charset, confidence, text });
  }
  return found;
}

/** Text in a charset, or null where the bytes are not in it. A byte-order mark is no part of the text. */
export function decodeWhole(bytes: Uint8Array, charset: string): string | null {
  try {
    return mended(new TextDecoder(charset, { fatal: true }).decode(bytes), charset);
  } catch {
    return null;
  }
}

/** Node 20 leaves the quotation marks and dashes of windows-1252 as the control characters of ISO 8859-1. */
export const mended = (text: string, charset: string): string =>
  charset === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (c) => C1[c.charCodeAt(0) - 0x80]) : text;

const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Charsets that are read as the wider one that the Web reads them as. */
const WIDER: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-8': 'windows-1255',
  'ISO-8859-9': 'windows-1254',
  'KOI8-R': 'koi8-u',
};

/** What no text holds: controls of the upper half, lines to draw boxes with, characters not assigned or private. */
const NO_TEXT = /[\u0080-\u0084\u0086-\u009f\u2500-\u259f\p{Cn}\p{Co}]/u;
/** Letters that are not ASCII and capitals inside a word: the mark of a wrong guess. */
const ODD_CAPITALS = /(?<=\p{Ll})(?![A-Z])\p{Lu}(?=\p{Ll})/gu;

/** Whether a text might be of a language, and is not bytes read in a wrong charset. */
export function isPlausible(text: string): boolean {
  if (NO_TEXT.test(text)) return false;
  const most = beyondAscii(text) / 10;
  ODD_CAPITALS.lastIndex = 0;
  for (let odd = 1; ODD_CAPITALS.test(text); odd++) if (odd >= most) return false;
  return true;
}

/** A sample of a text: from the first line that is not ASCII on, for ASCII tells nothing of a charset; without tags. */
function dense(bytes: Uint8Array): Uint8Array {
  const sample = withoutStart(bytes);
  const first = bytes.find((byte) => byte > 0x20);
  return first === LESS_THAN ? withoutTags(sample) : sample;
}

const [LESS_THAN, GREATER_THAN] = [0x3c, 0x3e];

/** In no charset that is guessed do these bytes come inside another character. */
function withoutTags(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  let tag = false;
  for (const byte of bytes) {
    if (byte === LESS_THAN) tag = true;
    if (!tag) kept[length++] = byte;
    if (byte === GREATER_THAN) tag = false;
  }
  return kept.subarray(0, length);
}

function withoutStart(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, bytes.lastIndexOf(0x0a, first));
  const end = Math.min(bytes.length, from + SAMPLE);
  // not through the middle of a character
  const line = bytes.lastIndexOf(0x0a, end);
  return bytes.subarray(from, line > first ? line : end);
}
