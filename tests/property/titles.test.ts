import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, withoutOutlet } from '../../src/read/page/title.js';
import { withoutTags } from '../../src/read/tags.js';

const textOf = (units: readonly string[], maxLength = 24): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...units), { maxLength }).map((all) => all.join(''));

describe('what is done in one pass gives what patterns give that look ahead at each place', () => {
  it('tags and comments are taken off', () => {
    const pattern = /<!--[\s\S]*?-->|<[^>]*>/g;
    const html = textOf(['<', '>', '!', '-', '--', '<!--', '-->', '<a b>', 'x', '\n']);
    fc.assert(
      fc.property(html, (given) => {
        expect(withoutTags(given, ' ')).toBe(given.replace(pattern, ' '));
      }),
      { numRuns: 1000, examples: [['<!-->a-->'], ['<!--->'], ['<!-- <b> ']] },
    );
  });

  it('the outlet is taken off a title', () => {
    const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const naive = (title: string, outlet: string | null, others: readonly string[]): string => {
      const at = title.search(/\s+(?:[|•·»–—-]|::)\s+(?!.*\s(?:[|•·»–—-]|::)\s)/u);
      if (at <= 0) return title;
      const front = title.slice(0, at).trimEnd();
      const behind = title.slice(at).replace(/^\s*\S+\s+/, '');
      if (others.some((other) => letters(other) === letters(behind))) return behind;
      const same = outlet !== null && letters(behind) !== '' && letters(outlet).includes(letters(behind));
      const alone = others.some((other) => letters(other) === letters(front));
      const bar = /^\s\|/.test(title.slice(at)) && behind.length < front.length;
      return same || alone || bar ? naive(front, outlet, others) : title;
    };
    const title = textOf(['a', 'Post', 'The ', ' ', ' | ', '|', ' - ', '–', ' :: ', '::', '. '], 16)
      .map(plain)
      .filter((text) => text !== null);
    fc.assert(
      fc.property(title, fc.option(title), fc.array(title, { maxLength: 3 }), (given, outlet, others) => {
        expect(withoutOutlet(given, outlet, others)).toBe(naive(given, outlet, others));
      }),
      {
        numRuns: 1000,
        examples: [
          ['a | | b', null, []],
          ['aa | | | b', null, ['aa']],
        ],
      },
    );
  });
});
