import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { ArchiveError } from './errors.js';

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
