import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withDigits } from '../../src/read/formats/digits.js';

/** A piece of JSON, and the value that it has where numbers that are no safe integers are their own characters. */
interface Piece {
  readonly source: string;
  readonly value: unknown;
}

const number = fc
  .oneof(
    fc.integer().map(String),
    fc.bigInt().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => JSON.stringify(n)),
    fc.constantFrom('1.0', '-0', '1e3', '1E+400', '0.10', '9007199254740993', '-12345678901234567890'),
  )
  .map((source): Piece => {
    const n = Number(source);
    return { source, value: Number.isSafeInteger(n) ? n : source };
  });

const string = fc
  .oneof(
    fc.string(),
    fc.constantFrom('"', '\\', '\\"', '12345678901234567890', '"id":1.5,', '\\\\', '\ud800'),
  )
  .map((value): Piece => ({ source: JSON.stringify(value), value }));

const gap = fc.constantFrom('', ' ', '\n\t');

const { piece } = fc.letrec<{ piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 4 },
    number,
    string,
    fc.constantFrom<Piece>(
      { source: 'true', value: true },
      { source: 'false', value: false },
      { source: 'null', value: null },
    ),
    fc.tuple(gap, fc.array(tie('piece'), { maxLength: 5 })).map(
      ([space, all]): Piece => ({
        source: `[${space}${all.map(({ source }) => source).join(`${space},`)}${space}]`,
        value: all.map(({ value }) => value),
      }),
    ),
    // a name that comes twice holds what stands last
    fc.tuple(gap, fc.array(fc.tuple(string, tie('piece')), { maxLength: 5 })).map(
      ([space, all]): Piece => ({
        source: `{${all.map(([name, { source }]) => `${space}${name.source}${space}:${source}`).join(',')}}`,
        value: Object.fromEntries(all.map(([name, { value }]) => [name.value, value])),
      }),
    ),
  ),
}));

it('numbers that would change are kept as they stand in JSON, and nothing else is another', () => {
  fc.assert(
    fc.property(piece, ({ source, value }) => {
      expect(JSON.parse(withDigits(source))).toEqual(value);
    }),
    { numRuns: 2000 },
  );
});
