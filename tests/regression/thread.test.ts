import { expect, it } from 'vitest';
import { FlongError } from '../../src/errors.js';
import { DEFAULTS } from '../../src/options.js';
import { Spool } from '../../src/workers/spool.js';
import { notStarted, Thread } from '../../src/workers/thread.js';

// among the sources there is no worker.js, so that the thread ends as it starts
it('what is asked of a thread that has ended fails with its error, and is not waited for', async () => {
  const { onProgress, ...options } = DEFAULTS;
  const thread = new Thread(options, new Spool().shared);
  const job = { kind: 'sketch', from: [], keep: true } as const;
  await expect(thread.run(job)).rejects.toThrow('worker.js');
  // its exit is told after its error
  await new Promise((resolve) => setTimeout(resolve, 500));
  const late = new Promise((_, reject) => setTimeout(reject, 5000, new Error('nobody answers')));
  await expect(Promise.race([thread.run(job), late])).rejects.toThrow('worker.js');
  await thread.close();
});

it('a thread that the system does not start is told in words, with what helps', () => {
  const failed = (message: string): Error =>
    Object.assign(new Error(message), { code: 'ERR_WORKER_INIT_FAILED' });
  const told = notStarted(failed('Worker initialization failure: EMFILE'));
  expect(told).toBeInstanceOf(FlongError);
  expect(told.message).toBe(
    'no thread can be started: too many open files: raise the limit with ulimit -n, or work with fewer workers',
  );
  expect(notStarted(failed('Worker initialization failure: EAGAIN')).message).toMatch(/: EAGAIN, or .*fewer/);
  const other = new Error('of another kind');
  expect(notStarted(other)).toBe(other);
});
