import type { Problem } from '../model.js';

/** The order in which problems are told: the same whoever met them first. */
export const byPath = (x: Problem, y: Problem): number =>
  x.path < y.path ? -1 : x.path > y.path ? 1 : x.message < y.message ? -1 : x.message > y.message ? 1 : 0;
