import { randomBytes } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  copyFileSync,
  fchmodSync,
  fchownSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FlongError, systemMessage } from '../errors.js';
import { statIfThere, statOfOpen } from '../read/stat.js';

/**
 * Writes a file, or over one: beside it first, under a name that begins with `.flong-`, and then in its place, so that however
 * the run ends it holds the old or the new, whole. Pipes, devices and what else cannot be replaced is written as it stands.
 * Throws `FlongError` where it cannot be written.
 */
export function writeOver(file: string, chunks: Iterable<string>): void {
  try {
    const beside = openBeside(file);
    if (beside === null) writeTo(openSync(file, 'w'), chunks);
    else replace(beside, chunks);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new FlongError(`${file}: cannot be written: ${systemMessage(error, 'write')}`);
  }
}

interface Beside {
  readonly fd: number;
  readonly path: string;
  /** what it is to replace, links followed */
  readonly target: string;
}

/** A new file beside another, with its mode and owner; null where there can be none, or it should not be replaced. */
function openBeside(file: string): Beside | null {
  let made: Beside | null = null;
  try {
    const old = statIfThere(file);
    if (old === undefined ? isLink(file) : !isReplaceable(old)) return null;
    const target = old === undefined ? join(realpathSync(dirname(file)), basename(file)) : realpathSync(file);
    const path = join(dirname(target), `.flong-${randomBytes(6).toString('hex')}`);
    // who asks a run to end (timeout, CI) gets that when this is done: what lies beside would stay
    if (process.listenerCount('SIGTERM') === 0) process.once('SIGTERM', () => process.exit(143));
    made = { fd: openSync(path, 'wx', 0o666), path, target };
    if (old !== undefined) become(made.fd, old);
    return made;
  } catch {
    // a folder where nothing may be made, an owner that cannot be given: the file may be written all the same
    if (made !== null) discard(made);
    return null;
  }
}

/** A link to what is not there yet: writing through it makes that. */
const isLink = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** Descriptors that a shell opens for who it starts. */
const FROM_SHELL = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** No device or pipe, and no file that is known otherwise too: by another name, or as `/dev/stdout` by who has opened it. */
const isReplaceable = (stat: BigIntStats): boolean =>
  stat.isFile() && stat.nlink === 1n && !FROM_SHELL.some((fd) => isOpenAs(fd, stat));

function isOpenAs(fd: number, { dev, ino }: BigIntStats): boolean {
  try {
    const open = statOfOpen(fd);
    return open.dev === dev && open.ino === ino;
  } catch {
    // not open
    return false;
  }
}

function become(fd: number, { uid, gid, mode }: BigIntStats): void {
  const own = statOfOpen(fd);
  if (own.uid !== uid || own.gid !== gid) fchownSync(fd, Number(uid), Number(gid));
  fchmodSync(fd, Number(mode & 0o7777n));
}

function discard({ fd, path }: Beside): void {
  closeSync(fd);
  rmSync(path, { force: true });
}

function replace({ fd, path, target }: Beside, chunks: Iterable<string>): void {
  try {
    writeTo(fd, chunks);
    try {
      renameSync(path, target);
    } catch {
      // a file that is mounted by itself, or on Windows is open elsewhere
      copyFileSync(path, target);
    }
  } finally {
    rmSync(path, { force: true });
  }
}

function writeTo(fd: number, chunks: Iterable<string>): void {
  try {
    for (const chunk of chunks) writeFileSync(fd, chunk);
  } finally {
    closeSync(fd);
  }
}
