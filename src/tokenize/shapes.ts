import { BASE, mix32 } from './hash.js';
import type { Places } from './tokens.js';

/**
 * The letters of a text by their shapes, for text that a machine read from paper: those that are often taken for each
 * other are one (e c, l 1 i, o 0 a, n u, h b, s 5 ſ, t f, r v; m is rn and w is vv), and spaces and marks, which
 * machines lose and invent, are none. After the shape codes by which images of words are matched (Spitz 1995, "Using
 * character shape codes for word spotting in document images").
 */
export interface Letters {
  readonly count: number;
  /** shape of each letter, 1 to 255 */
  readonly shape: Uint8Array;
  /** the token that each letter is of */
  readonly token: Uint32Array;
  /** letters of each token */
  readonly size: Uint32Array;
}

const ALIKE = ['ec', 'l1ij', 'o0a', 'nu', 'hb', 's5ſ', 'tf', 'rv', 'gq9', 'd', 'k', 'p', 'x', 'y', 'z2'];
/** Shapes of the code units below 128; 0 where there is none. */
const SHAPES = new Uint8Array(128);
/** Shapes from here on are those of letters that are not in the table, by their code. */
const OTHERS = 32;
const LAST = 255;
const FIGURES = '346789';

ALIKE.forEach((letters, i) => {
  for (const letter of letters) if (letter < '\x80') SHAPES[letter.charCodeAt(0)] = i + 1;
});
[...FIGURES].forEach((figure, i) => {
  SHAPES[figure.charCodeAt(0)] ||= ALIKE.length + 1 + i;
});
const R = SHAPES[0x72];
const N = SHAPES[0x6e];
const M = 0x6d;
const W = 0x77;

/** Of the code units below 128, in either case: the first shape, the second, which m and w have, and how many there are. */
const FIRST = new Uint8Array(128);
const SECOND = new Uint8Array(128);
const SIZE = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const lower = c >= 0x41 && c <= 0x5a ? c + 32 : c;
  const two = lower === M || lower === W;
  FIRST[c] = two ? R : SHAPES[lower];
  SECOND[c] = lower === M ? N : R;
  SIZE[c] = two ? 2 : SHAPES[lower] === 0 ? 0 : 1;
}

/**
 * Writes the shape of a code unit to `out` from `n` on, none, one or two; returns where the next goes. What is not one
 * is written over by the next: a branch for each space could not be foreseen.
 */
function putShape(unit: number, out: Uint8Array, n: number): number {
  if (unit < 128) {
    out[n] = FIRST[unit];
    out[n + 1] = SECOND[unit];
    return n + SIZE[unit];
  }
  const shape = shapeBeyond(unit);
  out[n] = shape;
  return shape === 0 ? n : n + 1;
}

const known = new Map<number, number>();

/** Shape of a letter beyond ASCII: that of its base letter, else one by its code; 0 for what is no letter. */
function shapeBeyond(unit: number): number {
  let shape = known.get(unit);
  if (shape === undefined) {
    const base = unit === LONG_S ? 's' : String.fromCharCode(unit).normalize('NFD').toLowerCase();
    const code = base.charCodeAt(0);
    if (code < 128) shape = SHAPES[code];
    else shape = /[\p{L}\p{N}]/u.test(base[0]) ? OTHERS + (unit % (LAST - OTHERS)) : 0;
    known.set(unit, shape);
  }
  return shape;
}

const LONG_S = 0x17f;

/** The letters of the tokens of a text. */
export function lettersOf(text: string, { count, begin, end }: Places): Letters {
  const shape = new Uint8Array(2 * text.length);
  const token = new Uint32Array(2 * text.length);
  const size = new Uint32Array(count);
  let n = 0;
  let read = 0;
  for (let i = 0; i < count; i++) {
    const from = n;
    // pairs of characters overlap: each character is taken once
    for (let p = Math.max(begin[i], read); p < end[i]; p++) n = putShape(text.charCodeAt(p), shape, n);
    read = Math.max(read, end[i]);
    token.fill(i, from, n);
    size[i] = n - from;
  }
  return { count: n, shape: shape.slice(0, n), token: token.slice(0, n), size };
}

/** Letters in a run that two texts must share to meet by it. */
const RUN = 12;
/** Bits below the two, the best mixed ones, by which one run in four is taken. */
const SAMPLED = 30;

/** What a shape counts for in the hash of a run that it is about to leave. */
const LEAVING = new Int32Array(256);
let leading = 1;
for (let i = 1; i < RUN; i++) leading = Math.imul(leading, BASE);
for (let shape = 0; shape < 256; shape++) LEAVING[shape] = Math.imul(shape, leading);

let shapes = new Uint8Array(1 << 16);
let runs = new Int32Array(1 << 14);

/**
 * Hashes of a sample of the runs of 12 letters, one in four, the same ones in every text; overwritten by the next call.
 * `text` is a string, or bytes where all are ASCII; it is read as it stands, for words do not matter here.
 */
export function sampleRuns(text: string | Uint8Array): Uint32Array {
  const length = text.length;
  if (shapes.length < 2 * length + 2) shapes = new Uint8Array(4 * length + 2);
  let count = 0;
  if (typeof text === 'string')
    for (let p = 0; p < length; p++) count = putShape(text.charCodeAt(p), shapes, count);
  else for (let p = 0; p < length; p++) count = putShape(text[p], shapes, count);
  if (runs.length < count) runs = new Int32Array(2 * count);
  return new Uint32Array(runs.buffer, 0, sample(shapes, count, runs));
}

/** Writes the hashes of the runs of so many letters that are taken; returns how many. Without a branch, as above. */
function sample(letters: Uint8Array, count: number, out: Int32Array): number {
  if (count < RUN) return 0;
  let rolling = 0;
  for (let i = 0; i < RUN - 1; i++) rolling = (Math.imul(rolling, BASE) + letters[i]) | 0;
  let taken = 0;
  for (let i = RUN - 1; i < count; i++) {
    rolling = (Math.imul(rolling, BASE) + letters[i]) | 0;
    out[taken] = rolling;
    // 1 where the bits are 0
    taken += ((rolling >>> SAMPLED) - 1) >>> 31;
    rolling = (rolling - LEAVING[letters[i - RUN + 1]]) | 0;
  }
  for (let r = 0; r < taken; r++) out[r] = mix32(out[r]);
  return taken;
}
