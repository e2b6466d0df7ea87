import { mix32 } from './hash.js';

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

const ALIKE = ['ec', 'l1ij|', 'o0a', 'nu', 'hb', 's5ſ', 'tf', 'rv', 'gq9', 'd', 'k', 'p', 'x', 'y', 'z2'];
/** Shapes of the code units below 128; 0 where there is none. */
const SHAPES = new Uint8Array(128);
/** Shapes from here on are those of letters that are not in the table, by their code. */
const OTHERS = 32;
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

/** The letters of the tokens of a text. */
export function lettersOf(
  text: string,
  { count, begin, end }: { count: number; begin: ArrayLike<number>; end: ArrayLike<number> },
): Letters {
  const shape = new Uint8Array(2 * text.length);
  const token = new Uint32Array(2 * text.length);
  const size = new Uint32Array(count);
  let n = 0;
  let read = 0;
  for (let i = 0; i < count; i++) {
    const from = n;
    // pairs of characters overlap: each character is taken once
    for (let p = Math.max(begin[i], read); p < end[i]; p++) {
      const unit = text.charCodeAt(p);
      const lower = unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
      if (lower === M || lower === W) {
        shape[n] = R;
        shape[n + 1] = lower === M ? N : R;
        n += 2;
      } else {
        const here = lower < 128 ? SHAPES[lower] : shapeOf(lower);
        if (here > 0) shape[n++] = here;
      }
    }
    read = Math.max(read, end[i]);
    token.fill(i, from, n);
    size[i] = n - from;
  }
  return { count: n, shape: shape.slice(0, n), token: token.slice(0, n), size };
}

const known = new Map<number, number>();

/** Shape of a letter beyond ASCII: that of its base letter, else one by its code; 0 for marks. */
function shapeOf(unit: number): number {
  let shape = known.get(unit);
  if (shape === undefined) {
    const base = unit === 0x17f ? 's' : String.fromCharCode(unit).normalize('NFD').toLowerCase();
    const code = base.charCodeAt(0);
    if (code < 128) shape = SHAPES[code];
    else shape = /\p{M}/u.test(base[0]) ? 0 : OTHERS + (unit % (256 - OTHERS));
    known.set(unit, shape);
  }
  return shape;
}

/** Letters in a run that two texts must share to meet by it, and the mask by which one run in four is taken. */
const RUN = 12;
const SAMPLED = 3;
const BASE = 0x2c1b3c6d;

/**
 * Adds to `out` the hashes of a sample of the runs of 12 letters: one in four, the same ones in every text.
 */
export function sampleRuns({ count, shape }: Letters, out: Set<number>): void {
  let leading = 1;
  for (let i = 1; i < RUN; i++) leading = Math.imul(leading, BASE);
  let rolling = 0;
  for (let i = 0; i < count; i++) {
    if (i >= RUN) rolling = (rolling - Math.imul(shape[i - RUN], leading)) | 0;
    rolling = (Math.imul(rolling, BASE) + shape[i]) | 0;
    if (i < RUN - 1) continue;
    const hash = mix32(rolling) >>> 0;
    if ((hash & SAMPLED) === 0) out.add(hash);
  }
}
