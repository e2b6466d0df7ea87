import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage, Run } from '../../src/model.js';
import { endOf, piecesOf } from '../../src/report/differences.js';
import { textView } from '../../src/report/html/view/text.js';
import { takesNoTime } from '../yardstick.js';

/** A passage of two runs, "before" and "after", with a gap of its own on either side. */
function passageOf(gapA: string, gapB: string): Passage {
  const [text, textB] = [`before${gapA}after`, `before${gapB}after`];
  const runs: Run[] = [
    [0, 6, 0, 6],
    [6 + gapA.length, text.length, 6 + gapB.length, textB.length],
  ];
  const span = (own: string) => ({ begin: 0, end: own.length, words: 3 });
  return { kind: 'copy', a: span(text), b: span(textB), matched: 2, similarity: 0.67, text, textB, runs };
}

describe('the end of a text without words', () => {
  it('is what a pattern finds', () => {
    const unit = fc.constantFrom('a', '!', '…', ' ', '\u0301', '𝒳', '👩', '\ud83d', '\udc00', '1');
    const text = fc.array(unit, { maxLength: 24 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (given) => {
        expect(endOf(given, /[\p{L}\p{M}\p{N}\s]/u)).toBe(/[^\p{L}\p{M}\p{N}\s]*$/u.exec(given)?.[0]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the time to tell grows with the length, not with its square', () => {
  it.each(['!', '! ', '…', ' '])('of a difference that stands behind %j again and again', (mark) => {
    const marks = mark.repeat(120_000);
    const passage = passageOf(` ${marks}one `, ` ${marks}two `);
    takesNoTime(() => {
      const changed = piecesOf(passage).filter(({ is }) => is === 'changed');
      expect(changed).toHaveLength(1);
    });
    takesNoTime(() => textView(passage.text, [passage], 'a'));
  });

  it('of millions of marks, each alone', () => {
    const marks = '! '.repeat(4_000_000);
    const pieces = piecesOf(passageOf(` ${marks}one `, ' two '));
    expect(pieces.filter(({ is }) => is === 'changed')).toMatchObject([{ a: 'one', b: 'two' }]);
  });
});
