import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { bash } from '../../src/cli/completion/bash.js';
import { fish } from '../../src/cli/completion/fish.js';
import { zsh } from '../../src/cli/completion/zsh.js';
import { CONFIGURABLE } from '../../src/cli/config.js';
import { configSchema } from '../../src/cli/config-schema.js';
import { VARIABLES, variableOf } from '../../src/cli/environment.js';
import { longName, settingName } from '../../src/cli/flag.js';
import { FLAGS, flagsOf } from '../../src/cli/flags.js';
import { manual } from '../../src/cli/manual.js';
import { version } from '../../src/version.js';

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

  it('gives a flag to no command that does not exist, and two flags to no setting', () => {
    const names = COMMANDS.map(({ name }) => name);
    for (const { commands } of FLAGS) for (const command of commands) expect(names).toContain(command);
    for (const name of names) {
      const own = flagsOf(name).map(longName);
      expect(new Set(own).size).toBe(own.length);
    }
  });
});
