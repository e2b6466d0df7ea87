import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Pair, Report } from '../../src/model.js';
import { CORPUS, carrier, flong, folderOf, idsOf, pairOf, quick, scanned } from './support.js';

interface Gold {
  readonly pairs: readonly { a: string; b: string; relation: string; what: string }[];
}
const gold = JSON.parse(readFileSync(join(CORPUS, 'gold.json'), 'utf8')) as Gold;

async function compared(args: string[], cwd: string): Promise<Report> {
  const done = await quick(['compare', ...args, '-r', 'json'], { cwd });
  expect(done.stderr).toBe('');
  expect(done.code).toBe(0);
  return JSON.parse(done.stdout) as Report;
}

/** What two articles share, without what only a crowd of others can say of it: its kind, and so the shares. */
const wordsOf = (pair: Pair | undefined) => ({
  a: pair?.a.id,
  b: pair?.b.id,
  jaccard: pair?.jaccard,
  containment: pair?.containment,
  passages: pair?.passages.map(({ kind, ...passage }) => passage),
});

describe.concurrent('compare gives for two articles what a scan of the whole folder gives', () => {
  let whole: Report;
  beforeAll(async () => {
    whole = (await scanned([CORPUS, '--all-pairs'])).report;
  });

  // the first two pairs of each relation whose articles are files
  const chosen = [...new Set(gold.pairs.map(({ relation }) => relation))].flatMap((relation) =>
    gold.pairs
      .filter((pair) => pair.relation === relation && /\.\w+$/.test(pair.a) && /\.\w+$/.test(pair.b))
      .slice(0, 3),
  );

  it.each(chosen)('$a and $b: $what', async ({ a, b }) => {
    const expected = pairOf(whole, a, b);
    expect(expected?.passages.length).toBeGreaterThan(0);
    const report = await compared([a, b], CORPUS);
    expect(report.pairs.map(wordsOf)).toEqual([expected].map(wordsOf));
    const articles = whole.articles.filter(({ id }) => id === a || id === b);
    expect(report.articles).toEqual(articles);
    expect(await compared([b, a], CORPUS)).toEqual(report);
  });

  it('and for a record in a file of its own', async () => {
    const lines = readFileSync(join(CORPUS, 'northgate-wire/feed.jsonl'), 'utf8').split('\n');
    const ofRecord = gold.pairs.filter(({ a, b }) => a.startsWith('ngw-') && b.endsWith('.txt')).slice(0, 2);
    expect(ofRecord).toHaveLength(2);
    for (const { a, b } of ofRecord) {
      const record = lines.find((line) => line.includes(`"${a}"`)) as string;
      const cwd = folderOf({ 'x.jsonl': record, [b]: readFileSync(join(CORPUS, b)) });
      expect((await compared(['x.jsonl', b], cwd)).pairs).toEqual([pairOf(whole, a, b)]);
    }
  });
});

describe.concurrent('compare', () => {
  const cwd = folderOf({
    'a.txt': carrier(1),
    'b.txt': carrier(2),
    'c.txt': 'Nothing like it stands in here.\n',
  });

  it('reads one of the two from standard input', async () => {
    const done = await flong(['compare', 'a.txt', '-', '-r', 'json'], { cwd, input: carrier(2) });
    expect(done.code).toBe(0);
    const report = JSON.parse(done.stdout) as Report;
    expect(idsOf(report)).toEqual(['a.txt', 'stdin']);
    const files = await compared(['a.txt', 'b.txt'], cwd);
    expect(report.pairs[0].passages).toEqual(files.pairs[0].passages);
  });

  it('of two that share nothing says so and ends with code 0', async () => {
    const done = await flong(['compare', 'a.txt', 'c.txt'], { cwd });
    expect(done.code).toBe(0);
    expect(done.stderr).toBe('');
    expect(done.stdout).toMatch(/^No passage of 12 words or more is shared\./);
  });

  it('shows every word of a long passage, which a scan shortens', async () => {
    const long = carrier(7).repeat(1);
    const two = folderOf({ 'a.txt': `${long} One.`, 'b.txt': `${long} Two.` });
    const compared = await quick(['compare', 'a.txt', 'b.txt'], { cwd: two });
    const scan = await quick(['scan', two]);
    expect(scan.stdout).toMatch(/\[… \d+ words the same …\]/);
    expect(compared.stdout).not.toContain('words the same …');
    const words = compared.stdout.replaceAll(/\n {2}│ /g, ' ').split(/\s+/);
    expect(words.length).toBeGreaterThan(long.split(/\s+/).length);
  });
});
