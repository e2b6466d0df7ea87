/**
 * Where an article holds a fingerprint is asked only to see whether it stands at its start or its end, and how far from
 * it (candidates/inquiry.ts looks at 60 tokens from the start and 120 to the end). So the places near an edge are
 * kept, and of the rest that they are not.
 */

/** A fingerprint that is near no edge. */
export const INSIDE = 0xff;

/** Tokens that are near the end, and near the start. */
const END = 128;
const START = 64;

/** What is kept of a place: tokens to the end, or END and tokens from the start. */
export const edgeOf = (place: number, words: number): number =>
  words - place < END ? words - place : place < START ? END + place : INSIDE;

/** The place, or one near no edge. */
export const placeOf = (edge: number, words: number): number =>
  edge === INSIDE ? START : edge < END ? words - edge : edge - END;
