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
  return joined(stretches, minWords).map(({ kind, from, to }) => ({
    kind,
    runs: between(runs, from, to),
    matched: to - from,
  }));
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

/** Gives each stretch that is too short to be told to the longer of its neighbours, the shortest first. */
function joined(stretches: readonly Stretch[], minWords: number): Stretch[] {
  const left = [...stretches];
  const size = ({ from, to }: Stretch): number => to - from;
  const short = (s: number): boolean => {
    const inside = s > 0 && s < left.length - 1;
    return size(left[s]) < (left[s].kind === 'copy' || inside ? minWords : LEAST_APART);
  };
  for (;;) {
    let at = -1;
    for (let s = 0; s < left.length; s++) if (short(s) && (at < 0 || size(left[s]) < size(left[at]))) at = s;
    if (at < 0 || left.length === 1) return left;
    const before = at > 0 ? size(left[at - 1]) : -1;
    const after = at + 1 < left.length ? size(left[at + 1]) : -1;
    const to = before >= after ? at - 1 : at + 1;
    const [first, last] = to < at ? [to, at] : [at, to];
    left.splice(first, 2, { kind: left[to].kind, from: left[first].from, to: left[last].to });
    // what is now beside a stretch of its own kind is one with it
    const again = left.findIndex((s, i) => i > 0 && s.kind === left[i - 1].kind);
    if (again > 0) {
      left.splice(again - 1, 2, { ...left[again], from: left[again - 1].from });
    }
  }
}

/** The runs of matched words `from` to `to`. */
function between(runs: readonly number[], from: number, to: number): number[] {
  const part: number[] = [];
  let n = 0;
  for (let r = 0; r < runs.length; r += 3) {
    const begin = Math.max(from, n);
    const end = Math.min(to, n + runs[r + 2]);
    if (begin < end) part.push(runs[r] + begin - n, runs[r + 1] + begin - n, end - begin);
    n += runs[r + 2];
  }
  return part;
}
