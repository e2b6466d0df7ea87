import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPUS, carrier, flong, folderOf, quick } from './support.js';

const FILES = { 'in/a.txt': carrier(1), 'in/b.txt': carrier(2) };

/** The options in force of a scan in a folder with these files beside its articles. */
async function options(
  files: Record<string, string> = {},
  args: readonly string[] = [],
  env: Record<string, string> = {},
  start = quick,
): Promise<Record<string, unknown>> {
  const cwd = folderOf({ ...FILES, ...files });
  const { stdout, stderr } = await start(['scan', 'in', '-r', 'json', ...args], { cwd, env });
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout).options;
}

/** What a scan with these files beside its articles says when it does not run. */
async function refused(
  files: Record<string, string>,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<string> {
  const cwd = folderOf({ ...FILES, ...files });
  const { code, stdout, stderr } = await quick(['scan', 'in', '-r', 'json', ...args], { cwd, env });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.split('\n')).toHaveLength(2);
  return stderr;
}

const config = (settings: unknown): Record<string, string> => ({
  'flong.config.json': JSON.stringify(settings),
});

describe.concurrent('settings', () => {
  it('are flags before the environment before the config file before defaults', async () => {
    const files = config({ minWords: 20, minShare: 0.1, kinds: ['copy'] });
    expect(await options(files)).toMatchObject({ minWords: 20, minShare: 0.1, kinds: ['copy'], shingle: 5 });
    const env = { FLONG_MIN_WORDS: '21', FLONG_SHINGLE: '6' };
    expect(await options(files, [], env)).toMatchObject({ minWords: 21, minShare: 0.1, shingle: 6 });
    expect(await options(files, ['--min-words', '22'], env, flong)).toMatchObject({
      minWords: 22,
      shingle: 6,
    });
  });

  it('may turn off what the one before turned on', async () => {
    const files = config({ allPairs: true });
    expect(await options(files)).toMatchObject({ allPairs: true });
    expect(await options(files, [], { FLONG_ALL_PAIRS: '0' })).toMatchObject({ allPairs: false });
    expect(await options({}, [], { FLONG_ALL_PAIRS: 'yes' })).toMatchObject({ allPairs: true });
  });

  it('hold for the commands that have them, and are passed over by the others', async () => {
    const cwd = folderOf({ ...FILES, ...config({ allPairs: true, window: 9, minWords: 30 }) });
    const { stdout } = await quick(['compare', 'in/a.txt', 'in/b.txt', '-r', 'json'], { cwd });
    expect(JSON.parse(stdout).options).toMatchObject({ minWords: 30, window: 4 });
  });
});

describe.concurrent('a variable of the environment', () => {
  it('turns the config file off', async () => {
    const files = { ...config({ minWords: 30 }), '0': '{"minWords": 9}' };
    for (const value of ['0', 'no', 'OFF'])
      expect(await options(files, [], { FLONG_CONFIG: value })).toMatchObject({ minWords: 12 });
    expect(await options(files, [], { FLONG_CONFIG: './0' })).toMatchObject({ minWords: 9 });
    expect(await options(files, ['--config', '0'], { FLONG_CONFIG: 'no' })).toMatchObject({ minWords: 9 });
  });

  it('that is empty sets nothing', async () => {
    const empty = ['CONFIG', 'MIN_WORDS', 'ALL_PAIRS', 'REPORT', 'FAIL_ON', 'KINDS', 'ENCODING', 'MEMORY'];
    const env = Object.fromEntries(empty.map((name) => [`FLONG_${name}`, '']));
    expect(await options({}, [], env)).toMatchObject({ minWords: 12, allPairs: false });
  });

  it.each([
    ['MIN_WORDS', ' ', ' is empty: expected a number'],
    ['MIN_WORDS', 'abc', ' abc: expected a number'],
    ['WORKERS', '0', ' is 0: expected a whole number from 1 to 256'],
    ['ALL_PAIRS', '2', ' is "2": expected 1 or 0'],
    ['MEMORY', 'x', ' x: expected megabytes, as 500 or 500m, or gigabytes, as 2g'],
    ['FAIL_ON', ',', ' is ",": expected values with commas between them'],
    ['IGNORE', ' , ', ' is " , ": expected values with commas between them'],
    ['OUTLET_FROM', '0', ' is "0": expected path, host, field'],
  ])('that makes no sense is told by its name: %s=%s', async (name, value, message) => {
    expect(await refused({}, [], { [`FLONG_${name}`]: value })).toBe(`flong: FLONG_${name}${message}\n`);
  });
});

describe.concurrent('a config file', () => {
  it.each([
    ['flong.config.json', '{"minWords": 17}'],
    ['flong.config.js', 'export default { minWords: 16 + 1 };\n'],
    ['package.json', '{"name": "x", "type": "module", "flong": {"minWords": 17}}'],
  ])('is found in the working folder: %s', async (name, content) => {
    const files = {
      [name]: content,
      ...(name.endsWith('.js') ? { 'package.json': '{"type":"module"}' } : {}),
    };
    expect(await options(files)).toMatchObject({ minWords: 17 });
    expect(await options(files, ['--no-config'])).toMatchObject({ minWords: 12 });
  });

  it('can be named, by flag or environment, whatever its name', async () => {
    const files = { 'ci/strict.json': '{"minWords": 9}', ...config({ minWords: 30 }) };
    expect(await options(files, ['--config', 'ci/strict.json'])).toMatchObject({ minWords: 9 });
    expect(await options(files, [], { FLONG_CONFIG: 'ci/strict.json' })).toMatchObject({ minWords: 9 });
    expect(
      await options({ 'ci/x.mjs': 'export default { minWords: 8 }' }, ['--config', 'ci/x.mjs']),
    ).toMatchObject({ minWords: 8 });
  });

  it('is not looked for in the folders that are scanned, nor above', async () => {
    expect(await options({ 'in/flong.config.json': '{"minWords": 99}' })).toMatchObject({ minWords: 12 });
  });

  it('sets reports, limits and lists', async () => {
    const cwd = folderOf({
      ...FILES,
      'in/old/c.txt': carrier(3),
      ...config({
        $schema: './schema/config.json',
        report: ['json=out.json', 'terminal'],
        failOn: [0.2],
        ignore: 'old/**',
        quiet: true,
      }),
    });
    const done = await flong(['scan', 'in'], { cwd });
    expect(done.code).toBe(1);
    expect(done.stdout).toContain('45 words');
    expect(done.stdout).toContain('2 articles');
    expect(done.stderr).toBe(
      'flong: 2 articles have 20 % or more copied (flong.config.json: failOn 0.2): a.txt 32 %, b.txt 32 %\n',
    );
  });

  it.each([
    [{ minWord: 3 }, 'minWord: no such setting (did you mean minWords?)'],
    [{ 'min-words': 3 }, 'min-words: no such setting (did you mean minWords?)'],
    [{ zebra: 3 }, 'zebra: no such setting'],
    [{ updateBaseline: true }, 'updateBaseline: no such setting'],
    [{ minWords: '3' }, 'minWords is "3": expected a number'],
    [{ minWords: 0.5 }, 'minWords is 0.5: expected a whole number from 1 to 1000000'],
    [{ allPairs: 'yes' }, 'allPairs is "yes": expected true or false'],
    [{ report: [{}] }, 'report is [{}]: expected a list of strings'],
    [{ baseline: 3 }, 'baseline is 3: expected a string'],
    [
      { kinds: ['copies'] },
      'kinds is "copies": expected some of copy, quotation, credit, boilerplate, stock',
    ],
    [{ failOn: 'old' }, 'failOn old: expected a share over 0 and up to 1, such as 0.3, or new'],
  ])('names the file and the cure of a fault: %j', async (settings, message) => {
    const told = await refused(config(settings));
    expect(told).toMatch(/^flong: flong\.config\.json: /);
    expect(told).toContain(message);
  });

  it('is one line of trouble where it is broken, missing or one too many', async () => {
    expect(await refused({ 'flong.config.json': '{"minWords": 3' })).toMatch(
      /^flong: flong\.config\.json: is no valid JSON: /,
    );
    expect(await refused({ 'flong.config.json': '[]' })).toContain('expected an object of settings');
    expect(await refused({ 'flong.config.js': 'export const settings = { minWords: 17 };\n' })).toMatch(
      /^flong: flong\.config\.js: expected a default export that is an object of settings, [^\n]+\n$/,
    );
    expect(await refused({}, ['--config', 'none.json'])).toBe(
      'flong: none.json: no such file or folder: check the path\n',
    );
    expect(await refused({}, ['--config', 'none.js'])).toBe('flong: none.js: no such file: check the path\n');
    expect(await refused({ 'x.mjs': 'throw new Error("boom")' }, ['--config', 'x.mjs'])).toBe(
      'flong: x.mjs: cannot be loaded: boom\n',
    );
    expect(await refused({ 'package.json': '{}' }, ['--config', 'package.json'])).toBe(
      'flong: package.json: has no settings under "flong"\n',
    );
    expect(await refused({ ...config({}), 'package.json': '{"flong":{}}' })).toBe(
      'flong: flong.config.json and package.json both hold settings: keep one, or name it with --config\n',
    );
  });

  it('leaves a package.json alone that has no settings, or is broken', async () => {
    expect(await options({ 'package.json': '{"name":"x"}' })).toMatchObject({ minWords: 12 });
    expect(await options({ 'package.json': '{' })).toMatchObject({ minWords: 12 });
  });
});

describe.concurrent('the environment', () => {
  it('sets lists at commas, but for those in the braces of a glob', async () => {
    const env = { FLONG_IGNORE: 'old/**, *.{md,text}', FLONG_KINDS: 'copy,quotation' };
    expect(await options({}, [], env)).toMatchObject({
      ignore: ['*.{md,text}', 'old/**'],
      kinds: ['copy', 'quotation'],
    });
  });

  it('sets nothing by an empty variable', async () => {
    expect(await options({}, [], { FLONG_MIN_WORDS: '', FLONG_ALL_PAIRS: '' })).toMatchObject({
      minWords: 12,
      allPairs: false,
    });
  });

  it('names the variable of a fault', async () => {
    expect(await refused({}, [], { FLONG_MIN_WORDS: 'many' })).toBe(
      'flong: FLONG_MIN_WORDS many: expected a number\n',
    );
    expect(await refused({}, [], { FLONG_MIN_WORDS: '0' })).toBe(
      'flong: FLONG_MIN_WORDS is 0: expected a whole number from 1 to 1000000\n',
    );
    expect(await refused({}, [], { FLONG_ALL_PAIRS: 'perhaps' })).toBe(
      'flong: FLONG_ALL_PAIRS is "perhaps": expected 1 or 0\n',
    );
  });

  it('tells a variable that is none, with the nearest, and goes on', async () => {
    const done = await flong(['scan', join(CORPUS, 'the-lantern'), '-r', 'json'], {
      env: { FLONG_MIN_WORD: '3' },
    });
    expect(done).toMatchObject({
      code: 0,
      stderr: 'flong: FLONG_MIN_WORD: no such setting (did you mean FLONG_MIN_WORDS?): left alone\n',
    });
  });
});

describe('a config file that is a script', () => {
  it.each([
    ['throws nothing to speak of', 'throw null', /^cannot be loaded: null$/],
    [
      'throws as it is read',
      'export default { get minWords() { throw new Error("no") } }',
      /^cannot be loaded: no$/,
    ],
    ['is refused in the end', 'export default Promise.reject(new Error("no"))', /^cannot be loaded: no$/],
    ['holds what JSON does not', 'export default { minWords: 12n }', /^minWords is 12n: expected a number$/],
  ])('and %s is told in one line', async (_, script, told) => {
    const stderr = await refused({ 'flong.config.js': script, 'package.json': '{"type":"module"}' });
    expect(stderr.replace(/^flong: flong\.config\.js: /, '').trim()).toMatch(told);
  });

  it.each([
    [
      'waits for ever',
      'await new Promise(() => {})',
      /^flong: ended before it was done: something was waited for/,
    ],
    [
      'throws later',
      'setTimeout(() => { throw new Error("late") }); export default {};',
      /^flong: a fault .*: late$/m,
    ],
  ])('and %s does not end with the code of a limit that was met', async (_, script, told) => {
    const cwd = folderOf({ ...FILES, 'flong.config.js': script, 'package.json': '{"type":"module"}' });
    const run = await flong(['scan', 'in', '-q'], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(told);
  });
});
