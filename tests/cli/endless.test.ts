import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, carrier, flong, folderOf, type Run, run, toldBy } from './support.js';

/** A run in a shell, which is ended where it does not end by itself: what it reads would fill the memory. */
const ending = (args: string, more: { cwd?: string; input?: string } = {}): Promise<Run> =>
  run('bash', ['-c', `exec timeout -s KILL 60 "$0" "$1" ${args}`, process.execPath, BIN], more);

const FILES = { 'a.txt': carrier(1), 'b.txt': carrier(2) };
const DEVICE = 'is a device, not a file: name a file';
const LARGER = 'has more than 500 MB: check that it is what was meant';

describe.skipIf(process.platform !== 'linux')('what is named beside the articles and does not end', () => {
  it.each([
    ['scan . --baseline /dev/zero', `/dev/zero: ${DEVICE}`],
    ['scan . --config /dev/zero', `/dev/zero: ${DEVICE}`],
    ['scan --files-from /dev/zero', `/dev/zero: ${DEVICE}`],
    ['report /dev/zero', `/dev/zero: ${DEVICE}`],
    ['scan . --config <(yes)', 'has more than 1 MB: check that it is what was meant'],
    ['scan . --boilerplate <(yes)', 'is a file of more than 50 MB: raise --max-size, or leave it out'],
    ['scan . --baseline <(yes)', LARGER],
    ['report <(yes)', LARGER],
    ['report - < <(yes)', `-: ${LARGER}`],
    ['scan --files-from - < <(yes)', `-: ${LARGER}`],
  ])('is one line of trouble: %s', async (args, message) => {
    const done = await ending(args, { cwd: folderOf(FILES) });
    expect([done.code, done.signal, done.stdout]).toEqual([2, null, '']);
    expect(toldBy(done)).toEqual([expect.stringContaining(message)]);
  });

  it('is read where it ends, from pipes too', async () => {
    const cwd = folderOf(FILES);
    const saved = await flong(
      ['scan', '.', '-q', '-r', 'json=saved', '--baseline', 'known', '--update-baseline'],
      {
        cwd,
      },
    );
    expect(saved).toMatchObject({ code: 0, stderr: '' });
    const list = '--files-from <(echo a.txt; echo b.txt)';
    for (const args of [
      `scan ${list} --baseline <(cat known) --fail-on new --config <(echo '{}') --boilerplate <(echo standing text)`,
      'report <(cat saved)',
      'report /dev/stdin < saved',
    ]) {
      const done = await ending(args, { cwd });
      expect(done).toMatchObject({ code: 0, stderr: '' });
      expect(done.stdout).toContain('45 words');
    }
  });

  it.each(['package.json', 'flong.config.json'])('is no pipe that nobody named: %s', async (name) => {
    const cwd = folderOf(FILES);
    await run('mkfifo', [join(cwd, name)]);
    const done = await ending('scan a.txt b.txt -r csv=/dev/null', { cwd });
    expect(done).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  it('may be an empty list', async () => {
    const done = await ending('scan a.txt --files-from /dev/null -r csv', { cwd: folderOf(FILES) });
    expect(done).toMatchObject({ code: 0, stderr: '' });
  });
});

it('a list whose lines are longer than any path is told with the line', async () => {
  const cwd = folderOf({ ...FILES, list: `a.txt\n${'x'.repeat(40_000)}\n` });
  expect(await flong(['scan', '--files-from', 'list'], { cwd })).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'flong: --files-from list: is no list of paths: line 2 has 40,000 characters\n',
  });
});
