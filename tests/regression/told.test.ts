import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byPath } from '../../src/read/problems.js';
import { filler, flong, folderOf } from '../cli/support.js';

it('numbers have commas between thousands on standard error as on standard output', async () => {
  const record = (i: number): string => `${JSON.stringify({ id: `${i}`, text: filler(i, 12) })}\n`;
  const cwd = folderOf({ 'feed.jsonl': Array.from({ length: 1200 }, (_, i) => record(i)).join('') });
  const told = async (...args: string[]): Promise<string> =>
    (await flong(['archive', ...args], { cwd })).stderr;
  expect(await told('add', 'x.flong', 'feed.jsonl')).toContain(
    'x.flong: a new archive: 1,200 added, 0 replaced, 0 there already',
  );
  expect(await told('list', 'x.flong')).toContain('1,200 articles of 0 outlets, 14,400 words');
  expect(await told('remove', 'x.flong', '7')).toContain('1 article removed, 1,199 left');
  expect(await told('remove', 'x.flong', 'feed.jsonl')).toContain('1,199 articles removed, 0 left');
});

it('of a flood of problems, each kind is told', async () => {
  const short = Array.from({ length: 300 }, (_, i) => [`a/${i}.txt`, 'eel '.repeat(1 + (i % 4))]);
  const cwd = folderOf({
    ...Object.fromEntries(short),
    'b.json': '{"text": "eel',
    'c.txt': '',
    'd.txt': filler(1, 60),
  });
  const { code, stderr } = await flong(['scan', '.', '-r', 'json=found.json'], { cwd });
  const lines = stderr.trimEnd().split('\n');
  expect(code).toBe(2);
  expect(lines).toHaveLength(51);
  expect(lines.filter((line) => /^flong: b\.json: is no valid JSON/.test(line))).toHaveLength(1);
  expect(lines).toContain('flong: c.txt: is empty: nothing to compare');
  expect(lines.at(-1)).toBe('flong: and 252 problems more: -r json has them all under "problems"');
  const paths = lines.slice(0, -1).map((line) => line.split(': ')[1]);
  expect(paths).toEqual([...paths].sort());
});

it('problems have one order, in which those that say the same of one path are equal', () => {
  const problem = fc.record({ path: fc.constantFrom('', 'a', 'b'), message: fc.constantFrom('', 'x', 'y') });
  fc.assert(
    fc.property(problem, problem, problem, (x, y, z) => {
      expect(byPath(x, { ...x })).toBe(0);
      expect(Math.sign(byPath(x, y))).toBe(0 - Math.sign(byPath(y, x)));
      if (byPath(x, y) <= 0 && byPath(y, z) <= 0) expect(byPath(x, z)).toBeLessThanOrEqual(0);
    }),
  );
});
