import { COMMANDS, type CommandSpec } from './commands.js';
import { CONFIGURABLE } from './config.js';
import { VARIABLES, variableOf } from './environment.js';
import { type Flag, settingName } from './flag.js';
import { FLAGS, flagsOf } from './flags.js';

/**
 * The man page, in the macros of man(7), which every man program reads. `npm run made` writes it to docs/flong.1; a test
 * holds the file to what is made here.
 */
export function manual(version: string): string {
  return `.\\" made by npm run made from the table of flags
.TH FLONG 1 "" "flong ${version}" "User Commands"
.nh
.ad l
.SH NAME
flong \\- find syndicated and near\\-duplicate articles and what they recycle
.SH SYNOPSIS
${COMMANDS.map(synopsis).join('\n.br\n')}
.SH DESCRIPTION
${text(
  'Reads folders of articles and finds copy that was used before: syndicated stories, near-duplicates, and single paragraphs or sentences carried over from one article into another. For each pair it says how much of each article the other holds, which words, where they stand in both texts, and where the wording differs.',
)}
.PP
${text('Results go to standard output, everything else to standard error.')}
.SH COMMANDS
${COMMANDS.map(command).join('\n')}
.SH OPTIONS
${FLAGS.map(option).join('\n')}
.TP
\\fB\\-h\\fR, \\fB\\-\\-help\\fR
show help
.TP
\\fB\\-V\\fR, \\fB\\-\\-version\\fR
show the version
.SH ENVIRONMENT
${text('Flags go before the environment, the environment before the config file. A variable that is empty sets nothing; lists are parted by commas; what is on or off is 1 or 0.')}
.PP
${wordList(VARIABLES.map(variableOf))}
.TP
\\fBNO_COLOR\\fR
no colour, unless \\fB\\-\\-color\\fR is given
.TP
\\fBCOLUMNS\\fR
width of the terminal report, where standard output is no terminal
.SH FILES
.TP
\\fIflong.config.json\\fR, \\fIflong.config.js\\fR, \\fIpackage.json\\fR
${text('In the working folder: an object of settings; in package.json under "flong". A flong.config.js is run. Settings:')}
${wordList(CONFIGURABLE.map(settingName))}
.SH "EXIT STATUS"
.TP
0
done
.TP
1
a limit of \\fB\\-\\-fail\\-on\\fR is met
.TP
2
${text('an input could not be read as it stands (the rest is reported all the same), or the command could not be run')}
.TP
130
interrupted
.SH EXAMPLES
.TP
\\fBflong scan articles\\fR
${text('families and shared passages in a folder and all folders in it')}
.TP
\\fBflong compare theirs.txt ours.txt\\fR
${text('every shared passage of two texts')}
.TP
\\fBflong scan articles \\-\\-baseline flong\\-baseline.json \\-\\-fail\\-on new\\fR
${text('code 1 where a copy is not among those accepted')}
`;
}

const synopsis = ({ name, arguments: own }: CommandSpec): string =>
  `.B flong ${escaped(name)}\n${['[\\fIoptions\\fR]', ...own.map(({ spec }) => operand(spec))].join(' ')}`;

/** `[paths...]` with the name in italics. */
const operand = (spec: string): string =>
  escaped(spec)
    .replace(/[a-z]+/, (name) => `\\fI${name}\\fR`)
    .replace(/[<>]/g, '');

const command = ({ name, description, arguments: own }: CommandSpec): string =>
  `.TP\n${[`\\fBflong ${escaped(name)}\\fR`, ...own.map(({ spec }) => operand(spec))].join(' ')}\n${text(description)}`;

/** `\fB-r\fR, \fB--report\fR \fIformat[=file]\fR`, what it does, and the commands that take it. */
function option(flag: Flag): string {
  const [names, value] = flag.spec.split(' <');
  const shown = names.split(', ').map((name) => `\\fB${escaped(name)}\\fR`);
  const head = `${shown.join(', ')}${value === undefined ? '' : ` \\fI${escaped(value.slice(0, -1))}\\fR`}`;
  const takers = COMMANDS.filter(({ name }) => flagsOf(name).includes(flag)).map(({ name }) => name);
  return `.TP\n${head}\n${text(`${flag.help} [${takers.join(', ')}]`)}`;
}

const wordList = (words: readonly string[]): string =>
  words.map((word, i) => `\\fB${escaped(word)}\\fR${i < words.length - 1 ? ',' : ''}`).join('\n');

/** A paragraph in lines of 80 bytes at most (some characters are three), none of which begins with what roff takes for a command. */
const text = (paragraph: string): string =>
  escaped(paragraph)
    .replace(/(.{1,72})(?: |$)/g, '$1\n')
    .replace(/^[.']/gm, '\\&$&')
    .trimEnd();

const escaped = (part: string): string => part.replaceAll('\\', '\\e').replaceAll('-', '\\-');
