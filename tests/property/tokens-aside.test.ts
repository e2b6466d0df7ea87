import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { TokenBuffer } from '../../src/tokenize/tokens.js';
import { tokenizeUnicode } from '../../src/tokenize/unicode.js';
import { Spool } from '../../src/workers/spool.js';
import { setTokensAside, TokensAside } from '../../src/workers/tokens-aside.js';

const spool = new Spool();
spool.open();
afterAll(() => spool.close());

const HASH = '0123456789abcdef';

const aside = (texts: readonly string[]) => {
  const buffer = new TokenBuffer();
  for (const text of texts.slice(0, -1)) tokenizeUnicode(text, buffer);
  const from = buffer.count;
  tokenizeUnicode(texts[texts.length - 1], buffer);
  const weights = Uint8Array.from({ length: buffer.count }, (_, i) => (i * 7) % 256);
  return { tokens: buffer.view(from), weights, at: setTokensAside(spool, buffer, weights, from, HASH) };
};

const text = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('東京都で', '𠀀𠀁𠀂', ' ', '\n\n', '…', "l'eau", 'ภาษาไทย', 'a b '),
  ),
  { maxLength: 40 },
);

describe('tokens that were set aside', () => {
  it('come back as they were, of any text and behind any other', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (parts) => {
        const { tokens, weights, at } = aside(parts.map((words) => words.join('')));
        expect(at).toBeGreaterThanOrEqual(0);
        const back = new TokensAside(spool, at, tokens.count);
        expect(back.textHash).toBe(HASH);
        expect([...back.hash]).toEqual([...tokens.hash]);
        expect([...back.begin]).toEqual([...tokens.begin]);
        expect([...back.end]).toEqual([...tokens.end]);
        expect([...back.weight]).toEqual([...weights.subarray(weights.length - tokens.count)]);
      }),
    );
  });

  it.each([
    ['a gap', `one ${'-'.repeat(300)} two`],
    ['a word', `one ${'x'.repeat(300)} two`],
  ])('are not, where %s is longer than a byte tells', (_, long) => {
    expect(aside([long]).at).toBe(-1);
  });

  it('are not, where no file is open for them', () => {
    const buffer = new TokenBuffer();
    tokenizeUnicode('one two three', buffer);
    expect(setTokensAside(new Spool(), buffer, new Uint8Array(3), 0, HASH)).toBe(-1);
  });
});
