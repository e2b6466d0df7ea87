import type { Alignment } from '../align/align.js';
import type { Kind } from '../model.js';
import { Mark } from './marks.js';

/**
 * An alignment follows the words, whatever they are: a story and the footer below it may be one. Here it is cut where
 * prose ends and a credit or standing text begins, so that each part is of one kind.
 */
export interface Part {
  readonly kind: Extract<Kind, 'copy' | 'credit' | 'boilerplate'>;
  /** equal tokens as flat triples (a, b, length), ascending in a */
  readonly runs: readonly number[];
  readonly matched: number;
}

/** Matched words under which a credit or standing text at the end of prose is not told apart; inside it takes a passage. */
const LEAST_APART = 5;

/** The parts of an alignment in the order of a; `minWords` is the least that a part of prose has beside another part. */
export function partsOf(
  a: Uint8Array,
  b: Uint8Array,
  { runs, matched }: Alignment,
  minWords: number,
): Part[] {
  const stretches = stretchesOf(a, b, runs);
  if (stretches.length === 1) return [{ kind: stretches[0].kind, runs, matched }];
  const parts = joined(stretches, minWords);
  const divided = divide(runs, parts);
  return parts.map((part, p) => ({ kind: part.kind, runs: divided[p], matched: sizeOf(part) }));
}

/** Matched words `from` to `to`, counted along a, of one kind. */
interface Stretch {
  readonly kind: Part['kind'];
  readonly from: number;
  readonly to: number;
}

/** Standing text must be so on both sides: what one outlet has as its own another may have copied. A credit names itself. */
function kindOf(a: number, b: number): Part['kind'] {
  if (((a | b) & Mark.credit) !== 0) return 'credit';
  return (a & b & Mark.standing) !== 0 ? 'boilerplate' : 'copy';
}

function stretchesOf(a: Uint8Array, b: Uint8Array, runs: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  let kind: Part['kind'] | null = null;
  let from = 0;
  let n = 0;
  for (let r = 0; r < runs.length; r += 3) {
    for (let x = 0; x < runs[r + 2]; x++, n++) {
      const here = kindOf(a[runs[r] + x], b[runs[r + 1] + x]);
      if (here === kind) continue;
      if (kind !== null) stretches.push({ kind, from, to: n });
      kind = here;
      from = n;
    }
  }
  stretches.push({ kind: kind ?? 'copy', from, to: n });
  return stretches;
}

const sizeOf = ({ from, to }: Stretch): number => to - from;

/**
 * Gives each stretch that is too short to be told to the longer of its neighbours, the shortest first. What comes of it is
 * longer than it was, so that all of one size are given away in one walk.
 */
function joined(stretches: readonly Stretch[], minWords: number): readonly Stretch[] {
  for (let left = stretches; ; ) {
    const last = left.length - 1;
    let size = Infinity;
    left.forEach((stretch, s) => {
      if (isShort(stretch, s > 0 && s < last, minWords)) size = Math.min(size, sizeOf(stretch));
    });
    if (size === Infinity || last === 0) return left;
    left = joinedOf(left, size, minWords);
  }
}

const isShort = (stretch: Stretch, inside: boolean, minWords: number): boolean =>
  sizeOf(stretch) < (stretch.kind === 'copy' || inside ? minWords : LEAST_APART);

/** The stretches when those of one size that are too short have been given away; no others are shorter. */
function joinedOf(stretches: readonly Stretch[], size: number, minWords: number): Stretch[] {
  const done: Stretch[] = [];
  const rest = [...stretches].reverse();
  for (let stretch = rest.pop(); stretch !== undefined; stretch = rest.pop()) {
    const [before, after] = [done.at(-1), rest.at(-1)];
    const inside = before !== undefined && after !== undefined;
    const taker = inside && sizeOf(before) < sizeOf(after) ? after : (before ?? after);
    if (taker === undefined || sizeOf(stretch) > size || !isShort(stretch, inside, minWords)) {
      done.push(stretch);
      continue;
    }
    // the other neighbour is one with them where it is of the same kind
    const { kind } = taker;
    if (before?.kind === kind) done.pop();
    if (after?.kind === kind) rest.pop();
    rest.push({
      kind,
      from: before?.kind === kind ? before.from : stretch.from,
      to: after?.kind === kind ? after.to : stretch.to,
    });
  }
  return done;
}

/** The runs of each part; parts follow on one another. */
function divide(runs: readonly number[], parts: readonly Stretch[]): number[][] {
  let r = 0;
  /** matched words before run r */
  let n = 0;
  return parts.map(({ from, to }) => {
    const own: number[] = [];
    for (; r < runs.length; n += runs[r + 2], r += 3) {
      const begin = Math.max(from, n);
      const end = Math.min(to, n + runs[r + 2]);
      if (begin < end) own.push(runs[r] + begin - n, runs[r + 1] + begin - n, end - begin);
      if (n + runs[r + 2] > to) break;
    }
    return own;
  });
}
