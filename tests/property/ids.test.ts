import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignIds } from '../../src/read/ids.js';
import { takesNoTime } from '../yardstick.js';

describe('articles are given ids that no other has', () => {
  it('the first that is free', () => {
    const own = fc.option(fc.constantFrom('0', '0#2', '0#3', '0#2#2', 'a'));
    const claim = fc.record({ source: fc.constantFrom('x', 'y'), own, line: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 30 }), (claims) => {
        const sources = (id: string | null) =>
          new Set(claims.flatMap(({ own, source }) => (own === id ? [source] : [])));
        const taken = new Set<string>();
        const expected = claims.map(({ source, own, line }) => {
          const told = own ?? (line === 0 ? null : `${line}`);
          const wanted =
            told === null ? source : own === null || sources(own).size > 1 ? `${source}#${told}` : own;
          let id = wanted;
          for (let n = 2; taken.has(id); n++) id = `${wanted}#${n}`;
          taken.add(id);
          return id;
        });
        expect(assignIds(claims).ids).toEqual(expected);
      }),
    );
  });

  it('in no time where all records have one', () => {
    const claims = Array.from({ length: 20_000 }, (_, i) => ({ source: 'x.csv', own: '0', line: i + 1 }));
    takesNoTime(() => expect(assignIds(claims).ids.at(-1)).toBe('0#20000'));
  });
});
