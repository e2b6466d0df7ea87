import type { AsyncBuffer } from 'hyparquet';
import { Damaged, Unreadable } from '../unpack/bytes.js';

/** What is wrong with a Parquet file, by what its reader throws: that speaks of its own insides, and of no cure. */

/** Throws what is to be told where the description of rows and columns, which stands at the end, cannot be read. */
export async function throwIndexFault(file: AsyncBuffer, error: Error): Promise<never> {
  throwIfKnown(error);
  const { byteLength } = file;
  const signAt = async (at: number): Promise<string> =>
    byteLength < SIGN.length ? '' : Buffer.from(await file.slice(at, at + SIGN.length)).toString('latin1');
  const last = await signAt(byteLength - SIGN.length);
  if (last === ENCRYPTED) throw new Unreadable('is an encrypted Parquet file: decrypt it first');
  if ((await signAt(0)) !== SIGN) throw new Unreadable('is no Parquet file: check the ending of its name');
  const what =
    last === SIGN
      ? 'is damaged: what it says of its columns cannot be read'
      : 'breaks off: its end is missing';
  throw new Unreadable(`${what}; get the file again`);
}

const SIGN = 'PAR1';
const ENCRYPTED = 'PARE';

/** Throws what is to be told where rows from `line` on cannot be read. */
export function throwRowFault(line: number, error: Error): never {
  throwIfKnown(error);
  const codec = /unsupported compression codec: (\w+)/.exec(error.message)?.[1] ?? UNKNOWN;
  if (codec !== UNKNOWN)
    throw new Unreadable(`is packed by ${codec}, which is not read: write it with Snappy or Zstandard`, line);
  const encoding = /unsupported encoding: (\w+)/.exec(error.message)?.[1] ?? UNKNOWN;
  if (encoding !== UNKNOWN)
    throw new Unreadable(`is encoded as ${encoding}, which is not read: write it with plain columns`, line);
  throw new Damaged('is damaged from here on', 'get the file again', line);
}

/** What damage gives in place of a name. */
const UNKNOWN = 'undefined';

/** What is told as it is: errors of the system, and of flong. */
function throwIfKnown(error: Error): void {
  if (error instanceof Unreadable || typeof (error as NodeJS.ErrnoException).syscall === 'string')
    throw error;
}
