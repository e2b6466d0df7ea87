import type { Confidence } from '../model.js';

/** How sure each word is, in rising order. */
const RANK: Readonly<Record<Confidence, number>> = { unknown: 0, possible: 1, likely: 2, certain: 3 };

/** True where x is as sure as y, or surer. */
export const asSure = (x: Confidence, y: Confidence): boolean => RANK[x] >= RANK[y];

export const surer = (x: Confidence, y: Confidence): Confidence => (asSure(x, y) ? x : y);
export const lessSure = (x: Confidence, y: Confidence): Confidence => (asSure(x, y) ? y : x);
