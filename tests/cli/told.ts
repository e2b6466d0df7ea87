import { expect } from 'vitest';
import type { Report } from '../../src/model.js';
import { carrier, folderOf, pairOf, scanned, toldBy } from './support.js';

/** Two files that share a passage, which bad ones beside them must not hide. */
export const GOOD = { 'good-1.txt': carrier(1), 'good-2.txt': carrier(2) };

/**
 * What holds of every bad file: these lines and no others, each in the report; all else is read.
 *
 * @param how `named`: each file is named, for in a folder an ending decides what is read
 */
export async function told(
  files: Record<string, string | Uint8Array>,
  expected: readonly [path: string, message: RegExp][],
  flags: readonly string[] = [],
  how: 'named' | 'folder' = 'folder',
): Promise<Report> {
  const folder = folderOf({ ...GOOD, ...files });
  const done =
    how === 'folder'
      ? await scanned([folder, ...flags])
      : await scanned([...Object.keys(GOOD), ...Object.keys(files), ...flags], { cwd: folder });
  const lines = expected.map(([path, message]) => ({ path, message: expect.stringMatching(message) }));
  expect(done.report.problems).toEqual(lines);
  expect(toldBy(done)).toEqual(done.report.problems.map(({ path, message }) => `flong: ${path}: ${message}`));
  expect(done.code).toBe(2);
  expect(pairOf(done.report, 'good-1.txt', 'good-2.txt')?.passages).toHaveLength(1);
  return done.report;
}
