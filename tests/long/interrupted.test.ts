import { type FSWatcher, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { many } from '../cli/many.js';
import { BIN, CORPUS, flong, folderOf, run, toldBy } from '../cli/support.js';
import { slowness } from '../yardstick.js';

/** Only the note on files of other kinds, which every scan of the corpus gives. */
const NOTE = /^flong: left alone 1 file of another kind/;

/** Runs `flong … | head -c 10` and gives what flong's exit code was, too. */
const piped = (args: readonly string[], reader = 'head -c 10') =>
  run('sh', ['-c', `{ "$@"; echo "code $?" >&2; } | ${reader}`, 'sh', process.execPath, BIN, ...args]);

describe('a reader that closes its end', () => {
  it.each([
    ['json', ['scan', CORPUS, '-r', 'json']],
    ['ndjson', ['scan', CORPUS, '-r', 'ndjson']],
    ['terminal', ['scan', CORPUS]],
  ])('ends a %s report quietly', async (_, args) => {
    const done = await piped(args);
    expect(done.stdout).toHaveLength(10);
    expect(toldBy(done)).toEqual([expect.stringMatching(NOTE), 'code 0']);
  });

  it('before a word of a large report is written ends it quietly', async () => {
    const done = await piped(['scan', many(folderOf(), 600), '-r', 'json', '--all-pairs'], 'true');
    expect(toldBy(done)).toEqual(['code 0']);
  });

  it('ends help quietly', async () => {
    const done = await piped(['scan', '--help'], 'true');
    expect(toldBy(done)).toEqual(['code 0']);
  });

  it('of standard error does not matter', async () => {
    const script = '{ "$@" 2>&1 >&3 | true; } 3>&1';
    const done = await run('sh', ['-c', script, 'sh', process.execPath, BIN, 'scan', CORPUS, '-r', 'json']);
    expect(JSON.parse(done.stdout).summary.articles).toBeGreaterThan(100);
  });
});

describe('a disk that is full', () => {
  it('is told in one line, for standard output and for a file', async ({ skip }) => {
    if (process.platform !== 'linux') skip();
    const full = await run('sh', [
      '-c',
      '"$@" > /dev/full',
      'sh',
      process.execPath,
      BIN,
      'scan',
      CORPUS,
      '-q',
    ]);
    expect(full.code).toBe(2);
    expect(toldBy(full)).toEqual([
      expect.stringMatching(/^flong: standard output: cannot be written: no room left on the disk$/),
    ]);
    const file = await flong(['scan', CORPUS, '-q', '-r', 'json=/dev/full']);
    expect(file.code).toBe(2);
    expect(toldBy(file)).toEqual([
      expect.stringMatching(/^flong: \/dev\/full: cannot be written: no room left on the disk$/),
    ]);
  });
});

describe('Ctrl-C', () => {
  it.each(['1', '2'])('ends a long scan at once with code 130, with %s workers', async (workers) => {
    const slow = ['--minhash', 'reference', '--signature', '512', '--progress', '--workers', workers];
    let interrupted = 0;
    const done = await flong(['scan', many(folderOf(), 1500), ...slow], {
      // progress shows that it is at work
      watch: (child, stderr) => {
        if (interrupted > 0 || !stderr.includes('reading and sketching')) return;
        interrupted = performance.now();
        child.kill('SIGINT');
      },
    });
    expect(interrupted).toBeGreaterThan(0);
    const taken = performance.now() - interrupted;
    expect(taken).toBeLessThan(10_000 * slowness());
    expect(done).toMatchObject({ code: 130, signal: null, stdout: '' });
    expect(done.stderr).not.toMatch(/\n\s+at |Error/);
    // not only when the work is done
    expect(done.stderr).not.toMatch(/100 %|aligning|grouping/);
  });

  it('ends a run that waits for standard input', async () => {
    let ends: NodeJS.Timeout | undefined;
    const slow = slowness();
    const start = performance.now();
    const done = await flong(['scan', '-'], {
      watch: (child, stderr) => {
        if (stderr !== '' || ends !== undefined) return;
        setTimeout(() => child.kill('SIGINT'), 1500 * slow);
        // so that the test itself comes to an end
        ends = setTimeout(() => child.stdin?.end(), 4000 * slow);
      },
    });
    clearTimeout(ends);
    expect(performance.now() - start).toBeLessThan(4000 * slow);
    expect([done.code, done.signal]).toEqual([130, null]);
    expect(done.stdout + done.stderr).toBe('');
  });
});

describe('a run that is ended while it writes over a report', () => {
  it.each([
    ['SIGKILL', 1],
    ['SIGTERM', 0],
    ['SIGINT', 0],
  ] as const)('leaves the old or the new, whole: %s', async (signal, beside) => {
    const cwd = folderOf();
    const small = await flong(['scan', CORPUS, '-q', '-r', 'json'], { cwd });
    const report = JSON.parse(small.stdout);
    const [article] = report.articles;
    for (let i = 0; i < 200_000; i++) report.articles.push({ ...article, id: `more/${i}` });
    writeFileSync(join(cwd, 'in.json'), JSON.stringify(report));
    writeFileSync(join(cwd, 'out.json'), 'the old one');
    let folder: FSWatcher | undefined;
    let killed = false;
    const done = await flong(['report', 'in.json', '-r', 'json=out.json', '-r', 'csv=/dev/null'], {
      cwd,
      // as soon as anything in the folder is made or written
      watch: (child) => {
        folder ??= watch(cwd, () => {
          if (!killed) killed = child.kill(signal);
        });
      },
    });
    folder?.close();
    expect(killed).toBe(true);
    const out = readFileSync(join(cwd, 'out.json'), 'utf8');
    if (signal === 'SIGKILL') expect([done.signal, out]).toEqual(['SIGKILL', 'the old one']);
    else expect(JSON.parse(out).articles).toHaveLength(report.articles.length);
    expect(readdirSync(cwd)).toHaveLength(2 + beside);
  });
});
