import type { Shared } from '../../src/judge/direction.js';

/** Two articles of a hundred words that share ninety in one order, of which nothing says which was first. */
export const ALIKE: Shared = {
  relation: 'near-duplicate',
  shareA: 0.9,
  shareB: 0.9,
  sharedA: 90,
  sharedB: 90,
  copiedA: [0, 90],
  copiedB: [0, 90],
  patchA: 0,
  patchB: 0,
};
