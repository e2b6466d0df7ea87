import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { systemMessage } from '../errors.js';
import type { Problem } from '../model.js';
import { textByMark } from './marked.js';
import { statIfThere } from './stat.js';

/** The name of a file that says what to leave out of its folder and all below, as `.gitignore` does for git. */
const NAME = '.flongignore';

/** Bytes of one, at most: each of its lines is held against each path. */
const MOST = 1 << 20;
const NOT_READ = 'is no file of up to 1 MB: nothing is left out by it';

/** The ignore files met in a walk. As with git, the deepest that speaks of a path decides, and what lies in a folder left out is out. */
export class IgnoreFiles {
  readonly #rules = new Map<string, Ignore>();
  readonly #folders = new Map<string, boolean>();

  /** Reads the ignore file of a folder, if it has one; `shown` is its path below the one walked, `` for that itself. */
  load(folder: string, shown: string, problems: Problem[]): void {
    let lines: string;
    try {
      const file = join(folder, NAME);
      const stat = statIfThere(file);
      if (stat === undefined || stat.isDirectory()) return;
      // of a pipe or a device there would be no end
      if (!stat.isFile() || stat.size > MOST)
        return void problems.push({ path: below(shown, NAME), message: NOT_READ });
      lines = textByMark(readFileSync(file));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code as string;
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return;
      // a folder that may not be opened is told of as such
      if (code !== 'EACCES' || shown === '')
        problems.push({ path: below(shown, NAME), message: systemMessage(error) });
      return;
    }
    this.#rules.set(shown, ignore({ allowRelativePaths: true }).add(lines));
  }

  /** Whether a file, or a folder, is left out; all folders above it must have been loaded. */
  leavesOut(path: string, isFolder: boolean): boolean {
    if (this.#rules.size === 0) return false;
    const slash = path.lastIndexOf('/');
    const parent = slash < 0 ? '' : path.slice(0, slash);
    if (parent !== '' && this.#leavesOutFolder(parent)) return true;
    let out = false;
    for (let at = -1; ; ) {
      const folder = at < 0 ? '' : path.slice(0, at);
      const rest = path.slice(at + 1);
      const told = this.#rules.get(folder)?.test(isFolder ? `${rest}/` : rest);
      if (told?.ignored) out = true;
      else if (told?.unignored) out = false;
      if (at === slash) return out;
      at = path.indexOf('/', at + 1);
    }
  }

  #leavesOutFolder(path: string): boolean {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const out = this.leavesOut(path, true);
    this.#folders.set(path, out);
    return out;
  }
}

const below = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
