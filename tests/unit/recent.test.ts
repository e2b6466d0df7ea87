import { describe, expect, it } from 'vitest';
import { Recent } from '../../src/workers/recent.js';

describe('what was made for articles', () => {
  it('is held while there is room, and what was asked for last goes last', () => {
    const recent = new Recent<string>(10);
    for (let i = 0; i < 5; i++) recent.set(i, `${i}`, 1);
    expect([0, 1, 2, 3, 4].map((i) => recent.get(i))).toEqual(['0', '1', '2', '3', '4']);
    recent.set(5, '5', 1);
    expect(recent.get(0)).toBe('0');
    for (let i = 6; i < 10; i++) recent.set(i, `${i}`, 1);
    expect(recent.get(0)).toBe('0');
    expect(recent.has(1)).toBe(false);
    expect(recent.get(1)).toBeUndefined();
  });

  it('never weighs more than its room, but for one that is larger alone', () => {
    const recent = new Recent<number>(100);
    const sizes = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 23);
    sizes.forEach((size, i) => {
      recent.set(i, size, size);
      recent.get((i * 31) % (i + 1));
      const held = sizes.reduce((sum, of, j) => sum + (recent.has(j) ? of : 0), 0);
      expect(held).toBeLessThanOrEqual(100);
    });
    recent.set(1000, 1, 500);
    expect(recent.get(1000)).toBe(1);
  });
});
