import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Run } from './support.js';

/**
 * The built program in a process that stays: to start one and to load and compile the program in it takes ten times as
 * long as to scan a few small files, and most tests ask for no more than what a report holds. Runs come one behind the
 * other, each with its own working folder and environment.
 */

const CHILD = fileURLToPath(new URL('resident-child.mjs', import.meta.url));

interface Asked {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

let child: Promise<ChildProcess> | null = null;
let last: Promise<unknown> = Promise.resolve();

function start(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const started = fork(CHILD, {
      env,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    started.once('message', () => resolve(started));
    started.once('error', reject);
    started.once('exit', () => {
      child = null;
      reject(new Error('the resident ended before it began'));
    });
    // it goes with the process that started it
    started.unref();
  });
}

async function ask(asked: Asked, env: NodeJS.ProcessEnv): Promise<Run> {
  child ??= start(env);
  const process = await child;
  return new Promise((resolve) => {
    let stray = '';
    const onStray = (bytes: Buffer): void => {
      stray += bytes;
    };
    const over = (): void => {
      process.off('message', onMessage).off('exit', onExit);
      process.stderr?.off('data', onStray);
    };
    const onMessage = (run: Run): void => {
      over();
      // what Node itself has written, as warnings
      resolve({ ...run, stderr: run.stderr + stray });
    };
    // as of a process of its own: what it had to say is lost, and how it ended is not
    const onExit = (code: number | null, signal: NodeJS.Signals | null): void => {
      over();
      resolve({ code, signal, stdout: '', stderr: stray });
    };
    process.on('message', onMessage as (message: unknown) => void).on('exit', onExit);
    process.stderr?.on('data', onStray);
    process.send(asked);
  });
}

/** What a run tells, once those asked for before are over. */
export function inResident(asked: Asked, env: NodeJS.ProcessEnv): Promise<Run> {
  const run = last.then(() => ask(asked, env));
  last = run.catch(() => {});
  return run;
}
