import { existsSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { FlongError, systemMessage, UsageError } from '../errors.js';
import { version } from '../version.js';
import type { CommandName } from './command-name.js';
import { COMMANDS } from './commands.js';
import type { Given } from './flag.js';
import { flagsOf } from './flags.js';
import { nearest, say } from './messages.js';
import { settingsFor } from './settings.js';

/**
 * The command line: parses, hands over to a command, sets the exit code (0 done, 1 a limit was met, 2 trouble, 130
 * interrupted). Commands are loaded when they run, so that help and version are quick.
 */
export async function main(argv: readonly string[]): Promise<void> {
  process.once('SIGINT', () => process.exit(130));
  // a closed pipe is met where it is written to; without a listener it would end the process with a trace
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  // thrown where nobody waits for it, as by a config file: Node would end with 1, which says that a limit was met
  process.once('uncaughtException', (error) => process.exit(trouble(error, argv)));
  let done = false;
  // where nothing is left that could bring what is waited for, Node would end with 13, and say nothing
  process.once('exit', (code) => {
    if (done || (code !== 0 && code !== 13)) return;
    say(
      'ended before it was done: something was waited for that never came, in a config file or in flong itself',
    );
    process.exitCode = 2;
  });
  try {
    const flong = program();
    helpIsKnown(flong, argv);
    await flong.parseAsync(argv as string[]);
  } catch (error) {
    process.exitCode = trouble(error, argv);
  }
  done = true;
}

const EXAMPLES = `
Examples:
  flong scan articles                      a folder and all folders in it
  flong scan articles -r html=report.html  a page to open in a browser
  flong compare theirs.txt ours.txt        every shared passage of two texts
  flong help scan                          all that scan takes`;

function program(): Command {
  const flong = new Command('flong')
    .description('Finds syndicated and near-duplicate articles and the paragraphs they recycle.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    // names alone: with their arguments what they do would not fit beside them
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText('after', EXAMPLES)
    .showSuggestionAfterError()
    .configureOutput({ writeErr: () => {} })
    .exitOverride();
  for (const spec of COMMANDS) {
    const command = withFlags(flong.command(spec.name), spec.name)
      .summary(spec.summary)
      .description(spec.description);
    for (const argument of spec.arguments) command.argument(argument.spec, argument.help);
    // the parser hands over the arguments, then the flags, then itself
    command.action(async (...all: unknown[]) => {
      const [flags] = all.slice(-2) as [Given];
      const settings = await settingsFor(spec.name, flags);
      const run = await spec.load();
      process.exitCode = await run(all.slice(0, -2).flat() as string[], settings);
    });
  }
  return flong;
}

/** `help` of an unknown command would show the general help as if nothing were wrong. */
function helpIsKnown(flong: Command, argv: readonly string[]): void {
  const [, , command, topic] = argv;
  if (command !== 'help' || topic === undefined || topic.startsWith('-')) return;
  const names = flong.commands.map((known) => known.name());
  if (!names.includes(topic))
    throw new UsageError(
      `help ${topic}: no such command; there are ${names.slice(0, -1).join(', ')} and ${names.at(-1)}${nearest(topic, names)}`,
    );
}

function withFlags(command: Command, name: CommandName): Command {
  command.helpOption('-h, --help', 'show help').configureOutput({ writeErr: () => {} });
  for (const { spec, help, type } of flagsOf(name)) {
    const option = new Option(spec, help);
    if (type === 'many')
      option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
    // a flag with a --no- twin is undecided until one of the two is given
    if (spec.startsWith('--no-')) option.default(undefined);
    command.addOption(option);
  }
  return command;
}

/** What helps where the parser would not go on: an unknown flag may be a file's name, or stand where none can. */
function cureOf({ code, message }: CommanderError, [, , first]: readonly string[]): string {
  const named = message.match(/'([^']*)'/)?.[1] ?? '';
  if (code === 'commander.unknownCommand') {
    // most likely what is to be scanned: its name without a command
    return existsSync(named) ? `to scan it, flong scan ${named}` : 'see flong --help';
  }
  const command = COMMANDS.find(({ name }) => name === first)?.name;
  const help = command === undefined ? 'see flong --help' : `see flong ${command} --help`;
  if (code !== 'commander.unknownOption') return help;
  const flag = named.split('=')[0];
  const specs =
    command === undefined || flag === named ? [] : flagsOf(command).flatMap(({ spec }) => spec.split(', '));
  if (specs.includes(flag)) {
    const off = flag.replace('--', '--no-');
    return `${flag} takes no value${specs.includes(off) ? ` (${off} is its opposite)` : ''}`;
  }
  if (existsSync(named)) return `a file of this name is given as ./${named}`;
  return first === named ? 'flags stand behind the command, as in flong scan FOLDER -q' : help;
}

/** One line for what a user can cure; a stack only for a fault of our own. */
function trouble(error: unknown, argv: readonly string[]): number {
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
        .replace(/\s*\n\(Did you mean (.*?)\?\)/, ' (did you mean $1?)')}: ${cureOf(error, argv)}`,
    );
    return 2;
  }
  if (error instanceof FlongError) {
    say(error.message);
    return error.exitCode;
  }
  const { code, resource } = (error ?? {}) as NodeJS.ErrnoException & { resource?: string };
  // met anywhere, also where a part of flong is loaded
  if (code === 'EMFILE' || code === 'ENFILE') {
    say(systemMessage(error));
    return 2;
  }
  if (code === 'ERR_ACCESS_DENIED') {
    say(`${resource ? `${resource}: ` : ''}${systemMessage(error)}`);
    return 2;
  }
  say(`a fault of flong itself: ${(error as Error)?.message ?? error}`);
  process.stderr.write(`${(error as Error)?.stack ?? ''}\n`);
  return 2;
}
