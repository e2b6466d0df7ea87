import type { Options } from '../options.js';
import type { Rows, Schema, Table } from './tables.js';

/** What a step is told when it begins. */
export interface StepOptions extends Options {
  /** parts that what is sorted by hash is dealt out to */
  readonly parts: number;
  /** how often lists were asked for before: see steps/lists.ts */
  readonly round: number;
  /** a filter for runs of letters, base 64; null for all */
  readonly filter: string | null;
}

/**
 * A step that a worker does: rows in, rows out. Nothing is kept from one table to the next but by the step that aligns; where
 * rows belong to groups, all of a group come in one table, groups and rows in order.
 */
export interface Step {
  readonly schema: Schema;
  run(rows: Rows, out: Table): void | Promise<void>;
}

export type MakeStep = (options: StepOptions) => Step;

/** Calls `each` with the bounds of each group of equal values, which stand together. */
export function eachGroup(
  keys: ArrayLike<number>,
  each: (from: number, to: number, key: number) => void,
): void {
  for (let from = 0, to: number; from < keys.length; from = to) {
    to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    each(from, to, keys[from]);
  }
}
