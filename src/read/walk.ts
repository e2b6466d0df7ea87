import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { systemMessage } from '../errors.js';
import type { Problem } from '../model.js';
import { endingOf, type Kind, kindOf, passOver } from './formats/formats.js';
import { IgnoreFiles } from './ignore-files.js';
import { globOf } from './slashes.js';
import { statOf } from './stat.js';

/** A file found below a folder. */
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
 * Walks a folder for articles. Hidden files are left alone, and so is what a `.flongignore` in any folder names; files of
 * other kinds are counted. Links to files are followed; links to folders too, unless the folder is walked anyway or the
 * link leads into a loop.
 */
export async function walk(folder: string, ignore: readonly string[]): Promise<Walk> {
  let root: string;
  try {
    root = realpathSync(folder);
  } catch (error) {
    // gone since it was looked at, or below a folder that may not be looked into, as a working folder may be
    const problem = { path: '', message: systemMessage(error) };
    return { found: [], problems: [problem], passedOver: new Map() };
  }
  const walker = new Walker(root, ignore);
  await walker.into(folder, '');
  return walker;
}

/** A walk on its way: what it has found, and where it has been. */
class Walker implements Walk {
  readonly found: Found[] = [];
  readonly problems: Problem[] = [];
  readonly passedOver = new Map<string, number>();
  readonly #root: string;
  readonly #ignore: readonly string[];
  readonly #ignoreFiles = new IgnoreFiles();
  /** folders that links have led to, and the one walked */
  readonly #seen: Set<string>;

  constructor(root: string, ignore: readonly string[]) {
    this.#root = root;
    this.#ignore = ignore.map((glob) => globOf(glob));
    this.#seen = new Set([this.#root]);
  }

  /** Walks a folder whose files are shown behind `prefix`. */
  async into(folder: string, prefix: string): Promise<void> {
    const { default: fastGlob } = await import('fast-glob');
    const entries = await fastGlob('**/*', {
      cwd: folder,
      onlyFiles: false,
      objectMode: true,
      followSymbolicLinks: false,
      // a folder that may not be opened must not end the walk: `#unreadable` tells of it
      suppressErrors: true,
      // patterns speak of paths below the folder scanned, also where a link leads out of it
      ignore: this.#ignore.map((glob) =>
        prefix !== '' && glob.startsWith(prefix) ? glob.slice(prefix.length) : glob,
      ),
    });
    this.#ignoreFiles.load(folder, prefix.slice(0, -1), this.problems);
    for (const { path, dirent } of entries) {
      if (dirent.isDirectory()) this.#ignoreFiles.load(join(folder, path), prefix + path, this.problems);
    }
    for (const { path, dirent } of entries) {
      const shown = prefix + path;
      const file = join(folder, path);
      if (this.#ignoreFiles.leavesOut(shown, dirent.isDirectory())) continue;
      // what such a name was taken for stands in its place, and names nothing
      if (path.includes('\ufffd') && !existsSync(file)) {
        if (dirent.isDirectory() || kindOf(path) !== null)
          this.#tell(shown, 'has a name that is no UTF-8: rename it to have it read');
      } else if (dirent.isDirectory()) {
        this.#unreadable(file, shown);
        // the pattern goes into no folder with a line break in its name
        if (/\n[^/]*$/.test(path)) await this.into(file, `${shown}/`);
      } else if (dirent.isSymbolicLink()) await this.#follow(file, shown);
      else if (dirent.isFile()) this.#take(file, shown);
      else this.#tell(shown, NO_FILE);
    }
  }

  async #follow(file: string, shown: string): Promise<void> {
    let target: string;
    try {
      target = realpathSync(file);
      const stat = statOf(target);
      if (!stat.isDirectory()) {
        // a file of the folder walked is read where it lies, if it is not hidden there
        const inside =
          target.startsWith(this.#root + sep) && !/[/\\]\./.test(target.slice(this.#root.length));
        if (inside) return;
        if (stat.isFile()) this.#take(file, shown);
        else if (kindOf(shown) !== null) this.#tell(shown, NO_FILE);
        return;
      }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      this.#tell(
        shown,
        code === 'ENOENT' ? 'a symbolic link that leads nowhere: remove it' : systemMessage(error),
      );
      return;
    }
    const home = realpathSync(dirname(file));
    if (home === target || home.startsWith(target + sep)) {
      this.#tell(
        shown,
        'a symbolic link that leads back to a folder above it: its files are read once; remove the link',
      );
      return;
    }
    // what lies below the folder walked is read there, whether a link leads to it or not
    if (target.startsWith(this.#root + sep) || this.#seen.has(target)) return;
    this.#seen.add(target);
    await this.into(file, `${shown}/`);
  }

  #unreadable(folder: string, shown: string): void {
    try {
      accessSync(folder, constants.R_OK | constants.X_OK);
    } catch (error) {
      this.#tell(shown, systemMessage(error));
    }
  }

  #take(file: string, path: string): void {
    const kind = kindOf(path);
    if (kind === null) passOver(this.passedOver, endingOf(path));
    else this.found.push({ path, file, kind });
  }

  #tell(path: string, message: string): void {
    this.problems.push({ path, message });
  }
}

const NO_FILE = 'is no regular file: leave it out with --ignore';
