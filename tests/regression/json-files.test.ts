import { describe, expect, it } from 'vitest';
import { carrier, folderOf, idsOf, scanned } from '../cli/support.js';

/** Files of JSON that hold more, or something else, than they seem to. */

const record = (id: string, seed: number): string => JSON.stringify({ id, text: carrier(seed) });

describe('what stands behind a list is told, and the list is read', () => {
  // as large as to be read as a stream
  const records = Array.from({ length: 50 }, (_, i) => record(`r${i}`, i));
  const list = `[${records.join(',')},\n${' '.repeat(5e6)}${record('last', 60)}]\n`;

  it.each([
    ['another list', `[${record('lost', 70)}]`],
    ['records', record('lost', 70)],
    ['a comma', ','],
  ])('%s', async (_, more) => {
    const cwd = folderOf({ 'export.json': `${list}${more}\n` });
    const { code, report } = await scanned(['export.json'], { cwd });
    expect(report.articles).toHaveLength(51);
    expect(report.problems).toEqual([
      {
        path: 'export.json',
        message: expect.stringMatching(/^goes on behind its list: that is not read; put/),
      },
    ]);
    expect(code).toBe(2);
  });

  it('white space is nothing', async () => {
    const { code, report } = await scanned(['export.json'], {
      cwd: folderOf({ 'export.json': `${list}\n \n` }),
    });
    expect(idsOf(report)).toHaveLength(51);
    expect(code).toBe(0);
  });
});

it.each<[string, string, RegExp]>([
  [
    'lines of records',
    `${record('a', 1)}\n${record('b', 2)}\n`,
    /^holds a record on each line: let .* \.jsonl$/,
  ],
  ['a list that is cut', `[${record('a', 1)}`, /^breaks off|^is no valid JSON \(.*\): mend it/],
  ['a comma too many', `{"id": "a", "text": "b",}`, /^is no valid JSON \(.*\): mend it, or get it again$/],
  ['nothing', '', /^is empty: nothing to compare$/],
])('a .json that holds %s is told with the cure', async (_, content, message) => {
  const { report } = await scanned(['x.json'], { cwd: folderOf({ 'x.json': content }) });
  expect(report.problems).toEqual([{ path: 'x.json', message: expect.stringMatching(message) }]);
});
