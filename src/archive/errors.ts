import { FlongError, systemMessage } from '../errors.js';

/** An archive that cannot be used as it stands: the message names it, and says what to do. */
export class ArchiveError extends FlongError {
  override name = 'ArchiveError';

  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
  }
}

export type Mode = 'read' | 'write';

export const NO_ARCHIVE = 'is no archive of flong: name another file';

export const NO_SUCH_ARCHIVE = 'no such archive: make one with flong archive add';

/** What is said of a file that is not as it was written, and what is wrong with it where that is known. */
export const damage = (what = ''): string =>
  `is damaged${what === '' ? '' : ` (${what})`}: put back a copy of it, or make it anew from the articles`;

/** What to throw where the package lmdb does not load, which has native parts and makes some of its code. */
export function notLoaded(path: string, error: unknown): unknown {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  // met by whatever is opened next
  if (code === 'EMFILE' || code === 'ENFILE') return error;
  const why =
    code === 'ERR_DLOPEN_DISABLED'
      ? 'Node was told to load no native parts, which lmdb has: leave out --no-addons, or give it --allow-addons beside --permission'
      : error instanceof EvalError
        ? 'Node was told to make no code of strings, which lmdb does: leave out --disallow-code-generation-from-strings'
        : `the package lmdb does not load (${systemMessage(error)}): install flong anew on this machine, with optional packages`;
  return new ArchiveError(path, `cannot be opened: ${why}`);
}

/** What LMDB or the system says, in the words of a person. */
export function storeMessage(error: unknown, mode: Mode): string {
  const { code, message = String(error) } = error as { code?: unknown; message?: string };
  // a write that was cut short is told as an error of input or output
  if (mode === 'write' && /no space left|quota exceeded|file too large|input\/output error/i.test(message))
    return 'no room left on the disk: what was being written is left out, the rest is whole; make room and do it again';
  if (
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM' ||
    /read-only|permission denied|not permitted/i.test(message)
  ) {
    return mode === 'write'
      ? 'cannot be written: check the permissions of the file and of its folder'
      : 'cannot be read: check the permissions of the file and of its folder';
  }
  if (/MDB_(CORRUPTED|PAGE_NOTFOUND|INVALID|VERSION_MISMATCH|PANIC|BAD_)|corrupt|not an LMDB/i.test(message))
    return damage();
  return systemMessage(error);
}
