import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { UsageError } from '../errors.js';
import { ArchiveError, damage, type Mode, NO_ARCHIVE, NO_SUCH_ARCHIVE, storeMessage } from './errors.js';
import { holdsItsPages, MAGIC, MAGIC_AT, newestMeta } from './pages.js';

/** Milliseconds after which a file that does not look whole is looked at again, and how often. */
const PAUSE = 100;
const LOOKS = 3;

/**
 * A file of another kind must not reach LMDB, which would take it as it stands; nor one that was cut short: LMDB maps it into
 * memory as long as it should be, and the first look behind its end is the end of the process.
 *
 * @returns whether there is a file with something in it; in mode `write` there need not be
 * @throws ArchiveError, or UsageError for an empty path
 */
export async function checkFile(path: string, mode: Mode): Promise<boolean> {
  // as of a variable that is not set
  if (path === '') throw new UsageError('the path of the archive is empty: name a file');
  const there = existsSync(path);
  if (!there && mode === 'read') throw new ArchiveError(path, NO_SUCH_ARCHIVE);
  // LMDB would make the folder
  if (!there && !existsSync(dirname(path))) throw new ArchiveError(path, 'cannot be made: no such folder');
  let fd: number;
  try {
    if (!there) {
      accessSync(dirname(path), constants.W_OK);
      return false;
    }
    const stat = statSync(path);
    if (stat.isDirectory()) throw new ArchiveError(path, 'is a folder: an archive is a file');
    // a pipe would be waited for
    if (!stat.isFile()) throw new ArchiveError(path, NO_ARCHIVE);
    fd = openSync(path, mode === 'read' ? 'r' : 'r+');
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError(path, storeMessage(error, mode));
  }
  try {
    if (mode === 'write') {
      const { size, nlink } = fstatSync(fd);
      // by each it would have another lock; and a copy that shares the file is no copy once it is written to
      if (nlink > 1)
        throw new ArchiveError(path, 'has other names (hard links): copy it, and write to the copy');
      if (size === 0) return false;
    }
    for (let look = 1; ; look++) {
      const wrong = faultOf(fd);
      if (wrong === null) return true;
      if (look === LOOKS) throw new ArchiveError(path, wrong);
      // another process may be making it, or may have begun to
      await setTimeout(PAUSE);
    }
  } finally {
    closeSync(fd);
  }
}

/**
 * The file that a path leads to through links, also where it is still to be made. LMDB has processes take turns by a file beside
 * the name that it is given: by two names they would write at once.
 */
export function throughLinks(path: string): string {
  let link: string;
  try {
    link = readlinkSync(path);
  } catch {
    return path;
  }
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return path;
  }
  return throughLinks(resolve(realpathSync(dirname(path)), link));
}

/** What is wrong with a file, in words; null where LMDB can have it. */
function faultOf(fd: number): string | null {
  const start = Buffer.alloc(MAGIC_AT + 4);
  const length = readSync(fd, start, 0, start.length, 0);
  if (length < start.length || start.readUInt32LE(MAGIC_AT) !== MAGIC) return NO_ARCHIVE;
  const meta = newestMeta(fd);
  if (meta === null) return damage('its first pages are missing, or not as they were written');
  // asked after the pages that tell of it: a file that is written to only grows
  const { size } = fstatSync(fd);
  const short = (meta.lastPage + 1) * meta.pageSize > size;
  if (holdsItsPages(fd, meta, size, short ? 'all' : 'roots')) return null;
  // where another process has written meanwhile, pages were taken for others as they were looked at
  if (newestMeta(fd)?.transaction !== meta.transaction) return null;
  return damage(short ? 'cut short, as by a copy that did not end' : 'not as it was written');
}

/**
 * Beside an archive lies a file that its readers and writers enter themselves in. LMDB gives it its length, maps it into memory and
 * writes there: where the disk is full, that is the end of the process. So the room is asked for before.
 *
 * @throws ArchiveError where there is none
 */
export function checkLockRoom(path: string): void {
  const lock = statSync(`${path}-lock`, { throwIfNoEntry: false });
  // it has its length at once, and its room as it is written to
  if (lock !== undefined && lock.blocks * BLOCK >= PAGE) return;
  const probe = `${path}-${process.pid}.room`;
  try {
    const fd = openSync(probe, 'wx');
    try {
      if (writeSync(fd, Buffer.alloc(3 * PAGE, 1)) < 3 * PAGE)
        throw Object.assign(new Error(), { code: 'ENOSPC' });
    } finally {
      closeSync(fd);
      rmSync(probe, { force: true });
    }
  } catch (error) {
    // where nothing may be written at all, LMDB reads without that file, or says so itself
    if (NO_ROOM.includes((error as NodeJS.ErrnoException).code as string))
      throw new ArchiveError(
        path,
        `no room on the disk for ${path}-lock, which is needed to open it: make room`,
      );
  }
}

const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EFBIG'];
/** Bytes that stat counts in. */
const BLOCK = 512;
/** The first has room for sixty readers, all three for those that LMDB takes. */
const PAGE = 4096;
