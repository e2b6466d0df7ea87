import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Progress } from '../../src/index.js';
import type { Report } from '../../src/model.js';
import { manyTexts } from '../cli/many.js';
import { CORPUS, carrier, filler, flong, folderOf, idsOf, PLANTED, ROOT } from '../cli/support.js';

/** The library as built, so that its threads start; typed by its sources. */
const built = pathToFileURL(join(ROOT, 'dist/index.js')).href;
const library = (await import(/* @vite-ignore */ built)) as typeof import('../../src/index.js');
const { baselineOf, compare, copiedWords, DEFAULTS, FlongError, newPassages, render, scan, UsageError } =
  library;

describe('scan', () => {
  const write = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
  beforeEach(() => {
    for (const spy of write) spy.mockClear();
  });
  afterEach(() => {
    for (const spy of write) expect(spy).not.toHaveBeenCalled();
  });

  it('gives the report that the command line writes', async () => {
    const done = await flong(['scan', CORPUS, '-r', 'json', '--min-words', '20', '--kinds', 'copy']);
    const report = await scan(CORPUS, { minWords: 20, kinds: ['copy'] });
    expect(JSON.parse(JSON.stringify(report))).toEqual(JSON.parse(done.stdout));
  });

  it('takes texts in memory, with what is known of them', async () => {
    const meta = { title: 'A title', outlet: 'north', date: '2025-01-02', credit: ['AFP'], language: 'en' };
    const { articles, pairs, problems } = await scan([
      { id: 'z', text: `“🌊” ${PLANTED}` },
      { id: 'a', text: `${PLANTED} ${filler(1, 30)}`, ...meta },
    ]);
    expect(problems).toEqual([]);
    expect(articles).toMatchObject([
      { id: 'a', path: 'a', words: 75, ...meta },
      { id: 'z', title: null, words: 45 },
    ]);
    expect(pairs).toHaveLength(1);
    expect(pairs[0].passages).toMatchObject([
      { kind: 'copy', matched: 45, a: { begin: 0 }, b: { begin: 5 } },
    ]);
  });

  it('takes texts and files at once', async () => {
    const folder = folderOf({ 'a.txt': carrier(1) });
    const report = await scan([join(folder, 'a.txt'), { id: 'text', text: carrier(2) }]);
    expect(idsOf(report)).toEqual([join(folder, 'a.txt'), 'text']);
    expect(report.pairs).toHaveLength(1);
  });

  it('keeps two texts with one id and tells of it', async () => {
    const report = await scan([1, 2].map((seed) => ({ id: 'x', text: carrier(seed) })));
    expect(idsOf(report)).toEqual(['x', 'x#2']);
    expect(report.pairs).toHaveLength(1);
    expect(report.problems).toEqual([{ path: 'x', message: expect.stringMatching(/repeats the id x/) }]);
  });

  it('puts what cannot be read into problems and does not throw', async () => {
    const folder = folderOf({ 'a.txt': carrier(1), 'bad.txt': Buffer.from('caf\xe9', 'latin1') });
    const report = await scan([folder, join(folder, 'none.txt')]);
    expect(report.problems.map(({ path }) => path)).toEqual([
      join(folder, 'bad.txt'),
      join(folder, 'none.txt'),
    ]);
    expect(report.articles).toHaveLength(1);
  });

  it('gives an empty report for an empty text and for one article', async () => {
    expect((await scan({ id: 'a', text: '' })).summary).toMatchObject({ articles: 1, words: 0, pairs: 0 });
    expect((await scan({ id: 'a', text: PLANTED })).summary).toMatchObject({
      articles: 1,
      words: 45,
      nearest: null,
    });
  });

  it('gives the same with any number of threads, for texts in memory too', async () => {
    const texts = manyTexts(900);
    const reports: Report[] = [];
    for (const options of [{ workers: 1 }, { workers: 3 }, { workers: 3, keep: 0 }])
      reports.push(await scan(texts, options));
    expect(reports[0].pairs.length).toBeGreaterThan(100);
    expect(reports[1]).toEqual(reports[0]);
    expect(reports[2]).toEqual(reports[0]);
    expect(await scan([...texts].reverse(), { workers: 2 })).toEqual(reports[0]);
  });

  it('may run several times at once', async () => {
    const alone = await scan(CORPUS);
    const runs = await Promise.all([scan(CORPUS), scan(CORPUS, { minWords: 30 }), scan(CORPUS)]);
    expect(runs[0]).toEqual(alone);
    expect(runs[2]).toEqual(alone);
    expect(runs[1].options).toMatchObject({ minWords: 30 });
  });

  it('tells its progress, step by step, each to its end', async () => {
    const told: Progress[] = [];
    await scan(CORPUS, { onProgress: (progress) => told.push(progress) });
    const steps = [...new Set(told.map(({ step }) => step))];
    expect(steps).toEqual(['read', 'candidates', 'align', 'families']);
    for (const { done, total } of told) expect(done).toBeLessThanOrEqual(total);
    const lastRead = told.filter(({ step }) => step === 'read').at(-1);
    expect(lastRead?.done).toBe(lastRead?.total);
  });

  it('rejects options that cannot be used, before anything is read', async () => {
    await expect(scan('nowhere', { minWords: 0 })).rejects.toThrow(UsageError);
    await expect(scan('nowhere', { minWords: 0 })).rejects.toThrow(
      /minWords is 0: expected a whole number from 1/,
    );
    await expect(scan('nowhere', { minWord: 3 } as object)).rejects.toThrow(
      /unknown option minWord: expected one of minWords/,
    );
    await expect(scan([])).rejects.toThrow(FlongError);
  });

  it('leaves its defaults and what it was given unchanged', async () => {
    const kept = JSON.stringify(DEFAULTS);
    const options = { kinds: ['quotation' as const, 'copy' as const], ignore: ['z', 'a'] };
    await scan({ id: 'a', text: PLANTED }, options);
    expect(options).toEqual({ kinds: ['quotation', 'copy'], ignore: ['z', 'a'] });
    expect(JSON.stringify(DEFAULTS)).toBe(kept);
  });
});

describe('compare', () => {
  it('gives the pair that a scan gives, whichever comes first', async () => {
    const [a, b] = [1, 2].map((seed) => ({ id: `n${seed}`, text: carrier(seed) }));
    const { pairs } = await scan([a, b, { id: 'n3', text: filler(3, 50) }]);
    expect((await compare(a, b)).pairs).toEqual(pairs);
    expect(await compare(b, a)).toEqual(await compare(a, b));
  });

  it('rejects what is not two articles', async () => {
    const text = { id: 'a', text: PLANTED };
    await expect(compare(text, 'none.txt')).rejects.toThrow(
      /two articles and found one article.*none\.txt: no such file/,
    );
    await expect(compare(text, CORPUS)).rejects.toThrow(UsageError);
  });
});

describe('render', () => {
  it.each(['terminal', 'sarif', 'csv-passages', 'junit', 'markdown'] as const)(
    'gives what the command line writes: %s',
    async (format) => {
      const cwd = folderOf({ 'a.txt': carrier(1), 'b.txt': carrier(2) });
      const files = ['a.txt', 'b.txt'].map((name) => join(cwd, name));
      const done = await flong(['scan', ...files, '-r', format]);
      expect(await render(await scan(files), format)).toBe(done.stdout);
    },
  );

  it('takes texts from memory, and limits', async () => {
    const texts = [1, 2].map((seed) => ({ id: `t${seed}`, text: carrier(seed) }));
    const report = await scan(texts);
    const of = (id: string): string | null => texts.find((text) => text.id === id)?.text ?? null;
    expect(copiedWords(report, of)).toEqual({ words: new Map(texts.map(({ id }) => [id, 45])), missing: [] });
    expect(newPassages(report, baselineOf(report)).size).toBe(0);
    const limits = { baseline: baselineOf(report) };
    expect(await render(report, 'junit', { texts: of })).toContain('failures="2"');
    expect(await render(report, 'junit', { texts: of, limits })).toContain('failures="0"');
    expect(await render(report, 'github', { texts: of, limits: { share: 0.3 } })).toMatch(/^::error title=/);
  });

  it('refuses a format that is none', async () => {
    await expect(render(await scan([{ id: 'a', text: PLANTED }]), 'pdf' as 'csv')).rejects.toThrow(
      /^format pdf: expected terminal, json/,
    );
  });
});
