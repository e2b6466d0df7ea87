import { COMMANDS, type CommandSpec } from '../commands.js';
import { type Flag, longName, shortName, valueName } from '../flag.js';
import { flagsOf } from '../flags.js';

/** Completion for fish 3 and newer. */
export function fish(): string {
  const names = COMMANDS.map(({ name }) => name).join(' ');
  const first = `not __fish_seen_subcommand_from ${names} help`;
  return `# completion of flong for fish: flong completion fish | source
complete -c flong -f
complete -c flong -n "${first}" -s h -l help -d 'show help'
complete -c flong -n "${first}" -s V -l version -d 'show the version'
${COMMANDS.map(({ name, summary }) => `complete -c flong -n "${first}" -a ${name} -d ${quoted(summary)}`).join('\n')}
complete -c flong -n "${first}" -a help -d 'show help for a command'
complete -c flong -n '__fish_seen_subcommand_from help' -a '${names}'
${COMMANDS.map(linesOf).join('\n')}
`;
}

function linesOf({ name, arguments: own }: CommandSpec): string {
  const at = `complete -c flong -n '__fish_seen_subcommand_from ${name}'`;
  const values = own[0]?.values;
  // -F brings back files, which are off for all
  const operands = values === undefined ? `${at} -F` : `${at} -a '${values.join(' ')}'`;
  return [
    operands,
    ...flagsOf(name).map((flag) => `${at}${flagSpec(flag)}`),
    `${at} -s h -l help -d 'show help'`,
  ].join('\n');
}

function flagSpec(flag: Flag): string {
  const short = shortName(flag);
  const names = `${short === null ? '' : ` -s ${short.slice(1)}`} -l ${longName(flag).slice(2)}`;
  return `${names}${valueName(flag) === null ? '' : offer(flag)} -d ${quoted(flag.help)}`;
}

function offer({ values, takes, type }: Flag): string {
  if (values !== undefined && type === 'list') return ` -x -a '(__fish_append , ${values.join(' ')})'`;
  if (values !== undefined) return ` -x -a '${values.join(' ')}'`;
  if (takes === 'folder') return " -x -a '(__fish_complete_directories)'";
  return takes === 'file' ? ' -r -F' : ' -x';
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
