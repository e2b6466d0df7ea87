import { only, type PairTable } from './pairs.js';

/** Outlets as the steps know them: a number for each article, from 0; -1 where none is known. */

/** Whether two articles are known to be of one outlet. */
export const sameOutlet = (outlet: Int32Array, a: number, b: number): boolean =>
  outlet[a] >= 0 && outlet[a] === outlet[b];

/** Of pairs of article indices, those whose two articles are not of one outlet. */
export function acrossOutlets(
  { a, b }: { readonly a: Uint32Array; readonly b: Uint32Array },
  outlet: Int32Array,
): { a: Uint32Array; b: Uint32Array } {
  const isAcross = (_: number, p: number): boolean => !sameOutlet(outlet, a[p], b[p]);
  return { a: a.filter(isAcross), b: b.filter(isAcross) };
}

/** The same of a table of pairs. */
export const tableAcross = (table: PairTable, outlet: Int32Array): PairTable =>
  only(table, (_, a, b) => !sameOutlet(outlet, a, b));
