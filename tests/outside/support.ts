import { spawnSync } from 'node:child_process';

/**
 * What the tests of this folder share: they need programs that are no part of Node (`npm run test:outside`; .ci/run
 * installs them). Where one is missing, its tests fail and say which.
 */

/** Runs a program with a script on its command line; fails with the program's name where it is not installed. */
export function runIn(
  program: string,
  args: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = {},
): string {
  const done = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
  if (done.error !== undefined)
    throw new Error(
      `${program} cannot be run (${done.error.message}): install it, or leave out npm run test:outside`,
    );
  if (done.status !== 0) throw new Error(`${program} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}
