import { DEFAULTS } from '../options.js';
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
  return { description: flag.help, ...typeOf(flag), ...(value === undefined ? {} : { default: value }) };
}

function typeOf(flag: Flag): object {
  if (valueName(flag) === null) return { type: 'boolean' };
  if (flag.type === 'number') return { type: 'number' };
  if (flag.type === 'size') return { type: ['number', 'string'] };
  const closed = flag.type === 'list' || flag.type === undefined;
  const one = { type: 'string', ...(closed && flag.values !== undefined ? { enum: flag.values } : {}) };
  if (settingName(flag) === 'failOn') {
    const limit = {
      oneOf: [{ const: 'new' }, { type: 'number', exclusiveMinimum: 0, maximum: 1 }],
    };
    return { oneOf: [limit, { type: 'array', items: limit }] };
  }
  return flag.type === undefined ? one : { oneOf: [one, { type: 'array', items: one }] };
}
