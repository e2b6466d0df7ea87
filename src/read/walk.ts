import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { systemMessage } from '../errors.js';
import type { Problem } from '../model.js';
import { endingOf, type Kind, kindOf, passOver } from './formats/formats.js';
import { IgnoreFiles } from './ignore-files.js';

/** A file found below a folder or by a pattern. */
export interface Found {
  /** relative to the folder walked, with `/` */
  readonly path: string;
  readonly file: string;
  readonly kind: Kind;
}

export interface Walk {
  readonly found: Found[];
  readonly problems: Problem[];
  /** files of other kinds, by ending, that were passed over */
  readonly passedOver: Map<string, number>;
}

/**
 * Walks a folder for articles. Hidden files are left alone, and what a `.flongignore` in any folder names, as are files of other kinds, which are counted. Links to
 * files are followed; links to folders too, unless the folder is walked anyway or the link leads into a loop.
 */
export async function walk(folder: string, ignore: readonly string[]): Promise<Walk> {
  const result: Walk = { found: [], problems: [], passedOver: new Map() };
  const seen = new Set([realpathSync(folder)]);
  await walkInto(folder, '', realpathSync(folder), ignore, seen, result, new IgnoreFiles());
  return result;
}

async function walkInto(
  folder: string,
  prefix: string,
  root: string,
  ignore: readonly string[],
  seen: Set<string>,
  result: Walk,
  ignoreFiles: IgnoreFiles,
): Promise<void> {
  const { default: fastGlob } = await import('fast-glob');
  const entries = await fastGlob('**/*', {
    cwd: folder,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    // a folder that may not be opened must not end the walk: `unreadable` tells of it
    suppressErrors: true,
    // patterns speak of paths below the folder scanned, also where a link leads out of it
    ignore: ignore.map((glob) =>
      prefix !== '' && glob.startsWith(prefix) ? glob.slice(prefix.length) : glob,
    ),
  });
  ignoreFiles.load(folder, prefix.slice(0, -1), result.problems);
  for (const { path, dirent } of entries) {
    if (dirent.isDirectory()) ignoreFiles.load(join(folder, path), prefix + path, result.problems);
  }
  for (const { path, dirent } of entries) {
    const shown = prefix + path;
    if (ignoreFiles.leavesOut(shown, dirent.isDirectory())) continue;
    // what such a name was taken for stands in its place, and names nothing
    if (path.includes('\ufffd') && !existsSync(join(folder, path))) {
      if (dirent.isDirectory() || kindOf(path) !== null)
        result.problems.push({
          path: shown,
          message: 'has a name that is no UTF-8: rename it to have it read',
        });
    } else if (dirent.isDirectory()) {
      unreadable(join(folder, path), shown, result.problems);
      // the pattern goes into no folder with a line break in its name
      if (/\n[^/]*$/.test(path)) {
        await walkInto(join(folder, path), `${shown}/`, root, ignore, seen, result, ignoreFiles);
      }
    } else if (dirent.isSymbolicLink()) {
      await followLink(folder, path, shown, root, ignore, seen, result, ignoreFiles);
    } else if (dirent.isFile()) takeFile(shown, join(folder, path), result);
    else result.problems.push({ path: shown, message: NO_FILE });
  }
}

const NO_FILE = 'is no regular file: leave it out with --ignore';

function unreadable(folder: string, shown: string, problems: Problem[]): void {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch (error) {
    problems.push({ path: shown, message: systemMessage(error) });
  }
}

async function followLink(
  folder: string,
  path: string,
  shown: string,
  root: string,
  ignore: readonly string[],
  seen: Set<string>,
  result: Walk,
  ignoreFiles: IgnoreFiles,
): Promise<void> {
  const file = join(folder, path);
  let target: string;
  try {
    target = realpathSync(file);
    const stat = statSync(target);
    if (!stat.isDirectory()) {
      // a file of the folder walked is read where it lies, if it is not hidden there
      const inside = target.startsWith(root + sep) && !/[/\\]\./.test(target.slice(root.length));
      if (inside) return;
      if (stat.isFile()) takeFile(shown, file, result);
      else if (kindOf(path) !== null) result.problems.push({ path: shown, message: NO_FILE });
      return;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const message =
      code === 'ENOENT' ? 'a symbolic link that leads nowhere: remove it' : systemMessage(error);
    result.problems.push({ path: shown, message });
    return;
  }
  const home = realpathSync(dirname(file));
  if (home === target || home.startsWith(target + sep)) {
    result.problems.push({
      path: shown,
      message:
        'a symbolic link that leads back to a folder above it: its files are read once; remove the link',
    });
    return;
  }
  // what lies below the folder walked is read there, whether a link leads to it or not
  if (target.startsWith(root + sep) || seen.has(target)) return;
  seen.add(target);
  await walkInto(file, `${shown}/`, root, ignore, seen, result, ignoreFiles);
}

function takeFile(path: string, file: string, { found, passedOver }: Walk): void {
  const kind = kindOf(path);
  if (kind !== null) {
    found.push({ path, file, kind });
    return;
  }
  const ending = endingOf(path);
  passOver(passedOver, ending);
}
