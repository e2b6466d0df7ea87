import { describe, expect, it } from 'vitest';
import type { ShownPair } from '../../src/report/html/shape.js';
import { relationSentence, type Sides } from '../../src/report/html/view/sentences.js';

/** What the HTML report says of a pair must be true of its numbers. */

const pairOf = (shared: number): ShownPair =>
  ({ relation: 'near-duplicate', a: { shared }, b: { shared } }) as unknown as ShownPair;
const sides = { a: { words: 400 }, b: { words: 450 } } as unknown as Sides;

describe('the sentence of a near-duplicate', () => {
  it('says that few words were changed where either holds nine tenths of its words from the other', () => {
    expect(relationSentence(pairOf(405), sides)).toBe('A and B are one text, with few words changed.');
  });

  it('says no more than that most is one text where a quarter of one may be its own', () => {
    expect(relationSentence(pairOf(404), sides)).toBe('A and B are one text for the most part.');
    expect(relationSentence(pairOf(330), sides)).toBe('A and B are one text for the most part.');
  });
});
