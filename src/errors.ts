/** An error that a user can cause and cure: told in one line, without a stack. */
export class FlongError extends Error {
  /** exit code of the command line (0 done, 1 limit met, 2 trouble) */
  readonly exitCode: number = 2;
  override name = 'FlongError';
}

/** An option or argument that cannot be used: the message says what was expected. */
export class UsageError extends FlongError {
  override name = 'UsageError';
}

/** An option with a value that cannot be used. */
export class OptionError extends UsageError {
  override name = 'OptionError';
  /** as in `Options` */
  readonly option: string;
  /** what is wrong and what was expected, without the option's name */
  readonly reason: string;

  constructor(option: string, reason: string) {
    super(`${option} ${reason}`);
    this.option = option;
    this.reason = reason;
  }
}

/** What a system error says, in the words of a person: no code, no path twice. */
export function systemMessage(error: unknown, act: 'read' | 'write' = 'read'): string {
  const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
  switch (code) {
    case 'ENOENT':
      return 'no such file or folder: check the path';
    case 'EACCES':
    case 'EPERM':
      return act === 'read'
        ? 'not allowed to read it: check its permissions'
        : 'not allowed to write there: check the permissions';
    case 'EISDIR':
      return 'is a folder where a file was expected';
    case 'ENOTDIR':
      return 'a part of the path is a file, not a folder';
    case 'ELOOP':
      return 'a symbolic link that leads back to itself: remove it';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many open files: raise the limit with ulimit -n';
    case 'ENAMETOOLONG':
      return 'the path is too long';
    case 'EROFS':
      return 'it lies where nothing can be written';
    case 'ENXIO':
      return 'is a socket, not a file: leave it out';
    case 'EBUSY':
      // on Windows, as a table that is open in an office program
      return 'another program has it open: close it there';
    case 'ENOSPC':
      return 'no room left on the disk';
    case 'ERR_ACCESS_DENIED':
      return `Node was started with --permission: give it ${permissionFor(error)} too`;
    default:
      return error instanceof Error ? error.message.split('\n')[0] : String(error);
  }
}

/** The flag of Node that allows what it has denied. */
function permissionFor(error: unknown): string {
  switch ((error as { permission?: string }).permission) {
    case 'FileSystemRead':
      return '--allow-fs-read';
    case 'FileSystemWrite':
      return '--allow-fs-write';
    case 'WorkerThreads':
      return '--allow-worker';
    case 'ChildProcess':
      return '--allow-child-process';
    default:
      return 'what it asks for';
  }
}
