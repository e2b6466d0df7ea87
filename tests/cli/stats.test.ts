import { describe, expect, it } from 'vitest';
import { CORPUS, flong } from './support.js';

describe('--stats', () => {
  it('tells time, processors and memory of each step on standard error, and leaves the report alone', async () => {
    const plain = await flong(['scan', CORPUS, '-r', 'json']);
    const told = await flong(['scan', CORPUS, '-r', 'json', '--stats']);
    expect(told.stdout).toBe(plain.stdout);
    const rows = told.stderr
      .trimEnd()
      .split('\n')
      .slice(-8)
      .map((row) => row.split(/ {2,}/));
    expect(rows.map(([name]) => name)).toEqual(
      [
        'step',
        'starting',
        'finding files',
        'reading and sketching',
        'finding candidates',
        'aligning',
        'grouping',
        'reporting',
        'whole',
      ].slice(-8),
    );
    const seconds = rows.map(([, time]) => Number.parseFloat(time));
    const whole = seconds[seconds.length - 1];
    const sum = seconds.slice(0, -1).reduce((x, y) => x + y, 0);
    expect(whole).toBeGreaterThan(0.05);
    // each is rounded to hundredths, and little stands between them
    expect(Math.abs(sum - whole)).toBeLessThan(0.05 + 0.05 * whole);
    for (const [, , processors, memory] of rows) {
      expect(processors).toMatch(/^\d+\.\d\d s$/);
      expect(memory).toMatch(/^\d+ MB$/);
    }
  });
});
