import { availableParallelism, totalmem } from 'node:os';
import { OptionError, UsageError } from './errors.js';
import { KINDS, type Kind } from './model.js';
import { charset, inRange, isListOfStrings, isSignal, type Range, shown, typed } from './option-checks.js';

/** Options of `scan` and `compare`; all have defaults. */
export interface Options {
  /** shortest passage told, in matched words; 8 is what the guarantee covers at the default shingle and window */
  minWords: number;
  /** pairs of which neither side shares as much are left out, 0 to 1 */
  minShare: number;
  /** kinds of passage told */
  kinds: readonly Kind[];
  /** also the pairs inside families, not only those from the representative */
  allPairs: boolean;
  /** tokens in a shingle */
  shingle: number;
  /** shingles in a winnowing window */
  window: number;
  /** values in a MinHash signature */
  signature: number;
  /** Jaccard similarity from which two articles are near-duplicates */
  threshold: number;
  /** which implementation signs: flong's own, or the npm package `minhash` to check it by */
  minhash: 'fast' | 'reference';
  /** files of standing text, which is boilerplate wherever it stands: a paragraph or a line for each */
  boilerplate: readonly string[];
  /** take every article for misread by a machine, not only those that look so */
  noisy: boolean;
  /** what names an article's outlet, and nothing else: the folder, the host of its address, or its metadata */
  outletFrom: OutletFrom | null;
  /** articles of one outlet are not compared with one another */
  acrossOutlets: boolean;
  /** globs of paths below a folder to leave out */
  ignore: readonly string[];
  /** megabytes (of 1,000,000 bytes) of a file, a line or a record; what is larger is not read, but told */
  maxSize: number;
  /** charset, by a name of the Encoding Standard, of text that is no UTF-8 and has no byte-order mark; null to find out */
  encoding: string | null;
  /** the field of records that holds the text, as a dotted path; null to look for it under the usual names */
  textField: string | null;
  /** the field that holds the id; and likewise below */
  idField: string | null;
  titleField: string | null;
  dateField: string | null;
  outletField: string | null;
  /** threads; changes nothing but the time taken */
  workers: number;
  /**
   * megabytes of text and tokens kept in memory; what is beyond is set aside in a temporary file, or read again; changes
   * nothing but the time taken
   */
  keep: number;
  /**
   * megabytes that a scan goes by: joins and texts are reckoned to take at most half of them; what it holds of each
   * article it needs in any case; changes nothing but the time taken
   */
  memory: number;
  /** called as the steps go on */
  onProgress: ((progress: Progress) => void) | null;
  /** where it is aborted, a call rejects with its reason, once threads and files are let go of; null */
  signal: AbortSignal | null;
}

/** Options as they are given: any of them. `undefined` says nothing, as if the option were not there. */
export type GivenOptions = Given<Options>;

/** Some of the values of T, and `undefined` for what is not given: types that are strict about it tell the two apart. */
export type Given<T> = { [Name in keyof T]?: T[Name] | undefined };

/** What an outlet can be taken from. */
export const OUTLET_FROM = ['path', 'host', 'field'] as const;
export type OutletFrom = (typeof OUTLET_FROM)[number];

/** How far a step has come, in units of its own. */
export interface Progress {
  step: 'read' | 'candidates' | 'align' | 'families';
  done: number;
  total: number;
  /** while reading: articles read so far */
  articles?: number;
}

/** What holds where nothing else is asked for; `workers` and `memory` are those of the machine. */
export const DEFAULTS: Readonly<Options> = Object.freeze<Options>({
  minWords: 12,
  minShare: 0,
  kinds: Object.freeze([...KINDS]),
  allPairs: false,
  shingle: 5,
  window: 4,
  signature: 128,
  threshold: 0.7,
  minhash: 'fast',
  noisy: false,
  boilerplate: Object.freeze([]),
  outletFrom: null,
  acrossOutlets: false,
  ignore: Object.freeze([]),
  maxSize: 50,
  encoding: null,
  textField: null,
  idField: null,
  titleField: null,
  dateField: null,
  outletField: null,
  workers: availableParallelism(),
  keep: 200,
  memory: Math.round(Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2e6),
  onProgress: null,
  signal: null,
});

/** Options that are numbers. */
export const RANGES = {
  minWords: { least: 1, most: 1_000_000, whole: true },
  minShare: { least: 0, most: 1 },
  shingle: { least: 1, most: 100, whole: true },
  window: { least: 1, most: 1000, whole: true },
  signature: { least: 16, most: 4096, whole: true },
  threshold: { least: 0.05, most: 1 },
  // megabytes that a string of Node holds
  maxSize: { least: 0.0001, most: 500 },
  workers: { least: 1, most: 256, whole: true },
  keep: { least: 0, most: 1_000_000 },
  memory: { least: 1, most: 1_000_000_000 },
} as const satisfies Partial<Record<keyof Options, Range>>;

/** Options that change the result; they stand in the report, the others would make equal results differ. */
export const RESULT_OPTIONS = [
  'minWords',
  'minShare',
  'kinds',
  'allPairs',
  'shingle',
  'window',
  'signature',
  'threshold',
  'minhash',
  'noisy',
  'boilerplate',
  'outletFrom',
  'acrossOutlets',
  'ignore',
  'maxSize',
  'encoding',
  'textField',
  'idField',
  'titleField',
  'dateField',
  'outletField',
] as const satisfies readonly (keyof Options)[];

/** Fills in the defaults and checks every value. Throws `UsageError` that says what was expected. */
export function resolveOptions(given: GivenOptions = {}): Options {
  if (typeof given !== 'object' || given === null)
    throw new UsageError(`options are ${shown(given)}: expected an object`);
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(DEFAULTS, key))
      throw new UsageError(`unknown option ${key}: expected one of ${Object.keys(DEFAULTS).join(', ')}`);
  }
  const options: Options = { ...DEFAULTS, ...defined<Options>(given) };
  for (const name of SWITCHES)
    typed(name, options[name], typeof options[name] === 'boolean', 'true or false');
  // a string would be taken for the list of its letters
  for (const name of LISTS) typed(name, options[name], isListOfStrings(options[name]), 'a list of strings');
  for (const name of STRINGS)
    typed(name, options[name], typeof (options[name] ?? '') === 'string', 'a string or null');
  const { onProgress, signal, minhash, outletFrom } = options;
  typed(
    'onProgress',
    onProgress,
    onProgress === null || typeof onProgress === 'function',
    'a function or null',
  );
  typed('signal', signal, signal === null || isSignal(signal), 'an AbortSignal or null');
  typed('minhash', minhash, minhash === 'fast' || minhash === 'reference', 'fast or reference');
  const isNamed = outletFrom === null || OUTLET_FROM.includes(outletFrom);
  typed('outletFrom', outletFrom, isNamed, OUTLET_FROM.join(', '));
  for (const name of Object.keys(RANGES) as (keyof typeof RANGES)[])
    inRange(name, options[name], RANGES[name]);
  if (options.encoding !== null) options.encoding = charset(options.encoding);
  for (const name of FIELDS) {
    if (options[name] === '') throw new OptionError(name, 'is empty: expected the name of a field');
  }
  const areKinds = options.kinds.length > 0 && options.kinds.every((kind) => KINDS.includes(kind));
  typed('kinds', options.kinds.join(','), areKinds, `some of ${KINDS.join(', ')}`);
  options.kinds = KINDS.filter((kind) => options.kinds.includes(kind));
  if (options.ignore.includes(''))
    throw new OptionError('ignore', 'is empty: expected a pattern, as drafts/**');
  options.ignore = [...options.ignore].sort();
  options.boilerplate = [...options.boilerplate].sort();
  return options;
}

/** Options without what no thread can be sent. */
export const forThreads = ({
  onProgress,
  signal,
  ...plain
}: Options): Omit<Options, 'onProgress' | 'signal'> => plain;

/** Without what is named and not given: `undefined` says nothing. */
export const defined = <T extends object>(values: Given<T>): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Options by their types, for scripts that have no types. */
const FIELDS = ['textField', 'idField', 'titleField', 'dateField', 'outletField'] as const;
const STRINGS = ['encoding', ...FIELDS] as const;
const SWITCHES = ['allPairs', 'noisy', 'acrossOutlets'] as const;
const LISTS = ['kinds', 'boilerplate', 'ignore'] as const;
