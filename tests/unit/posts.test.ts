import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postSpans } from '../../src/judge/posts.js';
import { inTime } from '../yardstick.js';

/** What a text holds of posts. */
function posts(text: string): string[] {
  const spans = postSpans(text);
  return Array.from({ length: spans.length / 2 }, (_, i) => text.slice(spans[2 * i], spans[2 * i + 1]));
}

describe('posts that an article shows whole', () => {
  const post = 'The bridge opens on Monday.\nSee you there! #oldbridge';
  const before = 'The mayor was pleased.';
  const after = 'Work had begun in May.';

  it.each<[string, string]>([
    ['a dash, a name and a handle', '— Jane Doe (@janedoe) July 15, 2018'],
    ['two hyphens', '-- Jane Doe (@janedoe) July 15, 2018'],
    ['without a date', '– Jane Doe (@jane.doe.example)'],
    ['a date in words of another language', '— Jana Muster (@jana_m) 15. Juli 2018'],
    ['a name in another script', '— 山田花子 (@hanako) 2018年7月15日'],
    ['a shared picture', 'A post shared by Jane Doe (@janedoe) on Jul 15, 2018 at 9:00am PDT'],
  ])('are the paragraph above the line that signs it: %s', (_, signature) => {
    expect(posts(`${before}\n\n${post}\n\n${signature}\n\n${after}`)).toEqual([`${post}\n\n${signature}`]);
    expect(posts(`${post}\n${signature}`)).toEqual([`${post}\n${signature}`]);
  });

  it('are none above a line that only mentions a handle', () => {
    expect(posts(`${before}\n\nJane Doe (@janedoe) is a reporter.\n\n${after}`)).toEqual([]);
    expect(posts(`${before}\n\n— write to jane@example.org\n\n${after}`)).toEqual([]);
  });

  it('are signed in a line of their own, whatever ends the line before', () => {
    const signature = '— Jane Doe (@janedoe)';
    for (const end of ['\n', '\r', '\r\n', '\u2028', '\u2029', '\n\t '])
      expect(posts(`${before}\n\n${post}${end}${signature}`)).toEqual([`${post}${end}${signature}`]);
  });

  it('are only the signature where what stands above is too long for a post', () => {
    const signature = '— Jane Doe (@janedoe) July 15, 2018';
    expect(posts(`${'word '.repeat(200)}\n\n${signature}`)).toEqual([signature]);
  });

  it('lie in the text, ascend and do not overlap, whatever the text', () => {
    const piece = fc.constantFrom('a ', '\n', '\n\n', '— J (@j)', '— J (@j)\n', '(@', ')', 'x'.repeat(300));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const spans = postSpans(text);
        expect(spans.length % 2).toBe(0);
        for (let i = 0; i < spans.length; i++) {
          expect(spans[i]).toBeLessThanOrEqual(text.length);
          if (i > 0) expect(spans[i]).toBeGreaterThanOrEqual(spans[i - 1]);
        }
      }),
    );
  });

  it.each([
    ['signatures', '— J (@j)\n'],
    ['dashes', '— a'],
    ['handles', '(@j) '],
    ['ends of lines', '\n'],
    ['carriage returns', '\r'],
    ['line separators', '\u2028'],
    ['paragraph separators', '\u2029'],
  ])('are found in time that grows with the text: nothing but %s', (_, sentence) => {
    const text = `@${sentence.repeat(40_000)}`;
    inTime(500, () => postSpans(text));
  });
});
