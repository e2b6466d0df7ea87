import { Archive } from '../../archive/archive.js';
import { FlongError, UsageError } from '../../errors.js';
import { inRange, type Range } from '../../option-checks.js';
import { startServer } from '../../serve/server.js';
import { LIMITS, PORTS } from '../archive-flags.js';
import { say } from '../messages.js';
import type { Settings } from '../settings.js';
import { numberOf } from './run.js';

const PORT = '4711';
const MEGABYTES = '4';

/** `flong serve --archive FILE` */
export async function serveCommand(_: readonly string[], { given, nameOf }: Settings): Promise<number> {
  if (given.archive === undefined) throw new UsageError('serve: name an archive with --archive');
  const within = (flag: 'port' | 'limit', usual: string, range: Range): number => {
    const number = numberOf(nameOf(flag), (given[flag] as string | undefined) ?? usual);
    inRange(nameOf(flag), number, range);
    return number;
  };
  const port = within('port', PORT, PORTS);
  const limit = within('limit', MEGABYTES, LIMITS) * 1e6;
  const host = (given.host as string | undefined) ?? '127.0.0.1';
  const archive = await Archive.open(given.archive as string);
  try {
    const server = await startServer(archive, { host, port, limit });
    // what a script waits for: on standard output, and alone there
    process.stdout.write(`${server.url}\n`);
    if (!given.quiet) say(`serving ${given.archive}; Ctrl-C ends it`);
    await new Promise<void>((resolve) => {
      process.once('SIGTERM', resolve);
    });
    await server.close();
    return 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new FlongError(`--port ${port}: is taken: give another, or 0 for any that is free`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      throw new FlongError(`--host ${host}: is no address of this machine: try 127.0.0.1`);
    if (code === 'EACCES')
      throw new FlongError(`--port ${port}: may not be listened at: give one from 1024 on`);
    throw error;
  } finally {
    await archive.close();
  }
}
