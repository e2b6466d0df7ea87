import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { optionsOf } from '../../src/cli/commands/run.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { bash } from '../../src/cli/completion/bash.js';
import { fish } from '../../src/cli/completion/fish.js';
import { zsh } from '../../src/cli/completion/zsh.js';
import { CONFIGURABLE, type Config, readConfig } from '../../src/cli/config.js';
import { configSchema } from '../../src/cli/config-schema.js';
import { VARIABLES, variableOf } from '../../src/cli/environment.js';
import { type Flag, longName, settingName } from '../../src/cli/flag.js';
import { FLAGS, flagsOf } from '../../src/cli/flags.js';
import { limitsOf } from '../../src/cli/limits.js';
import { manual } from '../../src/cli/manual.js';
import { parseDestinations } from '../../src/cli/output.js';
import { FlongError } from '../../src/errors.js';
import type { Range } from '../../src/option-checks.js';
import { resolveOptions } from '../../src/options.js';
import { version } from '../../src/version.js';
import { folderOf } from '../cli/support.js';

const fileAt = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('what is made from the table of flags', () => {
  it('is current: the man page and the schema of config files (else: npm run made)', () => {
    expect(fileAt('docs/flong.1')).toBe(manual(version));
    expect(JSON.parse(fileAt('schema/config.json'))).toEqual(JSON.parse(JSON.stringify(configSchema())));
  });

  it('names every flag: man page, completions', () => {
    for (const flag of FLAGS) {
      const name = longName(flag);
      expect(manual(version)).toContain(`\\fB${name.replaceAll('-', '\\-')}\\fR`);
      expect(bash()).toContain(name);
      expect(zsh()).toContain(name);
      expect(fish()).toContain(` -l ${name.slice(2)} `);
    }
    for (const { name } of COMMANDS) {
      for (const made of [manual(version), bash(), zsh(), fish()]) expect(made).toContain(name);
    }
  });

  it('names every setting: environment in the man page, config file in the schema', () => {
    for (const flag of VARIABLES) expect(manual(version)).toContain(variableOf(flag));
    const { properties } = configSchema() as { properties: object };
    expect(Object.keys(properties)).toEqual(['$schema', ...CONFIGURABLE.map(settingName)]);
    expect(variableOf(FLAGS.find((flag) => longName(flag) === '--min-words') as never)).toBe(
      'FLONG_MIN_WORDS',
    );
  });

  it('is a schema that takes a config file and refuses a wrong one', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(configSchema());
    expect(
      validate({
        minWords: 20,
        report: ['json=x', 'terminal'],
        failOn: [0.3, 'new'],
        kinds: ['copy'],
        color: false,
      }),
      JSON.stringify(validate.errors),
    ).toBe(true);
    expect(validate({ failOn: 0.3, ignore: 'old/**', baseline: 'b.json' })).toBe(true);
    for (const wrong of [
      { minWord: 1 },
      { minWords: '1' },
      { kinds: ['copies'] },
      { failOn: 2 },
      { color: 'no' },
    ]) {
      expect(validate(wrong), JSON.stringify(wrong)).toBe(false);
    }
  });

  it('is a schema that takes what flong takes, and refuses what it refuses', async () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(configSchema());
    const folder = folderOf();
    const file = join(folder, 'flong.config.json');
    const differ: string[] = [];
    for (const name of CONFIGURABLE.map(settingName)) {
      for (const value of VALUES) {
        // which charsets there are, and whether megabytes with a unit are too many, no schema says
        const { type } = flagNamed(name);
        if (typeof value === 'string' && (name === 'encoding' || (type === 'size' && /^[\d.]/.test(value))))
          continue;
        writeFileSync(file, JSON.stringify({ [name]: value }));
        const [schema, flong] = [validate({ [name]: value }), await taken(file)];
        if (schema !== flong)
          differ.push(`${name}: ${JSON.stringify(value)}: schema ${schema}, flong ${flong}`);
      }
    }
    expect(differ).toEqual([]);
  });

  it('is a schema whose defaults are values that it takes', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(configSchema());
    const { properties } = configSchema() as { properties: Record<string, { default?: unknown }> };
    const defaults = Object.entries(properties).filter(([, property]) => 'default' in property);
    expect(defaults.length).toBeGreaterThan(10);
    expect(
      validate(Object.fromEntries(defaults.map(([name, property]) => [name, property.default]))),
      JSON.stringify(validate.errors),
    ).toBe(true);
  });

  it('gives a flag to no command that does not exist, and two flags to no setting', () => {
    const names = COMMANDS.map(({ name }) => name);
    for (const { commands } of FLAGS) for (const command of commands) expect(names).toContain(command);
    for (const name of names) {
      const own = flagsOf(name).map(longName);
      expect(new Set(own).size).toBe(own.length);
    }
  });
});

const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 0.5, 1, 1.5, 12, 300, 5000, 70_000, 2e9, {}, [], [null], [1], [0.3], [2]],
  ...[
    '',
    ' ',
    '1',
    'x',
    '0.3',
    '2',
    'new',
    '2g',
    '500 MB',
    'copy',
    'copy, stock',
    'copy,x',
    'json',
    'json=',
    'json=x',
  ],
  ...['reference', 'path', 'jsonl', ['x'], [''], ['copy', 'stock'], ['copy', 'x'], ['json=x', 'terminal']],
  ...[
    ['json', 'x'],
    [0.3, 'new'],
    ['new', 'x'],
  ],
];

/** Whether a command that has use for its settings takes a config file. */
async function taken(file: string): Promise<boolean> {
  try {
    const { given, nameOf } = (await readConfig(file)) as Config;
    const settings = { given, nameOf: (name: string) => nameOf({ spec: `--${name}` } as Flag) };
    resolveOptions(optionsOf(settings));
    parseDestinations((given.report as string[] | undefined) ?? []);
    limitsOf({ ...settings, given: { failOn: given.failOn, baseline: file, updateBaseline: true } });
    for (const [name, value] of Object.entries(given)) {
      const { range, option, values, type } = flagNamed(name);
      if (range !== undefined && !inRange(Number(value), range)) return false;
      if (
        option === undefined &&
        type === undefined &&
        values !== undefined &&
        !values.includes(value as string)
      )
        return false;
      // names of files, folders and hosts
      if ([value].flat().includes('')) return false;
    }
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(FlongError);
    return false;
  }
}

const flagNamed = (name: string): Flag => FLAGS.find((flag) => settingName(flag) === name) as Flag;
const inRange = (value: number, { least, most, whole = false }: Range): boolean =>
  value >= least && value <= most && (!whole || Number.isInteger(value));
