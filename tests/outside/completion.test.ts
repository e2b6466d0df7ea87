import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { longName } from '../../src/cli/flag.js';
import { FLAGS, flagsOf } from '../../src/cli/flags.js';
import { KINDS } from '../../src/model.js';
import { BIN, folderOf } from '../cli/support.js';
import { runIn } from './support.js';

/** A folder to complete in, with `flong` on the path. */
const home = folderOf({ 'result.json': '{}', 'notes.txt': '', 'bin/.keep': '' });
symlinkSync(BIN, join(home, 'bin/flong'));
mkdirSync(join(home, 'articles'));
const env = {
  PATH: `${join(home, 'bin')}:${process.env.PATH}`,
  HOME: home,
  ZDOTDIR: home,
  XDG_CONFIG_HOME: home,
};

/** What a shell offers for an unfinished line, one by one, without descriptions. */
type Offers = (line: string) => string[];

const words = (output: string): string[] => output.split('\n').filter((word) => word !== '');

const bash: Offers = (line) => {
  const script = `
    cd '${home}'; source <(flong completion bash)
    line=$1
    # as readline parts them: at blanks, and at = as a word of its own
    spaced=\${line//=/ = }
    read -ra COMP_WORDS <<< "$spaced"
    [[ $line == *' ' || $line == *= ]] && COMP_WORDS+=('')
    COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); COMP_LINE=$line; COMP_POINT=\${#line}
    _flong 2>/dev/null
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  return words(runIn('bash', ['--norc', '-c', script, 'bash', line], '', env));
};

const fish: Offers = (line) => {
  const script = `cd '${home}'; flong completion fish | source; complete -C ${JSON.stringify(line)}`;
  return words(runIn('fish', ['--no-config', '-c', script], '', env)).map((offer) => offer.split('\t')[0]);
};

/** zsh completes only where it edits a line: one runs in a pseudo terminal of another, and lists what it would add. */
const zsh: Offers = (line) => {
  writeFileSync(
    join(home, 'inner.zsh'),
    `PS1='> '; autoload -Uz compinit; compinit -u -d '${join(home, 'dump')}'
    cd '${home}'; source <(flong completion zsh)
    zstyle ':completion:*' completer _complete
    functions[_real]=$functions[_flong]
    compadd() {
      local -a offered hits; local -i i
      if [[ " $* " == *' -O '* || " $* " == *' -A '* || " $* " == *' -D '* ]]; then builtin compadd "$@"; return; fi
      builtin compadd -O hits "$@"
      print -rl -- "OFFER:\${(@)^hits}" >> '${join(home, 'offers')}'
      builtin compadd "$@"
    }
    `,
  );
  const script = `
    zmodload zsh/zpty; rm -f '${join(home, 'offers')}'; touch '${join(home, 'offers')}'
    zpty inner zsh -f -i
    zpty -w inner "source '${join(home, 'inner.zsh')}'; print RE''ADY"
    zpty -r inner out '*READY*'
    zpty -n -w inner $'${line.replaceAll("'", "\\'")}\\t'
    sleep 1.2
    zpty -d inner
    cat '${join(home, 'offers')}'`;
  const offers = words(runIn('zsh', ['-f', '-c', script], '', env));
  return [...new Set(offers.map((offer) => offer.replace(/^OFFER:/, '')).filter((offer) => offer !== ''))];
};

const names = COMMANDS.map(({ name }) => name);

describe.each([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
] as const)('completion for %s', (_, offers) => {
  it('offers the commands', () => {
    expect(offers('flong ')).toEqual(expect.arrayContaining(names));
    expect(offers('flong co').sort()).toEqual(['compare', 'completion']);
  });

  it('offers the flags of the command, and no other', () => {
    for (const name of ['scan', 'report'] as const) {
      const flags = offers(`flong ${name} --`).map((flag) => flag.replace(/=$/, ''));
      const own = flagsOf(name).map(longName);
      expect(flags).toEqual(expect.arrayContaining(own));
      const others = FLAGS.map(longName).filter((flag) => !own.includes(flag));
      for (const other of others) expect(flags).not.toContain(other);
    }
  });

  it('offers values where there are some to choose from', () => {
    expect(offers('flong scan --minhash ')).toEqual(expect.arrayContaining(['fast', 'reference']));
    expect(offers('flong scan -r sa').map((offer) => offer.trim())).toEqual(['sarif']);
    expect(offers('flong completion ').sort()).toEqual(['bash', 'fish', 'zsh']);
  });

  it('offers the last part of a list', () => {
    const parts = (line: string): string[] =>
      offers(line)
        .map((offer) => offer.trim().replace(/^.*[,=]/, ''))
        .sort();
    for (const flag of ['--kinds ', '--kinds=']) {
      expect(parts(`flong scan ${flag}`), flag).toEqual([...KINDS].sort());
      expect(parts(`flong scan ${flag}q`), flag).toEqual(['quotation']);
      expect(parts(`flong scan ${flag}copy,q`), flag).toEqual(['quotation']);
      expect(parts(`flong scan ${flag}copy,stock,`), flag).toEqual(
        expect.arrayContaining(['boilerplate', 'credit', 'quotation']),
      );
    }
  });

  it('offers files for arguments and for flags that take one, and folders for --texts', () => {
    expect(offers('flong report res')).toEqual(['result.json']);
    expect(offers('flong scan --baseline res')).toEqual(['result.json']);
    const folders = offers('flong report --texts ').map((folder) => folder.replace(/\/$/, ''));
    expect(folders).toContain('articles');
    expect(folders).not.toContain('result.json');
  });
});

it.each([
  ['bash', bash],
  ['zsh', zsh],
] as const)('completion for %s offers files behind the = of a report', (_, offers) => {
  expect(offers('flong scan -r json=res').at(-1)).toMatch(/result\.json$/);
});
