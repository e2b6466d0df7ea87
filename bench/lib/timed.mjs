import { spawnSync } from 'node:child_process';

/** Seconds that a command takes from start to end. Throws where its exit code is none of those expected. */
export function timed(program, args, { expected = [0], ...options } = {}) {
  const start = performance.now();
  const { status, error, stderr } = spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
    ...options,
  });
  const seconds = (performance.now() - start) / 1000;
  if (error) throw error;
  if (!expected.includes(status)) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return seconds;
}
