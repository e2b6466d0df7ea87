import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachLine, type LinePlace } from '../../src/judge/credits/walk.js';

/** Lines looked at from either end, of them bylines and signatures; and code units of a line from either end. */
const [LINES, HEAD, END, LONGEST] = [150, 8, 10, 600];

/** The lines of a text that are not blank, by splitting it. */
function plainly(text: string): [text: string, place: LinePlace][] {
  const all = text
    .split('\n')
    .map((line) => line.replace(/^[\0-\x20\u00a0\u3000]+|[\0-\x20\u00a0\u3000]+$/g, ''))
    .filter((line) => line !== '');
  const seen = all.length <= 2 * LINES ? all : [...all.slice(0, LINES), ...all.slice(-LINES)];
  return seen.flatMap((line, i): [string, LinePlace][] => {
    const place = i === 0 ? 'first' : i >= seen.length - END ? 'end' : i < HEAD ? 'head' : 'inside';
    return line.length <= 2 * LONGEST
      ? [[line, place]]
      : [
          [line.slice(0, LONGEST), 'inside'],
          [line.slice(-LONGEST), place],
        ];
  });
}

describe('the lines of a text', () => {
  it('are those that splitting gives, the first and the last of them, and of long ones either end', () => {
    const blank = fc.stringMatching(/^[ \t\r\u00a0\u3000]{0,3}$/);
    const line = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('', 'By Jane Doe', '鯨', 'a\u00a0b c', '.') },
      {
        weight: 1,
        arbitrary: fc.integer({ min: 1190, max: 1210 }).map((n) => 'x'.repeat(n - 1).concat('y')),
      },
    );
    const length = fc.oneof(
      fc.nat(30),
      fc.integer({ min: 290, max: 310 }),
      fc.integer({ min: 140, max: 160 }),
    );
    fc.assert(
      fc.property(length, fc.infiniteStream(fc.tuple(blank, line, blank)), (n, stream) => {
        const text = Array.from({ length: n }, () => (stream.next().value as string[]).join('')).join('\n');
        const told: [string, LinePlace][] = [];
        let before = 0;
        eachLine(text, (begin, end, place) => {
          expect(begin).toBeGreaterThanOrEqual(before);
          before = end;
          told.push([text.slice(begin, end), place]);
        });
        expect(told).toEqual(plainly(text));
      }),
      { numRuns: 100 },
    );
  });
});
