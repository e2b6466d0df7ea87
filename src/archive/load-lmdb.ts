import type * as Lmdb from 'lmdb';

/** Unless this says not to, msgpackr loads native code for values of JavaScript, which no table here holds. */
const OFF = 'MSGPACKR_NATIVE_ACCELERATION_DISABLED';

let loading: Promise<typeof Lmdb> | null = null;

/**
 * Loads lmdb, and of msgpackr, which it brings along, no native code: to find that takes .02 to .03 s. The environment is as before
 * when it is there.
 */
export function loadLmdb(): Promise<typeof Lmdb> {
  // one at a time, for the environment is everyone's; what failed for want of file handles may be tried again
  loading ??= withoutExtractor(() => import('lmdb')).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function withoutExtractor<T>(load: () => Promise<T>): Promise<T> {
  const before = process.env[OFF];
  process.env[OFF] = 'true';
  try {
    return await load();
  } finally {
    if (before === undefined) delete process.env[OFF];
    else process.env[OFF] = before;
  }
}
