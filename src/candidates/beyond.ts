import type { Say } from './inquiry.js';

/** What is known of a fingerprint that articles beyond those at hand hold too. */
export interface Held extends Say {
  /** articles that hold it, here and beyond */
  readonly length: number;
  /** index of the one that the others are joined to where they are too many; -1 where it is not at hand */
  readonly first: number;
}

/**
 * What is known beyond the articles at hand, where these are the part of an archive that the new ones are near to, by
 * fingerprint; those of which all holders are at hand are not in it.
 */
export type Beyond = ReadonlyMap<number, Held>;
