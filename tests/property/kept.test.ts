import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Of } from '../../src/read/source.js';
import { TokenBuffer } from '../../src/tokenize/tokens.js';
import { keep, keptText, utf8Text } from '../../src/workers/kept.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

describe('texts that threads share', () => {
  const texts = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'binary-ascii', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => `\ufeff${text}`),
    ),
    { minLength: 1, maxLength: 5 },
  );

  it('are had back from the bytes of a batch as they were', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const bytes = all.map((text) => utf8Of({ ascii: null, text }));
        const kept = keep(new TokenBuffer(), new Uint8Array(0), all.map(() => 0).concat(0), bytes);
        expect(all.map((_, i) => keptText(kept, i))).toEqual(all.map((text) => text.toWellFormed()));
      }),
    );
  });

  it('are read from bytes of any kind as a decoder reads them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat({ max: 8 }), (bytes, from) => {
        const part = bytes.subarray(from);
        expect(utf8Text(part)).toBe(decoder.decode(part));
      }),
      { numRuns: 1000 },
    );
  });
});
