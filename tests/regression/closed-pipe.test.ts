import { expect, it, vi } from 'vitest';
import { printLines } from '../../src/cli/output.js';

// on Windows a pipe that nobody reads may end with the second
it.each(['EPIPE', 'EOF'])('a reader that has closed its end had what it wanted: %s', async (code) => {
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(((
    _: string,
    done: (e: Error) => void,
  ) => {
    done(Object.assign(new Error(`write ${code}`), { code }));
    return false;
  }) as typeof process.stdout.write);
  try {
    expect(await printLines(['a line'])).toBe(false);
  } finally {
    write.mockRestore();
  }
});
