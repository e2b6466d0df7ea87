import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';

/**
 * What is asked of paths and open files that may be pipes. Once Node 20 was told of a pipe in plain numbers, its `realpathSync`
 * follows no more links until it is told of something else, and a package that is loaded meanwhile is looked for in a
 * wrong place where packages lie behind links, as pnpm lays them out. So it is asked in big ones.
 */
export const statOf = (path: string): BigIntStats => statSync(path, { bigint: true });

/** The same, or nothing where there is none. */
export const statIfThere = (path: string): BigIntStats | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false });

export const statOfOpen = (fd: number): BigIntStats => fstatSync(fd, { bigint: true });

/**
 * Opens what was found to be a file, to read. Where a pipe has taken its place since, nothing is waited for: it reads as empty,
 * or fails.
 */
export const openFile = (path: string): number =>
  openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));

/** Megabytes that a string of Node holds: the most that is read of what is no article. */
export const MOST = 500;
/** Of a device: those that end have less. */
const OF_DEVICE = 1;

/**
 * All of a file or pipe, which has up to `most` megabytes: a pipe need not come to an end.
 *
 * @param over what is said of one that has more
 */
export function readAny(path: string, most = MOST, over = larger(most)): Buffer {
  const fd = openSync(path, 'r');
  try {
    const stat = statOfOpen(fd);
    const isDevice = stat.isCharacterDevice() || stat.isBlockDevice();
    let left = (isDevice ? OF_DEVICE : most) * 1e6;
    const fail = (): Error => new Error(isDevice ? 'is a device, not a file: name a file' : over);
    if (Number(stat.size) > left) throw fail();
    const chunks: Uint8Array[] = [];
    for (;;) {
      const chunk = Buffer.allocUnsafe(1 << 16);
      const got = readSync(fd, chunk);
      if (got === 0) return Buffer.concat(chunks);
      left -= got;
      if (left < 0) throw fail();
      chunks.push(chunk.subarray(0, got));
    }
  } finally {
    closeSync(fd);
  }
}

/** What is said of what has more than `most` megabytes. */
export const larger = (most: number): string => `has more than ${most} MB: check that it is what was meant`;
