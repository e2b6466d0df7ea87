import { describe, expect, it } from 'vitest';
import {
  BIN,
  CORPUS,
  carrier,
  flong,
  folderOf,
  quick,
  type Run,
  run,
  type Setting,
  toldBy,
} from './support.js';

const cwd = folderOf({
  'a.txt': carrier(1),
  'b.txt': carrier(2),
  '-b.txt': carrier(2),
  'bad.txt': '',
  'two.jsonl': [3, 4].map((id) => JSON.stringify({ id, text: carrier(id) })).join('\n'),
});

/** One line on standard error that says what was expected, exit code 2, and nothing on standard output. */
async function refused(
  args: string[],
  line: RegExp,
  start: (args: readonly string[], setting: Setting) => Promise<Run> = quick,
  setting: Setting = {},
): Promise<void> {
  const { stdout, stderr, code } = await start(args, { cwd, ...setting });
  expect(stderr).toMatch(/^flong: [^\n]+\n$/);
  expect(stderr).toMatch(line);
  expect(code).toBe(2);
  expect(stdout).toBe('');
}

describe.concurrent('a flag that cannot be used is refused in one line', () => {
  it.each<[string, string[], RegExp]>([
    ['unknown, like another', ['scan', '.', '--min-wrds', '3'], /--min-wrds.*did you mean --min-words\?/],
    [
      'unknown, like none',
      ['scan', '.', '--xylophone'],
      /unknown option '--xylophone': see flong scan --help$/m,
    ],
    ['a value that a flag does not take', ['scan', '.', '--quiet=1'], /--quiet takes no value$/m],
    [
      'one that has an opposite',
      ['scan', '.', '--color=never'],
      /'--color=never': --color takes no value \(--no-color is its opposite\)$/m,
    ],
    ['unknown and short', ['scan', '.', '-x'], /unknown option '-x'/],
    ['of another command', ['compare', 'a.txt', 'b.txt', '--all-pairs'], /unknown option '--all-pairs'/],
    [
      'without its command',
      ['--report', 'json'],
      /unknown option '--report': flags stand behind the command/,
    ],
    ['before its command', ['-q', 'scan', '.'], /unknown option '-q': flags stand behind the command/],
    [
      'that is a file',
      ['compare', 'a.txt', '-b.txt'],
      /'-b\.txt': a file of this name is given as \.\/-b\.txt/,
    ],
    ['without its value', ['scan', '.', '--min-words'], /--min-words <n>.*argument missing/],
    ['with a value it does not take', ['scan', '.', '--all-pairs=yes'], /--all-pairs/],
    ['--null without --files-from', ['scan', '.', '--null'], /--null.*--files-from/],
  ])('%s', async (_, args, line) => {
    await refused(args, line, flong);
  });

  it.each<[string, string, RegExp]>([
    ['--min-words', 'many', /--min-words many: expected a number/],
    ['--min-words', '', /--min-words.*expected a number/],
    ['--min-words', '0', /--min-words is 0: expected a whole number from 1/],
    ['--min-words', '-3', /--min-words is -3: expected a whole number from 1/],
    ['--min-words', '2.5', /--min-words is 2\.5: expected a whole number from 1/],
    ['--min-words', 'Infinity', /--min-words.*expected a (whole )?number/],
    ['--min-words', '12,5', /--min-words 12,5: expected a number/],
    ['--min-share', '1.1', /--min-share is 1\.1: expected a number from 0 to 1/],
    ['--min-share', '20%', /--min-share 20%: expected a number/],
    ['--min-share', 'NaN', /--min-share.*expected a number/],
    ['--shingle', '0', /--shingle is 0: expected a whole number from 1/],
    ['--window', '-1', /--window is -1: expected a whole number/],
    ['--signature', '4', /--signature is 4: expected a whole number from 16/],
    ['--threshold', '0', /--threshold is 0: expected a number from 0\.05 to 1/],
    ['--workers', '0', /--workers is 0: expected a whole number from 1/],
    ['--keep', '-1', /--keep is -1: expected a number from 0/],
    ['--memory', '0', /--memory is 0: expected a number from 1/],
    ['--memory', '2x', /--memory 2x: expected megabytes, as 500 or 500m, or gigabytes, as 2g/],
    ['--minhash', 'slow', /--minhash.*"slow": expected fast or reference/],
    ['--kinds', 'copy,theft', /--kinds.*theft.*expected.*copy, quotation/],
    ['--kinds', '', /--kinds.*expected.*copy, quotation/],
    ['-r', 'pdf', /--report pdf: expected terminal, json, ndjson/],
    ['-r', '', /--report.*expected terminal, json, ndjson/],
    ['-r', '=json', /--report =json: expected terminal, json, ndjson/],
    ['-r', 'json=', /--report json=: expected a file name/],
    ['-r', 'JSON', /--report JSON: expected terminal, json, ndjson/],
  ])('%s "%s"', async (flag, value, line) => {
    await refused(['scan', '.', flag, value], line);
    if (flag.startsWith('--')) await refused(['scan', '.', `${flag}=${value}`], line);
  });

  it.each<[string[], RegExp]>([
    [['-r', 'markdwon'], /\(did you mean markdown\?\)$/m],
    [['-r', 'JSON'], /\(did you mean json\?\)$/m],
    [['-r', 'pdf'], /with =FILE$/m],
    [['--kinds', 'copy, quotaton'], /stock \(did you mean quotation\?\)$/m],
    [['--kinds', 'copy,theft'], /stock$/m],
    [['--minhash', 'refrence'], /\(did you mean reference\?\)$/m],
    [['--outlet-from', 'Hots'], /\(did you mean host\?\)$/m],
    [['--fail-on', 'nwe'], /\(did you mean new\?\)$/m],
    [['--fail-on', '30'], /or new$/m],
  ])('a value like another, %j', async (flags, line) => {
    await refused(['scan', '.', ...flags], line);
  });

  it('two reports for standard output', async () => {
    const line = /two reports for standard output.*-r json=/;
    await refused(['scan', '.', '-r', 'json', '-r', 'ndjson'], line);
    await refused(['compare', 'a.txt', 'b.txt', '-r', 'terminal', '-r', 'terminal'], line);
    await refused(['scan', '.', '-r', 'json', '-r', 'ndjson=-'], line);
  });

  it('two reports for one file', async () => {
    await refused(['scan', 'a.txt', 'b.txt', '-r', 'json=x', '-r', 'ndjson=x'], /two reports for x/);
  });

  it('an output file in a folder that is not there, or that is a folder', async () => {
    const good = ['scan', 'a.txt', 'b.txt', '-r'];
    await refused([...good, 'json=none/x.json'], /none\/x\.json: cannot be written: no such file or folder/);
    await refused([...good, 'json=.'], /\.: cannot be written: is a folder/);
    await refused([...good, 'json=a.txt/x'], /a\.txt\/x: cannot be written: .*not a folder/);
  });
});

describe.concurrent('a command that cannot be used is refused in one line', () => {
  it.each<[string, string[], RegExp]>([
    ['none', [], /no command given: try flong scan/],
    ['unknown, like another', ['scna', '.'], /unknown command 'scna'.*did you mean scan\?/],
    ['unknown, like none', ['xylophone'], /unknown command 'xylophone': see flong --help$/m],
    ['forgotten', ['a.txt'], /unknown command 'a\.txt': to scan it, flong scan a\.txt$/m],
    ['help for an unknown one', ['help', 'xylophone'], /xylophone.*completion$/m],
    ['help for one like another', ['help', 'scann'], /\(did you mean scan\?\)$/m],
    ['completion for one like another', ['completion', 'zhs'], /\(did you mean zsh\?\)$/m],
    ['scan of nothing', ['scan'], /nothing to read: name files, folders or globs, or - for standard input/],
    ['scan of an empty path', ['scan', ''], /a path is empty: name files, folders or globs/],
    ['compare with an empty path', ['compare', 'a.txt', ''], /a path is empty/],
    ['compare of nothing', ['compare'], /missing.*'a'/],
    ['compare of one', ['compare', 'a.txt'], /missing.*'b': see flong compare --help$/m],
    [
      'compare with an address',
      ['compare', 'a.txt', 'https://ledger.example/1.html'],
      /1\.html: is an address, and flong fetches nothing: save the page/,
    ],
    ['compare of three', ['compare', 'a.txt', 'b.txt', 'bad.txt'], /too many arguments.*2/],
    ['compare of one with itself', ['compare', 'a.txt', './a.txt'], /takes two articles and found one/],
    [
      'compare of a file of two records',
      ['compare', 'a.txt', 'two.jsonl'],
      /takes two articles and found 3 articles/,
    ],
    ['compare of a folder', ['compare', 'a.txt', '.'], /takes two articles and found \d articles/],
    ['compare of a file that is not there', ['compare', 'a.txt', 'none.txt'], /none\.txt: no such file/],
  ])('%s', async (_, args, line) => {
    await refused(args, line);
  });

  it('compare of standard input with itself', async () => {
    await refused(['compare', '-', '-'], /takes two articles and found one/, flong, { input: carrier(1) });
  });
});

describe.concurrent('a flag that can be used', () => {
  it('takes its value after a blank or =, the last of two, and lists with blanks', async () => {
    const options = async (...args: string[]) => {
      const done = await quick(['scan', 'a.txt', 'b.txt', '-r', 'json', ...args], { cwd });
      expect(toldBy(done)).toEqual([]);
      expect(done.code).toBe(0);
      return JSON.parse(done.stdout).options;
    };
    expect(await options('--min-words', '9')).toMatchObject({ minWords: 9 });
    expect(await options('--min-words=9', '--min-words=10')).toMatchObject({ minWords: 10 });
    expect(await options('--kinds', 'quotation, copy')).toMatchObject({ kinds: ['copy', 'quotation'] });
    expect(await options('--kinds=quotation', '--min-share=.5')).toMatchObject({
      kinds: ['quotation'],
      minShare: 0.5,
    });
  });
});

it('too few file handles are told in one line, not as a fault of flong', async ({ skip }) => {
  if (process.platform === 'win32') skip();
  // at some of these, modules of flong are what can no longer be opened; which, goes by the version of Node
  const script = (n: number): string =>
    `ulimit -n ${n}; exec "${process.execPath}" "${BIN}" scan "${CORPUS}" -q`;
  const told = await Promise.all(
    [26, 28, 30, 32, 34].map(async (n) => (await run('sh', ['-c', script(n)])).stderr),
  );
  expect(told.join('')).not.toContain('a fault of flong');
  const line = 'flong: too many open files: raise the limit with ulimit -n\n';
  // newer ones load by a handful of handles, and go without any of these limits or do not start
  if (process.versions.node.startsWith('20.')) expect(told).toContain(line);
}, 30_000);
