import { relative, resolve, sep } from 'node:path';

/** Paths as ids and globs have them, with `/`, on systems that part folders in another way (`parted`). */

export const slashed = (path: string, parted = sep): string => path.replaceAll(parted, '/');

/** A path as seen from the working folder, with `/`: what editors, reviews and CI call the file. */
export const fromHere = (file: string): string => slashed(relative('', resolve(file)));

/**
 * A path as ids have it: as it was given, but for what leads nowhere, which a shell or a script has put in: a leading `./`, a
 * `/./` or `//` on the way, a `/` at the end. Empty for the working folder.
 */
export function idOfPath(given: string, parted = sep): string {
  const path = slashed(given, parted);
  // two name a server on Windows
  const root = parted === '\\' && path.startsWith('//') ? '//' : path.startsWith('/') ? '/' : '';
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  return root + steps.join('/');
}

/**
 * A glob as it was given, for a matcher that takes `\` for an escape. On Windows it parts folders, as in `corpus\*.txt`, which
 * no shell there expands; before what a file's name may hold and a glob means otherwise, it escapes there too.
 */
export const globOf = (given: string, parted = sep): string =>
  parted === '\\' ? given.replace(/\\(?![!()+@[\]{}])/g, '/') : given;

/**
 * A path with `/` as a relative reference, or as a file URI where it is absolute: on Windows, by its drive or its server.
 * Half surrogates cannot be in a URI.
 */
export function uriOf(file: string, parted = sep): string {
  const path = file.toWellFormed().split('/').map(encodeURIComponent).join('/');
  if (parted === '\\') {
    if (file.startsWith('//')) return `file:${path}`;
    if (/^[a-z]:\//i.test(file)) return `file:///${path.replace('%3A', ':')}`;
  }
  return file.startsWith('/') ? `file://${path}` : path;
}
