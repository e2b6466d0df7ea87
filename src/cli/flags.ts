import { KINDS } from '../model.js';
import { REPORT_FORMATS } from '../report/reporters.js';
import { ARCHIVE_FLAGS } from './archive-flags.js';
import { ACTIONS, type CommandName } from './command-name.js';
import type { Flag } from './flag.js';
import { INPUT_FLAGS } from './input-flags.js';
import { SPARK_FLAGS } from './spark-flags.js';

/** Commands that look for what is shared, among many articles, and those that sketch or read many. */
const FINDING = ['scan', 'compare', 'check', 'watch', 'spark'] as const;
const SEARCHING = ['scan', 'check', 'watch', 'spark'] as const;
const SKETCHING = ['scan', 'check', 'archive', 'watch', 'spark'] as const;
const READING = ['scan', 'check', 'archive'] as const;
const REPORTING = ['scan', 'compare', 'check', 'report'] as const;
const ALL = ['scan', 'compare', 'check', 'archive', 'watch', 'serve', 'report'] as const;

/**
 * The one table of flags. Help, the names of settings in the environment and in config files, their JSON Schema, the
 * completions and the man page are made from it.
 */
export const FLAGS: readonly Flag[] = [
  {
    spec: '-r, --report <format[=file]>',
    help: `${REPORT_FORMATS.slice(0, -1).join(', ')} or ${REPORT_FORMATS.at(-1)}, to standard output or a file; may be given more than once (default: terminal)`,
    commands: REPORTING,
    type: 'many',
    values: REPORT_FORMATS,
  },
  {
    spec: '--min-words <n>',
    help: 'shortest passage told, in words (default: 12)',
    commands: FINDING,
    option: 'minWords',
    type: 'number',
  },
  {
    spec: '--min-share <s>',
    help: 'leave out pairs of which neither side shares as much, 0 to 1 (default: 0)',
    commands: FINDING,
    option: 'minShare',
    type: 'number',
  },
  {
    spec: '--kinds <list>',
    help: 'kinds of passage told: copy, quotation, credit, boilerplate, stock (default: all, in pairs that share copy or a quotation)',
    commands: FINDING,
    option: 'kinds',
    type: 'list',
    values: KINDS,
  },
  {
    spec: '--all-pairs',
    help: 'also the pairs inside families (a phrase that over 32 articles hold still ties them to the first)',
    commands: SEARCHING,
    option: 'allPairs',
  },
  {
    spec: '--shingle <n>',
    help: 'words in a shingle (default: 5)',
    commands: [...FINDING, 'archive'],
    option: 'shingle',
    type: 'number',
  },
  {
    spec: '--window <w>',
    help: 'shingles in a winnowing window (default: 4)',
    commands: SKETCHING,
    option: 'window',
    type: 'number',
  },
  {
    spec: '--signature <k>',
    help: 'values in a MinHash signature (default: 128)',
    commands: SKETCHING,
    option: 'signature',
    type: 'number',
  },
  {
    spec: '--threshold <j>',
    help: 'Jaccard similarity that makes near-duplicates, 0.05 to 1 (default: 0.7)',
    commands: [...FINDING, 'archive'],
    option: 'threshold',
    type: 'number',
  },
  {
    spec: '--minhash <which>',
    help: 'fast, or reference: sign with the npm package minhash (default: fast)',
    commands: SKETCHING,
    option: 'minhash',
    values: ['fast', 'reference'],
  },
  {
    spec: '--boilerplate <file>',
    help: 'standing text, a paragraph or a line for each: boilerplate wherever it stands; may be given more than once',
    commands: ['scan', 'compare', 'check', 'watch'],
    option: 'boilerplate',
    type: 'many',
    takes: 'file',
  },
  {
    spec: '--noisy',
    help: 'take every article for misread from paper by a machine (default: those that look so)',
    commands: FINDING,
    option: 'noisy',
  },
  {
    spec: '--outlet-from <what>',
    help: 'what names an outlet: path (the folder), host (of the address) or field (default: field, else host, else path)',
    commands: [...FINDING, 'archive'],
    option: 'outletFrom',
    values: ['path', 'host', 'field'],
  },
  {
    spec: '--across-outlets',
    help: 'do not compare articles of one outlet with one another',
    commands: SEARCHING,
    option: 'acrossOutlets',
  },
  {
    spec: '--write-text <dir>',
    help: 'save the text of each article below a folder: what the offsets of a report count in',
    commands: ['scan', 'compare'],
    takes: 'folder',
    once: true,
  },
  {
    spec: '--ignore <glob>',
    help: 'paths below a folder to leave out; may be given more than once',
    commands: ['scan', 'check', 'archive', 'watch'],
    option: 'ignore',
    type: 'many',
  },
  ...INPUT_FLAGS,
  {
    spec: '--files-from <file>',
    help: 'read further paths from a file, a line each; - for standard input',
    commands: READING,
    takes: 'file',
    once: true,
  },
  {
    spec: '--null',
    help: 'with --files-from: paths end in a zero byte, as find -print0 writes them',
    commands: READING,
    once: true,
  },
  {
    spec: '--fail-on <limit>',
    help: 'end with code 1 where an article has such a share of copied words, over 0 to 1, or on new: a copy that the baseline does not hold; may be given more than once',
    commands: REPORTING,
    type: 'many',
    values: ['new'],
  },
  {
    spec: '--baseline <file>',
    help: 'copies that are accepted: CI reports leave them out',
    commands: REPORTING,
    takes: 'file',
  },
  {
    spec: '--update-baseline',
    help: 'write the copies found to the baseline',
    commands: REPORTING,
    once: true,
  },
  {
    spec: '--texts <folder>',
    help: 'folder that the paths in the result lead from (default: the working folder)',
    commands: ['report'],
    takes: 'folder',
  },
  ...ARCHIVE_FLAGS,
  ...SPARK_FLAGS,
  {
    spec: '--workers <n>',
    help: 'threads (default: the cores there are)',
    commands: READING,
    option: 'workers',
    type: 'number',
  },
  {
    spec: '--keep <mb>',
    help: 'megabytes of text and tokens held in memory; the rest is set aside in TMPDIR, or read again (default: 200)',
    commands: ['scan', 'check'],
    option: 'keep',
    type: 'size',
  },
  {
    spec: '--memory <mb>',
    help: 'megabytes that a large scan goes by, also as 2g: with less it takes longer (default: half of what there is)',
    commands: ['scan', 'check'],
    option: 'memory',
    type: 'size',
  },
  { spec: '--progress', help: 'show progress on standard error (default: on a terminal)', commands: READING },
  { spec: '--no-progress', help: 'show no progress', commands: READING },
  {
    spec: '--stats',
    help: 'say on standard error what time and memory each step took',
    commands: ['scan', 'check'],
  },
  {
    spec: '--color',
    help: 'colour the terminal report (default: on a terminal, unless NO_COLOR is set)',
    commands: REPORTING,
  },
  { spec: '--no-color', help: 'no colour', commands: REPORTING },
  {
    spec: '-q, --quiet',
    help: 'say nothing on standard error but errors, problems and limits that are met',
    commands: ALL,
    actions: ACTIONS,
  },
  {
    spec: '--config <file>',
    help: 'settings (default: flong.config.json, flong.config.js or "flong" in package.json, in the working folder)',
    commands: ALL,
    actions: ACTIONS,
    takes: 'file',
  },
  { spec: '--no-config', help: 'read no config file', commands: ALL, actions: ACTIONS },
];

/** Flags that a command takes. */
export const flagsOf = (command: CommandName): readonly Flag[] =>
  FLAGS.filter(({ commands }) => commands.includes(command));

/** The flag that sets an option. */
export const flagOf = (option: string): Flag | undefined => FLAGS.find((flag) => flag.option === option);
