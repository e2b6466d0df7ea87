import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const { FINDING, JUDGING } = (await import(new URL('../../bench/lib/parts.mjs', import.meta.url).href)) as {
  FINDING: readonly string[][];
  JUDGING: readonly string[][];
};

describe('a part that a bench switches off', () => {
  it.each([...FINDING, ...JUDGING])('stands in the built code once: %s', (_, file, words) => {
    const built = readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8');
    expect(built.split(words)).toHaveLength(2);
  });
});
