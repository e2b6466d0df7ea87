import { only, type PairTable } from './pairs.js';

/** Outlets as the steps know them: a number for each article, from 0; -1 where none is known. */

/** Whether two articles are known to be of one outlet. */
export const sameOutlet = (outlet: Int32Array, a: number, b: number): boolean =>
  outlet[a] >= 0 && outlet[a] === outlet[b];

/** Of pairs those whose two articles are not of one outlet. */
export const acrossOutlets = (table: PairTable, outlet: Int32Array): PairTable =>
  only(table, (_, a, b) => !sameOutlet(outlet, a, b));
