import { Command, CommanderError, Option } from 'commander';
import { FlongError, UsageError } from '../errors.js';
import { version } from '../version.js';
import { type CommandName, FLAGS } from './flags.js';
import { say } from './messages.js';

/**
 * The command line: parses, hands over to a command, sets the exit code (0 done, 1 a limit was met, 2 trouble, 130
 * interrupted). Commands are loaded when they run, so that help and version are quick.
 */
export async function main(argv: readonly string[]): Promise<void> {
  process.once('SIGINT', () => process.exit(130));
  // a closed pipe is met where it is written to; without a listener it would end the process with a trace
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  try {
    const flong = program();
    helpIsKnown(flong, argv);
    await flong.parseAsync(argv as string[]);
  } catch (error) {
    process.exitCode = await trouble(error);
  }
}

function program(): Command {
  const flong = new Command('flong')
    .description('Finds syndicated and near-duplicate articles and the paragraphs they recycle.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError()
    .configureOutput({ writeErr: () => {} })
    .exitOverride();
  withFlags(flong.command('scan'), 'scan')
    .summary('families and shared passages among articles')
    .description(
      'Finds families and shared passages among the articles in files, folders and globs; - reads standard input.',
    )
    .argument('[paths...]', 'files (.txt, .md, .jsonl), folders or globs')
    .action(async (paths: string[], given) => {
      const { scanCommand } = await import('./commands/scan.js');
      process.exitCode = await scanCommand(paths, given);
    });
  withFlags(flong.command('compare'), 'compare')
    .summary('two articles, every shared passage with its differences')
    .description(
      'Compares two articles: how much of each stands in the other, where, and where the wording differs.',
    )
    .argument('<a>', 'a file, or - for standard input')
    .argument('<b>', 'another')
    .action(async (a: string, b: string, given) => {
      const { compareCommand } = await import('./commands/compare.js');
      process.exitCode = await compareCommand(a, b, given);
    });
  return flong;
}

/** `help` of an unknown command would show the general help as if nothing were wrong. */
function helpIsKnown(flong: Command, argv: readonly string[]): void {
  const [, , command, topic] = argv;
  if (command !== 'help' || topic === undefined || topic.startsWith('-')) return;
  const names = flong.commands.map((known) => known.name());
  if (!names.includes(topic))
    throw new UsageError(`help ${topic}: no such command; there are ${names.join(' and ')}`);
}

function withFlags(command: Command, name: CommandName): Command {
  command.helpOption('-h, --help', 'show help').configureOutput({ writeErr: () => {} });
  for (const { spec, help, commands, type } of FLAGS) {
    if (!commands.includes(name)) continue;
    const option = new Option(spec, help);
    if (type === 'many')
      option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
    // a flag with a --no- twin is undecided until one of the two is given
    if (spec.startsWith('--no-')) option.default(undefined);
    command.addOption(option);
  }
  return command;
}

/** One line for what a user can cure; a stack only for a fault of our own. */
async function trouble(error: unknown): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') {
      process.stderr.write('flong: no command given: try flong scan FOLDER, or flong --help\n');
      return 2;
    }
    say(
      `${error.message
        .replace(/^error: /, '')
        .replace(/\.$/, '')
        .replace(/\s*\n\(Did you mean (.*?)\?\)/, ' (did you mean $1?)')}: see flong --help`,
    );
    return 2;
  }
  const { inFlags } = await import('./commands/run.js');
  const told = inFlags(error);
  if (told instanceof FlongError) {
    say(told.message);
    return told.exitCode;
  }
  say(`a fault of flong itself: ${(told as Error)?.message ?? told}`);
  process.stderr.write(`${(told as Error)?.stack ?? ''}\n`);
  return 2;
}
