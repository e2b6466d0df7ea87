import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemMessage, UsageError } from '../errors.js';
import { shown } from '../option-checks.js';
import { textByMark } from '../read/marked.js';
import { readAny, statOf } from '../read/stat.js';
import { VARIABLES } from './environment.js';
import { type Flag, type Given, settingName, valueName } from './flag.js';
import { nearest } from './messages.js';

/** Files that are looked for in the working folder. */
const FILES = ['flong.config.json', 'flong.config.js'] as const;
const PACKAGE = 'package.json';
/** Megabytes of one. */
const MOST = 1;

/** Flags that a config file can set: as the environment, but for the file itself. */
export const CONFIGURABLE: readonly Flag[] = VARIABLES.filter((flag) => settingName(flag) !== 'config');

export interface Config {
  readonly given: Given;
  nameOf(flag: Flag): string;
}

/**
 * Settings of a config file.
 *
 * @param file the one to read; undefined for the one in the working folder, if any, and false for none
 * @throws UsageError for a file that cannot be read, an unknown key, or a value of the wrong type
 */
export async function readConfig(file: string | false | undefined): Promise<Config | null> {
  if (file === false) return null;
  const found = file ?? find();
  if (found === null) return null;
  const content = await load(found);
  if (content === undefined) {
    if (file === undefined) return null;
    throw new UsageError(`${found}: has no settings under "flong"`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new UsageError(`${found}: expected ${objectIn(found)}`);
  const given: Record<string, unknown> = {};
  const flags = new Map(CONFIGURABLE.map((flag) => [settingName(flag), flag]));
  for (const [name, value] of Object.entries(content)) {
    if (name === '$schema') continue;
    const flag = flags.get(name);
    if (flag === undefined)
      throw new UsageError(`${found}: ${name}: no such setting${nearest(name, [...flags.keys()])}`);
    given[name] = checked(flag, value, `${found}: ${name}`);
  }
  return { given, nameOf: (flag) => `${found}: ${settingName(flag)}` };
}

/** The one config file of the working folder. */
function find(): string | null {
  const found: string[] = FILES.filter(isThere);
  if (isThere(PACKAGE) && inPackage(PACKAGE, false) !== undefined) found.push(PACKAGE);
  if (found.length > 1)
    throw new UsageError(`${found.join(' and ')} both hold settings: keep one, or name it with --config`);
  return found[0] ?? null;
}

/** A pipe that nobody named would be waited for. */
const isThere = (name: string): boolean => existsSync(name) && !statOf(name).isFIFO();

const isModule = (file: string): boolean => ['.js', '.mjs', '.cjs'].includes(extname(file));

const objectIn = (file: string): string =>
  isModule(file)
    ? 'a default export that is an object of settings, such as export default { minWords: 20 }'
    : 'an object of settings, such as { "minWords": 20 }';

async function load(file: string): Promise<unknown> {
  if (basename(file) === PACKAGE) return inPackage(file, true);
  if (!isModule(file)) return readJson(file);
  try {
    const { default: given = null } = await import(pathToFileURL(resolve(file)).href);
    const content: unknown = await given;
    // its values are taken here, where what they throw is told of the file
    return typeof content === 'object' && content !== null && !Array.isArray(content)
      ? { ...content }
      : content;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
    if (code === 'ERR_MODULE_NOT_FOUND' && !existsSync(file))
      throw new UsageError(`${file}: no such file: check the path`);
    throw new UsageError(`${file}: cannot be loaded: ${systemMessage(error)}`);
  }
}

function readJson(file: string): unknown {
  let content: string;
  try {
    content = textByMark(readAny(file, MOST));
  } catch (error) {
    throw new UsageError(`${file}: ${systemMessage(error)}`);
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new UsageError(`${file}: is no valid JSON: ${systemMessage(error)}`);
  }
}

/** A package.json that cannot be read is none of our business, unless it was named. */
function inPackage(file: string, named: boolean): unknown {
  try {
    return (readJson(file) as { flong?: unknown } | null)?.flong;
  } catch (error) {
    if (named) throw error;
    return undefined;
  }
}

/** A value as the command line would give it. */
function checked(flag: Flag, value: unknown, name: string): unknown {
  const fail = (expected: string): UsageError =>
    new UsageError(`${name} is ${shown(value)}: expected ${expected}`);
  if (valueName(flag) === null) {
    if (typeof value !== 'boolean') throw fail('true or false');
    return value;
  }
  if (flag.type === 'size' && typeof value === 'string') return value;
  if (flag.type === 'number' || flag.type === 'size') {
    if (typeof value !== 'number') throw fail('a number');
    return String(value);
  }
  if (flag.type === 'many' || flag.type === 'list') {
    const list = Array.isArray(value) ? value : [value];
    const isLimit = settingName(flag) === 'failOn';
    if (!list.every((one) => typeof one === 'string' || (isLimit && typeof one === 'number')))
      throw fail('a list of strings');
    return flag.type === 'list' ? list.join(',') : list.map(String);
  }
  if (typeof value !== 'string') throw fail('a string');
  return value;
}
