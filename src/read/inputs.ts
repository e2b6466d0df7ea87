import type { BigIntStats } from 'node:fs';
import { resolve } from 'node:path';
import { systemMessage, UsageError } from '../errors.js';
import type { Problem } from '../model.js';
import { EXTENSIONS, formatByName, type Kind, kindOfNamed, PACKED_EXTENSIONS } from './formats/formats.js';
import { type BytesInput, fromMemory, type TextInput, unnamed } from './memory.js';
import { byPath } from './problems.js';
import { globOf, idOfPath } from './slashes.js';
import { BARE_SOURCE, type Source } from './source.js';
import { larger, readAny, statIfThere, statOf, statOfOpen } from './stat.js';
import { walk } from './walk.js';

/** A path of a file or folder, a glob, `-` for standard input, a text in memory, or the bytes of a file. */
export type Input = string | TextInput | BytesInput;

export interface Inputs {
  /** in the order of their ids, each file once */
  readonly sources: Source[];
  readonly problems: Problem[];
  /** files of other kinds that were passed over in folders, by ending */
  readonly passedOver: Map<string, number>;
}

/**
 * Finds the sources that inputs name. A path that cannot be used is a problem; the rest is still read. With one folder
 * as the only input, ids are relative to it; else they begin with the input as it was given.
 */
export async function findSources(inputs: readonly Input[], ignore: readonly string[]): Promise<Inputs> {
  if (inputs.length === 0)
    throw new UsageError('nothing to read: name files, folders or globs, or - for standard input');
  // as of a variable of a shell that is not set
  if (inputs.includes(''))
    throw new UsageError('a path is empty: name files, folders or globs, or - for standard input');
  const sources: Source[] = [];
  const problems: Problem[] = [];
  const passedOver = new Map<string, number>();
  let stdin = false;
  for (const input of inputs) {
    if (typeof input !== 'string') sources.push(fromMemory(input));
    else if (input === '-') stdin = true;
    else await fromPath(input, inputs.length === 1, ignore, { sources, problems, passedOver });
  }
  // named twice it is still read once
  if (stdin) await fromStdin({ sources, problems, passedOver });
  return { sources: eachOnce(sources), problems: problems.sort(byPath), passedOver };
}

const ADDRESS = /^https?:\/\//iu;
const FETCHES_NOTHING = 'is an address, and flong fetches nothing: save the page and name its file';

async function fromPath(
  input: string,
  only: boolean,
  ignore: readonly string[],
  into: Inputs,
): Promise<void> {
  let stat: BigIntStats;
  try {
    stat = statOf(input);
  } catch (error) {
    // asked only here: what is loaded for nothing is a tenth of a short run
    const { default: fastGlob } = await import('fast-glob');
    if (fastGlob.isDynamicPattern(globOf(input))) await fromGlob(input, ignore, into);
    else
      into.problems.push({
        path: input,
        message: ADDRESS.test(input) ? FETCHES_NOTHING : systemMessage(error),
      });
    return;
  }
  const shown = idOfPath(input);
  // the working folder has no name, and that of the root ends so already
  const before = shown === '' || shown.endsWith('/') ? shown : `${shown}/`;
  if (stat.isDirectory()) await fromFolder(input, only ? '' : before, ignore, into);
  else if (stat.isFile()) into.sources.push(fromFile(shown, input));
  else if (stat.isCharacterDevice() || stat.isBlockDevice()) {
    into.problems.push({ path: shown, message: 'is a device, not a file: name - to read standard input' });
  } else {
    // a pipe can be read once only: it is held in memory
    try {
      into.sources.push(unnamed(shown, readAny(input, Number.POSITIVE_INFINITY)));
    } catch (error) {
      into.problems.push({ path: shown, message: systemMessage(error) });
    }
  }
}

async function fromFolder(
  folder: string,
  prefix: string,
  ignore: readonly string[],
  into: Inputs,
): Promise<void> {
  const { found, problems, passedOver } = await walk(folder, ignore);
  for (const { path, file, kind } of found) {
    const inner = path.includes('/') ? path.slice(0, path.indexOf('/')) : null;
    // of several folders each stands for an outlet; of one, those below it do
    const folder = inner ?? (prefix === '' ? null : lastFolder(prefix));
    const size = sizeOf(file, kind);
    into.sources.push({ ...BARE_SOURCE, ...kind, id: prefix + path, folder, file, size, named: false });
  }
  for (const { path, message } of problems)
    into.problems.push({ path: path === '' ? folder : prefix + path, message });
  for (const [ending, n] of passedOver) into.passedOver.set(ending, (into.passedOver.get(ending) ?? 0) + n);
  if (found.length === 0 && problems.length === 0) {
    into.problems.push({
      path: folder,
      message: `${NO_ARTICLES}: expected files that end in ${[...EXTENSIONS, ...PACKED_EXTENSIONS].join(', ')}`,
    });
  }
}

const NO_ARTICLES = 'holds no articles';

/** Whether all that is wrong with a folder is that nothing is in it yet. */
export const isEmpty = ({ message }: Problem): boolean => message.startsWith(NO_ARTICLES);

async function fromGlob(pattern: string, ignore: readonly string[], into: Inputs): Promise<void> {
  const { default: fastGlob } = await import('fast-glob');
  const paths = await fastGlob(globOf(pattern), {
    followSymbolicLinks: false,
    ignore: ignore.map((glob) => globOf(glob)),
  });
  if (paths.length === 0)
    into.problems.push({ path: pattern, message: 'matches no file: check the pattern' });
  for (const path of paths) into.sources.push(fromFile(idOfPath(path), path));
}

/** A file named outright is read whatever its ending: as text, where the ending says nothing. */
function fromFile(id: string, file: string): Source {
  const kind = kindOfNamed(file);
  // a file of records, or an archive, is an export more often than an outlet
  const whole = kind.format !== null && formatByName(kind.format).reads === 'whole';
  const folder = whole ? lastFolder(id.slice(0, id.lastIndexOf('/') + 1)) : null;
  return { ...BARE_SOURCE, ...kind, id, folder, file, size: sizeOf(file, kind) };
}

/** Asked for where much may be in a file: to read it in ranges, or in chunks as it comes. */
function sizeOf(file: string, { format, packing }: Kind): number | null {
  if (packing.length === 0 && format !== null && formatByName(format).reads === 'whole') return null;
  // one that has gone since it was found is told when it is opened
  const stat = statIfThere(file);
  return stat === undefined ? null : Number(stat.size);
}

/** The last folder of a path that ends in `/`, or null where that names none. */
function lastFolder(path: string): string | null {
  const name = path.split('/').at(-2) ?? '';
  return ['', '.', '..'].includes(name) ? null : name;
}

async function fromStdin(into: Inputs): Promise<void> {
  try {
    into.sources.push(unnamed('stdin', await readStdin()));
  } catch (error) {
    into.problems.push({ path: 'stdin', message: systemMessage(error) });
  }
}

/** All of standard input, of up to `most` megabytes. Not read at one go, which would keep a Ctrl-C waiting. */
export async function readStdin(most = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  if (statOfOpen(0).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  const chunks: Uint8Array[] = [];
  let left = most * 1e6;
  for await (const chunk of process.stdin) {
    left -= (chunk as Uint8Array).length;
    if (left < 0) throw new Error(larger(most));
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

/**
 * Sources in the order of their ids; a file that two inputs name is read once, under the first of its ids. Where it has one id
 * by both, as in a folder and one that lies in that, the order of the inputs must not say which folder is its outlet.
 */
function eachOnce(sources: Source[]): Source[] {
  sources.sort(
    (x, y) => order(x.id, y.id) || Number(y.named) - Number(x.named) || order(x.folder ?? '', y.folder ?? ''),
  );
  const seen = new Set<string>();
  return sources.filter(({ file }) => {
    if (file === null) return true;
    const real = resolve(file);
    if (seen.has(real)) return false;
    seen.add(real);
    return true;
  });
}

const order = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
