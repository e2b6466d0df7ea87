import { existsSync, rmSync } from 'node:fs';
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

  it('works where an open file keeps its name, and goes when it is closed', () => {
    // as Windows has it: a folder is not removed while a file in it is open
    let open = true;
    let named = '';
    const remove = (folder: string): void => {
      named = folder;
      if (open) throw Object.assign(new Error('directory not empty'), { code: 'ENOTEMPTY' });
      rmSync(folder, { recursive: true });
    };
    const before = process.listenerCount('exit');
    const spool = new Spool();
    spool.open(undefined, remove);
    expect(spool.write(Uint8Array.of(1, 2))).toBe(0);
    expect(existsSync(named)).toBe(true);
    open = false;
    spool.close();
    expect(existsSync(named)).toBe(false);
    expect(process.listenerCount('exit')).toBe(before);
  });

  it('leaves its folder where it is not to be removed, and says nothing', () => {
    let named = '';
    const spool = new Spool();
    spool.open(undefined, (folder) => {
      named = folder;
      throw Object.assign(new Error('busy'), { code: 'EBUSY' });
    });
    spool.write(Uint8Array.of(1));
    spool.close();
    spool.close();
    rmSync(named, { recursive: true });
  });

  it('has room to spare where the disk has', () => {
    const spool = new Spool();
    spool.open();
    expect(spool.hasRoomToSpare).toBe(true);
    spool.close();
  });
});
