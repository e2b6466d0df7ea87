import type { Given, Options } from '../options.js';
import { ArchiveError } from './errors.js';

/** The options that shape what is stored: an archive has one set of them for its life. */
const SHAPING = ['shingle', 'window', 'signature', 'threshold', 'minhash'] as const;
export type Shape = Pick<Options, (typeof SHAPING)[number]>;

export const shapeOf = (options: Shape): Shape =>
  Object.fromEntries(SHAPING.map((name) => [name, options[name]])) as unknown as Shape;

/** Names the first option that is not as the archive was made with, and what to do. */
export function checkShape(path: string, archive: Shape, given: Given<Shape>): void {
  for (const name of SHAPING) {
    if (given[name] === undefined || given[name] === archive[name]) continue;
    throw new ArchiveError(
      path,
      `was made with --${name} ${archive[name]}, not ${given[name]}: leave the option out, or make another archive`,
    );
  }
}
