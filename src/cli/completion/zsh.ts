import { REPORT_FORMATS } from '../../report/reporters.js';
import { COMMANDS, type CommandSpec } from '../commands.js';
import { type Flag, longName, shortName, valueName } from '../flag.js';
import { flagsOf } from '../flags.js';

/** Completion for zsh, by its own `_arguments`. It can be sourced, or put as `_flong` in a folder of `fpath`. */
export function zsh(): string {
  return `#compdef flong
# completion of flong for zsh: source <(flong completion zsh)
_flong() {
  local state line
  local -a commands=(
${COMMANDS.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
    'help:show help for a command'
  )
  _arguments -C '(- *)'{-h,--help}'[show help]' '(- *)'{-V,--version}'[show the version]' \\
    '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument)
      case $line[1] in
${COMMANDS.map(commandCase).join('\n')}
        help) _describe command commands ;;
      esac ;;
  esac
}

# "json" or "json=FILE"
_flong_report() {
  if compset -P '*='; then _files; else compadd -S '' -- ${REPORT_FORMATS.join(' ')}; fi
}

if [[ $funcstack[1] == _flong ]]; then _flong "$@"; else compdef _flong flong; fi
`;
}

function commandCase({ name, arguments: own }: CommandSpec): string {
  const specs = [
    ...flagsOf(name).flatMap(specsOf),
    "'(- *)'{-h,--help}'[show help]'",
    ...own.map(argumentSpec),
  ];
  return `        ${name})\n          _arguments -s ${specs.join(' \\\n            ')} ;;`;
}

/** `'--min-words=[shortest passage told]:n:'`; of a flag given many times `'*…'`. */
function specsOf(flag: Flag): string[] {
  const value = valueName(flag);
  const often = flag.type === 'many' ? '*' : '';
  const help = `[${escaped(flag.help)}]`;
  const action = value === null ? '' : `:${escaped(value)}:${offer(flag)}`;
  const short = shortName(flag);
  return [
    quoted(`${often}${longName(flag)}${value === null ? '' : '='}${help}${action}`),
    ...(short === null ? [] : [quoted(`${often}${short}${value === null ? '' : '+'}${help}${action}`)]),
  ];
}

function offer(flag: Flag): string {
  const { values, takes, spec, type } = flag;
  if (spec.includes('[=file]')) return '_flong_report';
  // called as it stands, for the blank before it
  if (values !== undefined && type === 'list') return ` _values -s , ${valueName(flag)} ${values.join(' ')}`;
  if (values !== undefined) return `(${values.join(' ')})`;
  if (takes === 'folder') return '_files -/';
  return takes === 'file' ? '_files' : ' ';
}

function argumentSpec({ spec, help, values }: CommandSpec['arguments'][number], i: number): string {
  const place = spec.includes('...') ? '*' : String(i + 1);
  return quoted(`${place}:${escaped(help)}:${values === undefined ? '_files' : `(${values.join(' ')})`}`);
}

/** Inside a spec these end a part of it. */
const escaped = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
