import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { BIN, CORPUS, carrier, filler, flong, folderOf, PLANTED, quick, run } from './support.js';

/** The lines that stand wider than so many columns. */
const tooWide = (text: string, columns: number): string[] =>
  text.split('\n').filter((line) => stringWidth(line) > columns);

/** A report without its line breaks inside passages. */
const unwrapped = (text: string): string => text.replaceAll(/\n {2}│ /g, ' ');

const show = (args: string[], columns = '80', cwd = CORPUS) =>
  quick(args, { cwd, env: { COLUMNS: columns } });

const gold = JSON.parse(readFileSync(join(CORPUS, 'gold.json'), 'utf8')) as {
  pairs: { a: string; b: string }[];
};

describe.concurrent('the width of the terminal report', () => {
  it.each([40, 80, 120])('is %s columns at most, for the whole corpus', async (columns) => {
    const { stdout } = await show(['scan', '.', '--all-pairs'], String(columns));
    expect(stdout.length).toBeGreaterThan(10_000);
    expect(tooWide(stdout, columns)).toEqual([]);
  });

  const cases = ['minato-shimbun', 'al-manara', 'abendkurier'].flatMap((outlet) =>
    gold.pairs.filter(({ a, b }) => `${a} ${b}`.includes(outlet)).slice(0, 2),
  );
  it.each(cases)('is kept to with compare of $a and $b', async ({ a, b }) => {
    for (const columns of [80, 120]) {
      const { stdout } = await show(['compare', a, b], String(columns));
      expect(tooWide(stdout, columns)).toEqual([]);
      // and made use of
      if (stdout.includes('│')) expect(tooWide(stdout, columns - 20)).not.toEqual([]);
    }
  });

  it('is kept to with long ids and words, wide ones too', async () => {
    const long = `${'long-name-'.repeat(12)}.txt`;
    const wide = `${'長い名前'.repeat(15)}.txt`;
    const word = '記'.repeat(100) + 'x'.repeat(300);
    const cwd = folderOf({
      [long]: `${carrier(1)} ${word}`,
      [wide]: `${carrier(2)} ${word}`,
      'a.txt': carrier(1),
    });
    for (const args of [
      ['scan', '.'],
      ['scan', '.', '--min-words', '500'],
      ['compare', long, wide],
    ]) {
      expect(tooWide((await show(args, '80', cwd)).stdout, 80)).toEqual([]);
    }
  });

  it('is 80 where COLUMNS says nothing of use', async () => {
    const expected = await show(['scan', 'al-manara', 'sahifat-al-marfa']);
    for (const columns of ['', '0', 'wide', '-5']) {
      const done = await show(['scan', 'al-manara', 'sahifat-al-marfa'], columns);
      expect(done.stdout).toBe(expected.stdout);
    }
  });
});

describe.concurrent('colour', () => {
  const two = [
    'compare',
    'meridian-post/corvane-staff-protest.txt',
    'tech-current/corvane-border-contract.md',
  ];
  const coloured = async (args: string[], env = {}): Promise<boolean> => {
    const { stdout, code } = await flong(args, { cwd: CORPUS, env });
    expect(code).toBe(0);
    return stdout !== stripVTControlCharacters(stdout);
  };
  const onTerminal = (args: string[], env = {}) =>
    run('script', ['-qec', [process.execPath, BIN, ...args].join(' '), '/dev/null'], { cwd: CORPUS, env });

  it('is not there when standard output is no terminal', async () => {
    expect(await coloured(two)).toBe(false);
    expect(await coloured([...two, '--no-color'])).toBe(false);
  });

  it('comes with --color, adds nothing but colour, and stays out of files', async () => {
    expect(await coloured([...two, '--color'])).toBe(true);
    const [plain, bright] = await Promise.all([
      flong(two, { cwd: CORPUS }),
      flong([...two, '--color'], { cwd: CORPUS }),
    ]);
    expect(stripVTControlCharacters(bright.stdout)).toBe(plain.stdout);
    const file = join(folderOf(), 'report.out');
    await flong([...two, '--color', '-r', `terminal=${file}`], { cwd: CORPUS });
    expect(readFileSync(file, 'utf8')).toBe(plain.stdout);
  });

  it('is there on a terminal, but for NO_COLOR, --no-color and TERM=dumb', async ({ skip }) => {
    const bright = await onTerminal(two, { TERM: 'xterm' }).catch(() => null);
    if (bright === null) return skip();
    expect(stripVTControlCharacters(bright.stdout)).not.toBe(bright.stdout);
    for (const [args, env] of [
      [two, { NO_COLOR: '1', TERM: 'xterm' }],
      [[...two, '--no-color'], { TERM: 'xterm' }],
      [two, { TERM: 'dumb' }],
    ] as const) {
      const { stdout } = await onTerminal([...args], env);
      expect(stdout).toContain('PAIR passages');
      expect(stripVTControlCharacters(stdout)).toBe(stdout);
    }
    const flagFirst = await onTerminal([...two, '--color'], { NO_COLOR: '1', TERM: 'xterm' });
    expect(stripVTControlCharacters(flagFirst.stdout)).not.toBe(flagFirst.stdout);
  });
});

describe.concurrent('what the terminal report says', () => {
  it('names kinds, shares of both sides and changed words as [a → b]', async () => {
    const { stdout } = await show(
      ['compare', 'meridian-post/corvane-staff-protest.txt', 'tech-current/corvane-border-contract.md'],
      '120',
    );
    expect(stdout).toMatch(/^PAIR passages · 50 words shared$/m);
    expect(stdout).toMatch(/^ {2}A meridian-post\/corvane-staff-protest\.txt {2}50 of 492 words {2}10 %$/m);
    expect(stdout).toMatch(/^ {2}B tech-current\/corvane-border-contract\.md {2}50 of 445 words {2}11 %$/m);
    expect(stdout).toMatch(/^ {2}copy · 23 of 24 words the same$/m);
    expect(stdout).toMatch(/^ {2}copy · 27 words, the same in both$/m);
    expect(unwrapped(stdout)).toContain('asking the board to [end → cancel] the agreement');
  });

  it('names quotations as such', async () => {
    const { stdout } = await show([
      'compare',
      'civic-monitor/flood-board-bearing.txt',
      'meridian-post/lode-siren-inquiry.txt',
    ]);
    expect(stdout).toMatch(/^PAIR quotes · the same quotation$/m);
    expect(stdout).toMatch(/^ {2}quotation · 29 words, the same in both$/m);
  });

  it('marks words that only one side has as [− a] and [+ b]', async () => {
    const cwd = folderOf({
      'a.txt': `${filler(1, 60)} ${PLANTED.replace('cracked ', '')} ${filler(2, 60)}`,
      'b.txt': `${filler(3, 60)} ${PLANTED.replace('granary wharf', 'wharf')} ${filler(4, 60)}`,
    });
    const { stdout } = await show(['compare', 'a.txt', 'b.txt'], '120', cwd);
    expect(unwrapped(stdout)).toContain('found a [+ cracked] sluice beam');
    expect(unwrapped(stdout)).toContain('said the [− granary] wharf');
  });

  it('when nothing is found says so and names the nearest pair with its words', async () => {
    const near = PLANTED.split(' ').slice(10, 20).join(' ');
    const cwd = folderOf({
      'north.txt': `${filler(1, 60)} ${near} ${filler(2, 60)}`,
      'south.txt': `${filler(3, 60)} ${near} ${filler(4, 60)}`,
      'west.txt': filler(5, 60),
    });
    const done = await show(['scan', '.'], '80', cwd);
    expect(done.code).toBe(0);
    expect(done.stdout).toMatch(/^No passage of 12 words or more is shared\. 3 articles, 320 words read\.$/m);
    expect(done.stdout).toContain('The nearest: 10 words in a row in north.txt and south.txt\n');
    expect(unwrapped(done.stdout)).toContain(near);
  });

  it('does not say that nothing is shared where nothing was read', async () => {
    const cwd = folderOf({ 'a.txt': carrier(1) });
    const done = await show(['scan', 'b.txt'], '80', cwd);
    expect(done.code).toBe(2);
    expect(done.stdout).toBe('No article was read, so nothing was compared.\n');
  });

  it('does not say that nothing is shared where passages were left out by --kinds or --min-share', async () => {
    const cwd = folderOf({ 'a.txt': carrier(1), 'b.txt': carrier(2) });
    for (const flags of [
      ['--kinds', 'quotation'],
      ['--min-share', '0.9'],
    ]) {
      const done = await show(['scan', '.', ...flags], '80', cwd);
      expect(done.code).toBe(0);
      expect(done.stdout).not.toMatch(/No passage of 12 words or more is shared|No two articles share/);
    }
  });
});
