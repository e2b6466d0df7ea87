import { expect, it } from 'vitest';
import { BIN, CORPUS, carrier, filler, folderOf, ROOT, run, toldBy } from '../cli/support.js';

const [major] = process.versions.node.split('.').map(Number);
const PERMISSION = major < 22 ? '--experimental-permission' : '--permission';

/** What a run of flong tells in a Node with these flags; Node 20 warns of the first. */
async function told(flags: readonly string[], args: readonly string[], cwd: string): Promise<string[]> {
  const done = await run(process.execPath, ['--no-warnings', ...flags, BIN, ...args], { cwd });
  expect(done.code).toBe(2);
  return toldBy(done);
}

it('where Node may not start threads that is told in one line, with what allows them', async () => {
  const cwd = folderOf(
    Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`${i}.txt`, filler(i, 20)])),
  );
  const line =
    /^flong: no thread can be started: .*--permission.* --allow-worker too, or work with one worker$/;
  const flags = [PERMISSION, '--allow-fs-read=*'];
  const args = ['scan', '.', '-q', '-r', 'csv'];
  expect(await told(flags, [...args, '--workers', '2'], cwd)).toEqual([expect.stringMatching(line)]);
  const alone = [...flags, BIN, ...args, '--workers', '1'];
  expect((await run(process.execPath, ['--no-warnings', ...alone], { cwd })).code).toBe(0);
});

it('where Node may not read or write a file the file is told, with what allows it', async () => {
  const cwd = folderOf({ 'a.txt': carrier(1) });
  const some = [PERMISSION, `--allow-fs-read=${ROOT}/`];
  // what of them is met first goes by the version of Node
  expect(await told(some, ['scan', 'a.txt'], cwd)).toEqual([
    expect.stringMatching(/^flong: \S+: Node was started with --permission: give it --allow-fs-read too$/),
  ]);
  const all = [PERMISSION, '--allow-fs-read=*'];
  expect(await told(all, ['scan', CORPUS, '-q', '-r', 'csv=out.csv'], cwd)).toEqual([
    'flong: out.csv: cannot be written: Node was started with --permission: give it --allow-fs-write too',
  ]);
});

it.each([
  ['--no-addons', /^flong: x\.flong: cannot be opened: Node was told to load no native parts.*--no-addons/],
  ['--disallow-code-generation-from-strings', /^flong: x\.flong: cannot be opened: .*no code of strings/],
])('an archive in a Node started with %s is told in one line', async (flag, line) => {
  const cwd = folderOf({ 'a.txt': carrier(1) });
  expect(await told([flag], ['archive', 'add', 'x.flong', 'a.txt'], cwd)).toEqual([
    expect.stringMatching(line),
  ]);
});
