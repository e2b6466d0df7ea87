import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/index.js';
import { BIN, CORPUS, carrier, filler, folderOf } from '../cli/support.js';

/** Runs a script of Node; without room where no file may be written, as on a full disk. */
function node(script: string, args: readonly string[], room: boolean, cwd = '.'): string {
  const limit = room ? '' : 'ulimit -f 0; ';
  const done = spawnSync('sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, script, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  expect(done.status, done.stderr).toBe(0);
  return done.stdout;
}

describe('a report of texts that memory has no room for', () => {
  it('is the same whether they are set aside on disk or read again, for there is no room there either', () => {
    const scan = ['scan', CORPUS, '-r', 'json', '--keep', '0', '-q'];
    const aside = node(BIN, scan, true);
    expect(aside.length).toBeGreaterThan(100_000);
    expect(node(BIN, scan, false)).toBe(aside);
  });
});

describe('files that change and go while they are scanned', () => {
  const CHILD = fileURLToPath(new URL('set-aside-child.mjs', import.meta.url));
  const [kept, changed, gone, other] = [1, 2, 3, 4].map((seed) => carrier(seed));
  const scanned = (
    room: boolean,
    fresh = filler(5, 60),
  ): { pairs: [string, string][]; problems: Problem[]; texts: unknown } => {
    const files = { 'changed.txt': changed, 'gone.txt': gone, 'kept.txt': kept, 'other.txt': other };
    return JSON.parse(node(CHILD, [], room, folderOf({ ...files, new: fresh })));
  };

  it('are told as they were when they were read', () => {
    const { pairs, problems, texts } = scanned(true);
    expect(pairs).toHaveLength(6);
    expect(problems).toEqual([]);
    expect(texts).toEqual([
      ['changed.txt', changed],
      ['gone.txt', gone],
      ['kept.txt', kept],
      ['other.txt', other],
    ]);
  });

  it.each([
    ['of other words', filler(5, 60)],
    ['of as many words', carrier(6)],
  ])(
    'are left out, and that is told, where there was no room to set them aside: for a text %s',
    (_, fresh) => {
      const { pairs, problems, texts } = scanned(false, fresh);
      expect(pairs).toEqual([['kept.txt', 'other.txt']]);
      expect(problems).toEqual(
        ['changed.txt', 'gone.txt'].map((path) => ({
          path,
          message: 'has changed since the scan began: its pairs are left out; scan again',
        })),
      );
      expect(texts).toEqual([
        ['changed.txt', null],
        ['gone.txt', null],
        ['kept.txt', kept],
        ['other.txt', other],
      ]);
    },
  );
});
