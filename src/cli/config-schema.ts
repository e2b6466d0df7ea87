import type { Range } from '../option-checks.js';
import { DEFAULTS, RANGES } from '../options.js';
import { REPORT_FORMATS } from '../report/reporters.js';
import { CONFIGURABLE } from './config.js';
import { type Flag, settingName, valueName } from './flag.js';

/**
 * The JSON Schema of a config file, from the table of flags. `npm run made` writes it to schema/config.json; a test holds
 * the file to what is made here.
 */
export function configSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'flong/schema/config.json',
    title: 'Settings of flong',
    description: 'flong.config.json, or what stands under "flong" in a package.json',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'where this schema lies, for editors' },
      ...Object.fromEntries(CONFIGURABLE.map((flag) => [settingName(flag), property(flag)])),
    },
  };
}

function property(flag: Flag): object {
  const { option } = flag;
  // how many threads there are, and how much memory, is the machine's matter
  const value =
    option === undefined || option === 'workers' || option === 'memory' ? undefined : DEFAULTS[option];
  // null is no value to give, but says that none is given
  return { description: flag.help, ...typeOf(flag), ...(value == null ? {} : { default: value }) };
}

function typeOf(flag: Flag): object {
  if (valueName(flag) === null) return { type: 'boolean' };
  switch (flag.type) {
    case 'number':
      return numberOf(flag);
    case 'size':
      return { anyOf: [numberOf(flag), { type: 'string', pattern: SIZE }] };
    case 'list': {
      const one = { type: 'string', enum: flag.values };
      const all = `(${flag.values?.join('|')})`;
      const parted = { type: 'string', pattern: `^\\s*${all}\\s*(,\\s*${all}\\s*)*$` };
      return { anyOf: [parted, { type: 'array', items: one, minItems: 1 }] };
    }
    case 'many': {
      const one = ONE[settingName(flag)] ?? TEXT;
      return { anyOf: [one, { type: 'array', items: one }] };
    }
    default:
      return flag.values === undefined ? TEXT : { type: 'string', enum: flag.values };
  }
}

const TEXT = { type: 'string', minLength: 1 };
const SIZE = '^\\s*(\\d+|\\d*\\.\\d+)\\s*([mMgG][bB]?)?\\s*$';

/** One of many values that are not any text. */
const ONE: Readonly<Record<string, object>> = {
  report: { type: 'string', pattern: `^(${REPORT_FORMATS.join('|')})(=.+)?$` },
  failOn: {
    anyOf: [
      { type: 'number', exclusiveMinimum: 0, maximum: 1 },
      { type: 'string', pattern: '^(new|0?\\.\\d*[1-9]\\d*|1(\\.0+)?)$' },
    ],
  },
};

function numberOf({ option, range }: Flag): object {
  const { least, most, whole = false } = range ?? (RANGES as Readonly<Record<string, Range>>)[option ?? ''];
  return { type: whole ? 'integer' : 'number', minimum: least, maximum: most };
}
