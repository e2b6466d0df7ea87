import { describe, expect, it } from 'vitest';
import { Spool } from '../../src/workers/spool.js';

describe('the file of what is set aside', () => {
  it('has room to spare up to a quarter of what was free, in all threads, and takes more all the same', () => {
    const spool = new Spool();
    expect(spool.hasRoomToSpare).toBe(false);
    spool.open(() => 4000);
    const other = new Spool(spool.shared);
    spool.write(new Uint8Array(999));
    expect([spool.hasRoomToSpare, other.hasRoomToSpare]).toEqual([true, true]);
    other.write(Uint8Array.of(7));
    expect([spool.hasRoomToSpare, other.hasRoomToSpare]).toEqual([false, false]);
    expect(spool.tryWrite(Uint8Array.of(1, 2, 3))).toBe(1000);
    expect([...other.read(999, 1003)]).toEqual([7, 1, 2, 3]);
    spool.close();
  });

  it('has room to spare where the disk has', () => {
    const spool = new Spool();
    spool.open();
    expect(spool.hasRoomToSpare).toBe(true);
    spool.close();
  });
});
