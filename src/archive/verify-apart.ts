import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { systemMessage } from '../errors.js';
import { ArchiveError, damage } from './errors.js';

/**
 * Verifies an archive in a process of its own: pages of the file that were damaged can lead LMDB out of its memory, which ends
 * the process that met them.
 *
 * @throws ArchiveError that says what is wrong
 */
export async function verifyApart(path: string): Promise<void> {
  const child = fork(fileURLToPath(new URL('./verify-child.js', import.meta.url)), [path], { silent: true });
  const message = await new Promise<string | null>((resolve) => {
    let told: string | null | undefined;
    // it could not be started: of the archive that says nothing
    child.on('error', (error) => {
      resolve(`cannot be verified: no process can be started for it (${systemMessage(error)})`);
    });
    child.on('message', (result: { message: string | null }) => {
      told = result.message;
    });
    child.on('close', () => {
      resolve(told === undefined ? damage() : told);
    });
  });
  if (message !== null) throw new ArchiveError(path, message);
}
