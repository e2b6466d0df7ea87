import { covered } from './runs.js';

/**
 * Articles put together from others. One that carries passages of several articles which lack each other's words, and
 * has little else, took them; one whose passages several others carry may have been the source of each.
 */

/** What two articles share, by index, as spans of tokens. */
interface Shared {
  readonly a: number;
  readonly b: number;
  readonly copiedA: readonly number[];
  readonly copiedB: readonly number[];
}

/** Share of an article's words that such passages make up. */
const MOST = 0.5;
/** Share of a passage that no other source has, for it to be a source of its own. */
const OWN = 0.6;

/**
 * For each article the number of unrelated sources that make up most of it, two at least; 0 for all others. `group`
 * gives the family of each article, or a number of its own: articles of one are one source, and none of their own.
 */
export function patchworks(
  pairs: readonly Shared[],
  words: ArrayLike<number>,
  group: Int32Array,
): Uint32Array {
  const sources = new Map<number, Map<number, number[]>>();
  const add = (taker: number, other: number, spans: readonly number[]): void => {
    if (group[taker] === group[other] || spans.length === 0) return;
    const own = sources.get(taker) ?? new Map<number, number[]>();
    sources.set(taker, own);
    const list = own.get(group[other]);
    if (list === undefined) own.set(group[other], [...spans]);
    else for (const place of spans) list.push(place);
  };
  for (const { a, b, copiedA, copiedB } of pairs) {
    add(a, b, copiedA);
    add(b, a, copiedB);
  }
  const counts = new Uint32Array(words.length);
  for (const [article, own] of sources)
    if (own.size > 1) counts[article] = countSources([...own.values()], words[article]);
  return counts;
}

function countSources(sources: readonly (readonly number[])[], words: number): number {
  const taken = new Uint8Array(words);
  const own = sources.map((spans) => ({ spans, size: covered(spans) }));
  own.sort((x, y) => y.size - x.size || x.spans[0] - y.spans[0]);
  let [count, total] = [0, 0];
  for (const { spans, size } of own) {
    const more = mark(taken, spans);
    total += more;
    if (more >= OWN * size) count++;
  }
  return count >= 2 && total >= MOST * words ? count : 0;
}

/** Marks the tokens of the spans, and counts those that were not. */
function mark(taken: Uint8Array, spans: readonly number[]): number {
  let more = 0;
  for (let s = 0; s < spans.length; s += 2) {
    for (let i = spans[s]; i < spans[s + 1]; i++) {
      if (taken[i] === 0) more++;
      taken[i] = 1;
    }
  }
  return more;
}
