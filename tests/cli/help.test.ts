import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../src/cli/command-name.js';
import { longName } from '../../src/cli/flag.js';
import { FLAGS } from '../../src/cli/flags.js';
import { flong, quick, ROOT } from './support.js';

const COMMANDS = [...new Set(FLAGS.flatMap(({ commands }) => commands))];

/** The flags at the starts of lines of a help text, long names. */
const flagsIn = (help: string): string[] =>
  [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name]) => name);

describe('help', () => {
  it('is shown with --help, -h and help, on standard output', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const [long, ...others] = await Promise.all([['--help'], ['-h'], ['help']].map((args) => flong(args)));
    expect(long).toMatchObject({ code: 0, stderr: '' });
    expect(long.stdout).toMatch(/^Usage: flong /);
    for (const command of COMMANDS) expect(long.stdout).toMatch(new RegExp(`^ {2}${command} .*\\S`, 'm'));
    for (const other of others) expect(other).toEqual(long);
    for (const line of long.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(long.stdout).toContain('flong scan articles -r html=report.html');
    for (const flag of ['--version', '-V']) {
      expect(await flong([flag])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
    }
  });

  it.each(COMMANDS)(
    'of %s lists every flag that applies to it, and no other',
    async (command: CommandName) => {
      const help = await flong([command, '--help']);
      expect(help).toMatchObject({ code: 0, stderr: '' });
      const own = FLAGS.filter(({ commands }) => commands.includes(command)).map(longName);
      expect(flagsIn(help.stdout)).toEqual([...own, '--help']);
      expect(await quick(['help', command])).toEqual(help);
      expect(await quick([command, '-h'])).toEqual(help);
    },
  );

  it.each(COMMANDS)('of %s says what each flag does and fits 80 columns', async (command: CommandName) => {
    const { stdout } = await quick([command, '--help']);
    const running = stdout.replace(/\s+/g, ' ');
    for (const { spec, help, commands } of FLAGS) {
      if (commands.includes(command)) expect(running).toContain(`${spec} ${help}`);
    }
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('wins over what else is on the line', async () => {
    expect(await flong(['scan', 'none.txt', '--min-words', 'x', '--help'])).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  it('names defaults that hold', async () => {
    const { stdout } = await flong(['scan', '-', '-r', 'json'], { input: 'One two three four five.' });
    const { options } = JSON.parse(stdout);
    for (const { option, help } of FLAGS) {
      const named = /\(default: ([^\s)]+)\)$/.exec(help)?.[1];
      if (option === undefined || named === undefined || !(option in options)) continue;
      expect(String(options[option]), option).toBe(named);
    }
  });
});
