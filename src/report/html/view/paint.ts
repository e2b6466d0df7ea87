import type { Passage } from '../../../model.js';
import { equalRuns } from './divide.js';

/** A text cut where passages begin and end, and inside them where words differ. */

export interface Stretch {
  readonly begin: number;
  readonly end: number;
  /** index of the passage it belongs to, -1 for none; where two overlap, one in which its words are matched */
  readonly passage: number;
  readonly matched: boolean;
}

/** A place in a text where something is told that no word of it shows. */
export interface Sign {
  readonly at: number;
  readonly passage: number;
  /**
   * `moved`: the other text does not go on here as this one does; `missing`: it has words here that this one
   * lacks
   */
  readonly is: 'moved' | 'missing';
}

interface Edge {
  readonly at: number;
  readonly passage: number;
  readonly run: boolean;
  readonly opens: boolean;
}

/** Stretches that cover the text without a gap, in its order. */
export function stretchesOf(length: number, passages: readonly Passage[], side: 'a' | 'b'): Stretch[] {
  const edges = edgesOf(passages, side);
  const within = new Map<number, number>();
  const spans = new Set<number>();
  const out: Stretch[] = [];
  let at = 0;
  const close = (end: number): void => {
    if (end <= at) return;
    const passage = ownerOf(spans, within);
    out.push({ begin: at, end, passage, matched: passage >= 0 && (within.get(passage) ?? 0) > 0 });
    at = end;
  };
  for (const edge of edges) {
    close(Math.min(edge.at, length));
    if (edge.run) within.set(edge.passage, (within.get(edge.passage) ?? 0) + (edge.opens ? 1 : -1));
    else if (edge.opens) spans.add(edge.passage);
    else spans.delete(edge.passage);
  }
  close(length);
  return out;
}

function edgesOf(passages: readonly Passage[], side: 'a' | 'b'): Edge[] {
  const at = side === 'a' ? 0 : 2;
  const edges: Edge[] = [];
  passages.forEach((passage, i) => {
    const { begin, end } = passage[side];
    edges.push(
      { at: begin, passage: i, run: false, opens: true },
      { at: end, passage: i, run: false, opens: false },
    );
    for (const run of equalRuns(passage)) {
      edges.push(
        { at: run[at], passage: i, run: true, opens: true },
        { at: run[at + 1], passage: i, run: true, opens: false },
      );
    }
  });
  return edges.sort((x, y) => x.at - y.at);
}

/** Of the open passages the first in which the place is matched, else the first. */
function ownerOf(spans: ReadonlySet<number>, within: ReadonlyMap<number, number>): number {
  let first = -1;
  let matched = -1;
  for (const i of spans) {
    if (first < 0 || i < first) first = i;
    if ((within.get(i) ?? 0) > 0 && (matched < 0 || i < matched)) matched = i;
  }
  return matched >= 0 ? matched : first;
}

/** Where text was moved, and where the other side has words that this side lacks. */
export function signsOf(passages: readonly Passage[], side: 'a' | 'b'): Sign[] {
  const signs: Sign[] = [];
  const [own, other] = side === 'a' ? [0, 2] : [2, 0];
  passages.forEach((passage, index) => {
    const here = [...equalRuns(passage)].sort((x, y) => x[own] - y[own]);
    const there = new Map(
      [...here].sort((x, y) => x[other] - y[other]).map((run, i, all) => [run, all[i - 1]]),
    );
    const [begin, text] =
      side === 'a' ? [passage.b.begin, passage.textB ?? ''] : [passage.a.begin, passage.text];
    here.forEach((run, i) => {
      if (i === 0) return;
      const before = there.get(run);
      if (before !== here[i - 1]) signs.push({ at: run[own], passage: index, is: 'moved' });
      else if (
        run[own] - here[i - 1][own + 1] <= 2 &&
        WORD.test(text.slice(before[other + 1] - begin, run[other] - begin))
      )
        signs.push({ at: run[own], passage: index, is: 'missing' });
    });
  });
  return signs.sort((x, y) => x.at - y.at);
}

const WORD = /[\p{L}\p{N}]/u;
