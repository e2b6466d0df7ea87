import type { Pair } from '../model.js';

/** The numbers of a report: what pairs are ordered by, and how they are set for reading. */

/** With commas between thousands. Not by `Intl`, whose first formatter costs a short run some 50 ms. */
export const count = (n: number): string => `${n}`.replace(THOUSANDS, ',');
const THOUSANDS = /\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g;

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** 0.784 as 78 %; a share that is there at all is never 0 %, one that is not whole never 100 %. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}

/** A limit as it was set: 0.125 as 12.5 %. */
export const inPercent = (limit: number): string => `${Number((limit * 100).toPrecision(6))} %`;

/** By the counts: the share in a report is rounded, and might say all where a word is missing. */
export const shareOf = (shared: number, words: number): number => (words === 0 ? 0 : shared / words);

interface Sides {
  readonly a: { readonly shared: number };
  readonly b: { readonly shared: number };
}

/** The words of the side of a pair that shares more. */
export const sharedBy = ({ a, b }: Sides): number => Math.max(a.shared, b.shared);

/** Pairs as a person reads them: those that share most first, and of those that share as much the one with more matched words. */
export const largestFirst = (pairs: readonly Pair[]): Pair[] =>
  [...pairs].sort((x, y) => rank(x) - rank(y) || sharedBy(y) - sharedBy(x) || matchedIn(y) - matchedIn(x));

/** Forms share much and say little of copying: they come behind what does, and before what only quotes. */
const rank = (pair: Pair): number => (sharedBy(pair) === 0 ? 2 : pair.relation === 'form' ? 1 : 0);

const matchedIn = ({ passages }: Pair): number => passages.reduce((sum, { matched }) => sum + matched, 0);
