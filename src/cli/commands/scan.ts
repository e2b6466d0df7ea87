import { readFileSync } from 'node:fs';
import { FlongError, systemMessage, UsageError } from '../../errors.js';
import { resolveOptions } from '../../options.js';
import { findSources, readStdin } from '../../read/inputs.js';
import { scanSources } from '../../scan.js';
import { sayPassedOver } from '../messages.js';
import { showProgress } from '../progress.js';
import type { Given, Settings } from '../settings.js';
import { optionsOf, runAndReport } from './run.js';

/** `flong scan PATH…` */
export async function scanCommand(paths: readonly string[], settings: Settings): Promise<number> {
  const { given } = settings;
  return runAndReport(settings, {}, async () => {
    const shows =
      given.progress === true ||
      (given.progress === undefined && process.stderr.isTTY === true && !given.quiet);
    const progress = shows ? showProgress() : null;
    const options = resolveOptions({ ...optionsOf(settings), onProgress: progress?.tell ?? null });
    if (given.filesFrom === '-' && paths.includes('-')) {
      throw new UsageError('--files-from -: standard input gives the paths, and cannot be an article too');
    }
    const inputs = await findSources([...paths, ...(await listedPaths(given))], options.ignore);
    try {
      return await scanSources(inputs, options);
    } finally {
      progress?.end();
      if (!given.quiet) sayPassedOver(inputs.passedOver);
    }
  });
}

/** The paths in the file that `--files-from` names. */
async function listedPaths({ filesFrom, null: zero }: Given): Promise<string[]> {
  if (filesFrom === undefined) {
    if (zero) throw new UsageError('--null says how paths end in --files-from: give that too');
    return [];
  }
  let list: string;
  try {
    list =
      filesFrom === '-'
        ? Buffer.from(await readStdin()).toString()
        : readFileSync(filesFrom as string, 'utf8');
  } catch (error) {
    throw new FlongError(`${filesFrom}: ${systemMessage(error)}`);
  }
  return list.split(zero ? '\0' : /\r?\n/).filter((path) => path !== '');
}
