import { closeSync, mkdtempSync, openSync, readSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FlongError, systemMessage } from '../errors.js';

/**
 * Tokens and texts that memory has no room for, set aside in a temporary file. It has no name from the moment it is
 * opened, so that nothing is left of it however the run ends; all threads of the process use the one descriptor. Where an
 * open file keeps its name, as on Windows, it goes when it is closed or the process ends.
 */
export class Spool {
  /** what threads share: the descriptor, how far the file is taken, and how far it is while there is room to spare */
  readonly shared: SharedArrayBuffer;
  readonly #fd: Int32Array;
  readonly #end: BigInt64Array;
  readonly #spare: BigInt64Array;
  /** what is to be done once the file is closed; null where it has no name any more */
  #afterwards: (() => void) | null = null;
  readonly #atExit = (): void => this.close();

  constructor(shared = new SharedArrayBuffer(24)) {
    this.shared = shared;
    this.#fd = new Int32Array(shared, 0, 1);
    this.#end = new BigInt64Array(shared, 8, 1);
    this.#spare = new BigInt64Array(shared, 16, 1);
  }

  /**
   * Opens the file, if it is not. To be called by one thread, before any writes.
   *
   * @param free bytes that are free where a folder lies
   * @param remove removes a folder with what is in it, or throws
   */
  open(free = freeAt, remove = removeFolder): void {
    if (Atomics.load(this.#fd, 0) !== 0) return;
    try {
      const folder = mkdtempSync(join(tmpdir(), 'flong-'));
      try {
        Atomics.store(this.#spare, 0, BigInt(Math.floor(free(folder) * SPARE)));
        Atomics.store(this.#fd, 0, openSync(join(folder, 'texts'), 'wx+', 0o600));
      } finally {
        this.#unname(folder, remove);
      }
    } catch (error) {
      throw noRoom(error);
    }
  }

  #unname(folder: string, remove: (folder: string) => void): void {
    try {
      remove(folder);
    } catch {
      this.#afterwards = () => remove(folder);
      process.once('exit', this.#atExit);
    }
  }

  /** Appends a text, and returns where it begins. Threads may write at the same time. */
  write(bytes: Uint8Array): number {
    try {
      return this.#append(bytes);
    } catch (error) {
      throw noRoom(error);
    }
  }

  /** Whether there is room for what saves little: what is needed more may come later. */
  get hasRoomToSpare(): boolean {
    return Atomics.load(this.#end, 0) < Atomics.load(this.#spare, 0);
  }

  /** Appends what can be done without; -1 where there is no room for it. */
  tryWrite(bytes: Uint8Array): number {
    if (Atomics.load(this.#fd, 0) === 0) return -1;
    try {
      return this.#append(bytes);
    } catch {
      return -1;
    }
  }

  #append(bytes: Uint8Array): number {
    const begin = Number(Atomics.add(this.#end, 0, BigInt(bytes.length)));
    for (let n = 0; n < bytes.length; ) n += writeSync(this.#fd[0], bytes, n, bytes.length - n, begin + n);
    return begin;
  }

  read(begin: number, end: number): Uint8Array {
    const bytes = new Uint8Array(end - begin);
    this.readInto(begin, bytes);
    return bytes;
  }

  /** Fills `bytes` with what stands from `begin` on. */
  readInto(begin: number, bytes: Uint8Array): void {
    for (let n = 0; n < bytes.length; ) {
      const got = readSync(this.#fd[0], bytes, n, bytes.length - n, begin + n);
      if (got === 0) throw new Error('what was set aside is no longer there');
      n += got;
    }
  }

  close(): void {
    const fd = Atomics.exchange(this.#fd, 0, 0);
    if (fd !== 0) closeSync(fd);
    process.off('exit', this.#atExit);
    try {
      this.#afterwards?.();
    } catch {
      // what the system does not let go of stays among its temporary files
    }
    this.#afterwards = null;
  }
}

/** Of the room that is free at first, what the file takes before it keeps the rest for what is needed more. */
const SPARE = 0.25;

const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

function freeAt(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // a file system that does not tell
    return 0;
  }
}

const noRoom = (error: unknown): FlongError =>
  new FlongError(
    `${tmpdir()}: texts beyond --keep cannot be set aside there (${systemMessage(error)}): set ${process.platform === 'win32' ? 'TEMP' : 'TMPDIR'} to a folder with room, or raise --keep`,
  );
