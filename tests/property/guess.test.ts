import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDamagedUtf8, isPlausible } from '../../src/read/guess.js';
import { inTime } from '../yardstick.js';

const textOf = (units: readonly string[], maxLength = 24): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...units), { maxLength }).map((all) => all.join(''));

describe('the charset of bytes', () => {
  it('is judged by all characters that no charset or no word would have', () => {
    const letters = (text: string): string[] => text.match(/[^\0-\x7f]/gu) ?? [];
    const bytes = fc.uint8Array({ max: 255, maxLength: 40 });
    const text = textOf(['a', 'é', '鯨', '👩', '\ufffd']).map((each) => Buffer.from(each));
    fc.assert(
      fc.property(fc.array(fc.oneof(bytes, text), { maxLength: 5 }), (parts) => {
        const given = Buffer.concat(parts);
        const found = letters(new TextDecoder().decode(given));
        const broken = found.filter((character) => character === '\ufffd').length;
        expect(isDamagedUtf8(given)).toBe(broken * 3 <= found.length);
      }),
    );
    const words = textOf(['a', 'é', 'É', 'éÉé', 'A', ' ', '𝒳', 'ééééééééé'], 40);
    fc.assert(
      fc.property(words, (given) => {
        const odd = given.match(/(?<=\p{Ll})(?![A-Z])\p{Lu}(?=\p{Ll})/gu)?.length ?? 0;
        expect(isPlausible(given)).toBe(odd === 0 || odd < letters(given).length / 10);
      }),
      { numRuns: 300 },
    );
  });

  it('is judged in little more than the time to decode them', () => {
    const bytes = new Uint8Array(6_000_000).fill(0xe4);
    inTime(1000, () => expect(isDamagedUtf8(bytes)).toBe(false));
  });
});
