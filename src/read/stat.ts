import { type BigIntStats, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';

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

/** All of a file or pipe. */
export function readAny(path: string): Buffer {
  try {
    return readFileSync(path);
  } finally {
    // reading asks in plain numbers: told of something else, Node forgets the pipe
    statSync(process.execPath);
  }
}
