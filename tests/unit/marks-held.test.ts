import { describe, expect, it } from 'vitest';
import { MarksHeld, roomForMarks } from '../../src/workers/marks-held.js';

describe('marks of articles', () => {
  const tokens = Uint32Array.from([3, 0, 5, 2]);
  const marksOf = (i: number): Uint8Array => new Uint8Array(tokens[i]).fill(i + 1);

  it('are made once by one of the threads that share them, and are the same for all', () => {
    const shared = roomForMarks(tokens);
    const threads = [new MarksHeld(shared), new MarksHeld(shared)];
    const made: number[] = [];
    for (const order of [
      [2, 0, 3, 1],
      [3, 1, 2, 0],
    ])
      for (const i of order)
        for (const held of threads) {
          const marks = held.of(i, () => {
            made.push(i);
            return marksOf(i);
          });
          expect([...marks]).toEqual([...marksOf(i)]);
        }
    expect(made).toEqual([2, 0, 3, 1]);
  });

  it('are made again by the next that asks where making them has failed', () => {
    const held = new MarksHeld(roomForMarks(tokens));
    const fail = (): Uint8Array => {
      throw new Error('the text has changed');
    };
    expect(() => held.of(2, fail)).toThrow('changed');
    expect([...held.of(2, () => marksOf(2))]).toEqual([...marksOf(2)]);
  });

  it('are held by each thread where there would be too many for all, and made once there', () => {
    const many = roomForMarks(Uint32Array.from([300_000_000, 200_000_000]));
    expect(many).toBeNull();
    const held = new MarksHeld(many);
    let made = 0;
    for (let turn = 0; turn < 3; turn++)
      held.of(0, () => {
        made++;
        return marksOf(0);
      });
    expect(made).toBe(1);
  });
});
