import { ACTIONS, type CommandName, SHELLS } from './command-name.js';
import type { Settings } from './settings.js';

/** What a command says of itself; its flags are in the table of flags. */
export interface CommandSpec {
  readonly name: CommandName;
  readonly summary: string;
  readonly description: string;
  readonly arguments: readonly Argument[];
  /** loaded when it runs, so that help and version are quick; resolves to the exit code */
  readonly load: () => Promise<(args: readonly string[], settings: Settings) => Promise<number>>;
}

export interface Argument {
  /** `<a>`, or `[paths...]` for any number */
  readonly spec: string;
  readonly help: string;
  /** what completion offers: files and folders, where it is left out */
  readonly values?: readonly string[];
}

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'scan',
    summary: 'families and shared passages among articles',
    description:
      'Finds families and shared passages among the articles in files, folders and globs; - reads standard input.',
    arguments: [
      {
        spec: '[paths...]',
        help: 'files, folders or globs: text, Markdown, web pages, JSON, CSV, Parquet, WARC, feeds … also packed',
      },
    ],
    load: async () => (await import('./commands/scan.js')).scanCommand,
  },
  {
    name: 'compare',
    summary: 'two articles, every shared passage with its differences',
    description:
      'Compares two articles: how much of each stands in the other, where, and where the wording differs.',
    arguments: [
      { spec: '<a>', help: 'a file, or - for standard input' },
      { spec: '<b>', help: 'another' },
    ],
    load: async () => (await import('./commands/compare.js')).compareCommand,
  },
  {
    name: 'check',
    summary: 'new articles against an archive or a folder',
    description:
      'Finds what new articles share with each other and with all in an archive, or below a folder.',
    arguments: [{ spec: '[paths...]', help: 'files, folders or globs; - for standard input' }],
    load: async () => (await import('./commands/check.js')).checkCommand,
  },
  {
    name: 'archive',
    summary: 'add to, remove from and look after an archive',
    description:
      'Keeps everything seen in one file, for check, watch and serve. add takes files, folders and globs; remove and list take ids, and folders and files of records for all that came from them; verify reads everything and checks that it is whole; compact merges what was added bit by bit and gives back the room of what was removed. Flags go with add, but for --families, which list takes, and -q, --config and --no-config.',
    arguments: [
      { spec: '<action>', help: ACTIONS.join(', '), values: ACTIONS },
      { spec: '<archive>', help: 'the file of the archive' },
      { spec: '[paths...]', help: 'what to add, or the ids to remove or list' },
    ],
    load: async () => (await import('./commands/archive.js')).archiveCommand,
  },
  {
    name: 'watch',
    summary: 'check each article as it comes into a folder',
    description:
      'Checks each file of a folder against an archive, those there and those that come: a line of JSON each.',
    arguments: [{ spec: '<folder>', help: 'the folder' }],
    load: async () => (await import('./commands/watch.js')).watchCommand,
  },
  {
    name: 'serve',
    summary: 'ask an archive in the browser, and by a JSON API',
    description: 'Serves a page and a JSON API that tell what of a text was seen before.',
    arguments: [],
    load: async () => (await import('./commands/serve.js')).serveCommand,
  },
  {
    name: 'report',
    summary: 'a saved result in another format',
    description:
      'Renders a result that was saved with -r json or -r ndjson again. Reports that show lines or whole texts read the articles anew.',
    arguments: [{ spec: '<result>', help: 'a report of -r json or -r ndjson, or - for standard input' }],
    load: async () => (await import('./commands/report.js')).reportCommand,
  },
  {
    name: 'spark',
    summary: 'the line that runs a scan on a Spark cluster',
    description:
      'Prints the line of spark-submit that scans articles on Apache Spark, or runs it (see docs/cluster.md).',
    arguments: [{ spec: '[paths...]', help: 'JSON lines or Parquet, by any path that Spark can read' }],
    load: async () => (await import('./commands/spark.js')).sparkCommand,
  },
  {
    name: 'worker',
    summary: 'steps of a scan for a cluster, tables in and out',
    description:
      'Does one step of a scan on tables that come on standard input, in the format of Apache Arrow: what the Spark job starts on each machine (see docs/cluster.md).',
    arguments: [],
    load: async () => (await import('./commands/worker.js')).workerCommand,
  },
  {
    name: 'completion',
    summary: 'what completes flong on the command line of a shell',
    description: 'Writes the completion of flong for a shell to standard output.',
    arguments: [{ spec: '<shell>', help: SHELLS.join(', '), values: SHELLS }],
    load: async () => (await import('./commands/completion.js')).completionCommand,
  },
];
