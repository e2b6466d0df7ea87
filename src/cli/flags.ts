import type { Options } from '../options.js';
import { REPORT_FORMATS } from '../report/reporters.js';

/** The commands there are. */
export type CommandName = 'scan' | 'compare';

/**
 * The one table of flags. Help comes from it, and what a flag sets; whatever else must list the flags is to
 * be made from it too.
 */
export interface Flag {
  /** `-r, --report <format>` as the command line shows it */
  readonly spec: string;
  readonly help: string;
  readonly commands: readonly CommandName[];
  /** the option it sets, where it sets one of `Options` */
  readonly option?: keyof Options;
  /** how the value is read: taken as it stands if left out */
  readonly type?: 'number' | 'list' | 'many';
}

const BOTH = ['scan', 'compare'] as const;
const SCAN = ['scan'] as const;

export const FLAGS: readonly Flag[] = [
  {
    spec: '-r, --report <format[=file]>',
    help: `${REPORT_FORMATS.slice(0, -1).join(', ')} or ${REPORT_FORMATS.at(-1)}, to standard output or a file; may be given more than once (default: terminal)`,
    commands: BOTH,
    type: 'many',
  },
  {
    spec: '--min-words <n>',
    help: 'shortest passage told, in words (default: 12)',
    commands: BOTH,
    option: 'minWords',
    type: 'number',
  },
  {
    spec: '--min-share <s>',
    help: 'leave out pairs of which neither side shares as much, 0 to 1 (default: 0)',
    commands: BOTH,
    option: 'minShare',
    type: 'number',
  },
  {
    spec: '--kinds <list>',
    help: 'kinds of passage told: copy, quotation, credit, boilerplate, stock (default: all, in pairs that share copy or a quotation)',
    commands: BOTH,
    option: 'kinds',
    type: 'list',
  },
  {
    spec: '--all-pairs',
    help: 'also the pairs inside families (a phrase that over 32 articles hold still ties them to the first)',
    commands: SCAN,
    option: 'allPairs',
  },
  {
    spec: '--shingle <n>',
    help: 'words in a shingle (default: 5)',
    commands: BOTH,
    option: 'shingle',
    type: 'number',
  },
  {
    spec: '--window <w>',
    help: 'shingles in a winnowing window (default: 4)',
    commands: SCAN,
    option: 'window',
    type: 'number',
  },
  {
    spec: '--signature <k>',
    help: 'values in a MinHash signature (default: 128)',
    commands: SCAN,
    option: 'signature',
    type: 'number',
  },
  {
    spec: '--threshold <j>',
    help: 'Jaccard similarity that makes near-duplicates, 0.05 to 1 (default: 0.7)',
    commands: BOTH,
    option: 'threshold',
    type: 'number',
  },
  {
    spec: '--minhash <which>',
    help: 'fast, or reference: sign with the npm package minhash (default: fast)',
    commands: SCAN,
    option: 'minhash',
  },
  {
    spec: '--noisy',
    help: 'take every article for misread from paper by a machine (default: those that look so)',
    commands: BOTH,
    option: 'noisy',
  },
  {
    spec: '--ignore <glob>',
    help: 'paths below a folder to leave out; may be given more than once',
    commands: SCAN,
    option: 'ignore',
    type: 'many',
  },
  {
    spec: '--files-from <file>',
    help: 'read further paths from a file, a line each; - for standard input',
    commands: SCAN,
  },
  {
    spec: '--null',
    help: 'with --files-from: paths end in a zero byte, as find -print0 writes them',
    commands: SCAN,
  },
  {
    spec: '--workers <n>',
    help: 'threads (default: the cores there are)',
    commands: SCAN,
    option: 'workers',
    type: 'number',
  },
  {
    spec: '--keep <mb>',
    help: 'megabytes of text held in memory, the rest is read twice (default: 200)',
    commands: SCAN,
    option: 'keep',
    type: 'number',
  },
  { spec: '--progress', help: 'show progress on standard error (default: on a terminal)', commands: SCAN },
  { spec: '--no-progress', help: 'show no progress', commands: SCAN },
  {
    spec: '--color',
    help: 'colour the terminal report (default: on a terminal, unless NO_COLOR is set)',
    commands: BOTH,
  },
  { spec: '--no-color', help: 'no colour', commands: BOTH },
  { spec: '-q, --quiet', help: 'say nothing on standard error but errors', commands: BOTH },
];

/** The long name of a flag, `--min-words`. */
export const longName = ({ spec }: Flag): string => /--[a-z-]+/.exec(spec)?.[0] ?? spec;

/** The flag that sets an option. */
export const flagOf = (option: string): Flag | undefined => FLAGS.find((flag) => flag.option === option);
