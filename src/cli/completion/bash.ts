import { COMMANDS } from '../commands.js';
import { type Flag, longName, shortName, valueName } from '../flag.js';
import { flagsOf } from '../flags.js';

/**
 * Completion for bash, also the old one of a Mac, which needs nothing else. Bash parts words at `=`, so that in `-r json=fi` the file is
 * a word of its own, behind one that is `=`, and in `--kinds=co` the value. It does not part them at commas.
 */
export function bash(): string {
  return `# completion of flong for bash: source <(flong completion bash)
_flong() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command='' word
  local -i i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${COMMANDS.map(({ name }) => name).join('|')}) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  COMPREPLY=()
  local IFS=$' \\t\\n'
  _flong_files() { compopt -o filenames 2>/dev/null; local IFS=$'\\n'; COMPREPLY=($(compgen "\${2:--f}" -- "$1")); }
  _flong_words() { COMPREPLY=($(compgen -W "$1" -- "$current")); }
  _flong_list() {
    local kept='' left='' one
    if [[ $current == *,* ]]; then kept=\${current%,*},; fi
    for one in $1; do [[ ,$kept == *,$one,* ]] || left+=" $one"; done
    compopt -o nospace 2>/dev/null
    COMPREPLY=($(compgen -P "$kept" -W "$left" -- "\${current##*,}"))
  }
  local -i flag=COMP_CWORD-1
  if [[ $current == '=' ]]; then current=''; elif [[ $before == '=' ]]; then flag=COMP_CWORD-2; else flag=-1; fi
  if ((flag >= 0)); then
    before=\${COMP_WORDS[flag]}
    if [[ $before != --* ]]; then _flong_files "$current"; return; fi
  fi
  case $command in
    '') _flong_words '${COMMANDS.map(({ name }) => name).join(' ')} help --help --version' ;;
${COMMANDS.map(({ name }) => commandCase(name)).join('\n')}
  esac
}
complete -F _flong flong
`;
}

function commandCase(name: (typeof COMMANDS)[number]['name']): string {
  const flags = flagsOf(name);
  const names = flags.flatMap(namesOf);
  const values = flags
    .filter((flag) => valueName(flag) !== null)
    .map((flag) => `        ${namesOf(flag).join('|')}) ${offer(flag)}; return ;;\n`);
  const own = COMMANDS.find((command) => command.name === name)?.arguments[0]?.values;
  const rest = own === undefined ? '_flong_files "$current"' : `_flong_words '${own.join(' ')}'`;
  return `    ${name})
      case $before in
${values.join('')}      esac
      if [[ $current == -* ]]; then _flong_words '${[...names, '--help'].join(' ')}'; else ${rest}; fi ;;`;
}

const namesOf = (flag: Flag): string[] => [shortName(flag), longName(flag)].filter((name) => name !== null);

/** A flag whose values nobody can guess offers nothing, and not files either. */
function offer({ values, takes, type }: Flag): string {
  if (values !== undefined && type === 'list') return `_flong_list '${values.join(' ')}'`;
  if (values !== undefined) return `_flong_words '${values.join(' ')}'`;
  if (takes === 'folder') return '_flong_files "$current" -d';
  return takes === 'file' ? '_flong_files "$current"' : ':';
}
