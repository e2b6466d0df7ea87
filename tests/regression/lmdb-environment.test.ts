import { expect, it } from 'vitest';
import { loadLmdb } from '../../src/archive/load-lmdb.js';

it.each([undefined, 'false'])(
  'the environment is as it was before an archive was opened, also by two at once: %s',
  async (value) => {
    const name = 'MSGPACKR_NATIVE_ACCELERATION_DISABLED';
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
    const [one, other] = await Promise.all([loadLmdb(), loadLmdb()]);
    expect(process.env[name]).toBe(value);
    expect(one).toBe(other);
    expect(typeof one.open).toBe('function');
    delete process.env[name];
  },
);
