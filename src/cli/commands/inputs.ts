import { systemMessage, UsageError } from '../../errors.js';
import { type Options, type Progress, resolveOptions } from '../../options.js';
import { findSources, type Inputs, readStdin } from '../../read/inputs.js';
import { textByMark } from '../../read/marked.js';
import { MOST, readAny } from '../../read/stat.js';
import { count } from '../../report/numbers.js';
import type { Given } from '../flag.js';
import { sayPassedOver } from '../messages.js';
import { showProgress } from '../progress.js';
import type { Settings } from '../settings.js';
import type { Stats } from '../stats.js';
import { optionsOf } from './run.js';

/** What commands that read many articles have in common: paths of a list too, progress, what was passed over. */
export async function withInputs<T>(
  paths: readonly string[],
  settings: Settings,
  stats: Stats | null,
  run: (inputs: Inputs, options: Partial<Options>) => Promise<T>,
): Promise<T> {
  const { given } = settings;
  const shows =
    given.progress === true ||
    (given.progress === undefined && process.stderr.isTTY === true && !given.quiet);
  const progress = shows ? showProgress() : null;
  const onProgress = (step: Progress): void => {
    progress?.tell(step);
    stats?.tell(step);
  };
  const options = { ...optionsOf(settings), onProgress };
  const { ignore } = resolveOptions(options);
  if (given.filesFrom === '-' && paths.includes('-')) {
    throw new UsageError('--files-from -: standard input gives the paths, and cannot be an article too');
  }
  const inputs = await findSources([...paths, ...(await listedPaths(given))], ignore);
  try {
    return await run(inputs, options);
  } finally {
    progress?.end();
    if (!given.quiet) sayPassedOver(inputs.passedOver);
  }
}

/** Characters that a path has at most, of all systems: what Windows takes. */
const LONGEST = 32_767;

/** The paths in the file that `--files-from` names. */
async function listedPaths({ filesFrom, null: zero }: Given): Promise<string[]> {
  if (filesFrom === undefined) {
    if (zero) throw new UsageError('--null says how paths end in --files-from: give that too');
    return [];
  }
  const list = await contentOf(filesFrom as string);
  if (!zero && list.includes('\0'))
    throw new UsageError(`--files-from ${filesFrom}: its paths end in zero bytes: give --null too`);
  const paths = list.split(zero ? '\0' : /\r?\n/);
  const long = paths.findIndex((path) => path.length > LONGEST);
  if (long >= 0)
    throw new UsageError(
      `--files-from ${filesFrom}: is no list of paths: line ${long + 1} has ${count(paths[long].length)} characters`,
    );
  return paths.filter((path) => path !== '');
}

/** The text of a small file that was named, or of standard input for `-`. Throws `UsageError` where it cannot be read. */
export async function contentOf(file: string): Promise<string> {
  try {
    return textByMark(file === '-' ? await readStdin(MOST) : readAny(file));
  } catch (error) {
    throw new UsageError(`${file}: ${systemMessage(error)}`);
  }
}
