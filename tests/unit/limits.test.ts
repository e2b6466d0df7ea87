import { describe, expect, it } from 'vitest';
import { baselineOf, newPassages, readBaseline, writeBaseline } from '../../src/limits/baseline.js';
import { copiedWords } from '../../src/limits/copied.js';
import { printsOf, uncovered } from '../../src/limits/prints.js';
import type { Report } from '../../src/model.js';
import { resolveOptions } from '../../src/options.js';
import { findSources } from '../../src/read/inputs.js';
import type { TextInput } from '../../src/read/memory.js';
import { type Scanned, scanSources } from '../../src/scan.js';
import { CORPUS, filler, numbers, PLANTED } from '../cli/support.js';
import { inTime } from '../yardstick.js';

const scannedOf = async (inputs: (string | TextInput)[], allPairs = false): Promise<Scanned> =>
  scanSources(await findSources(inputs, []), resolveOptions({ workers: 1, allPairs }));

describe('copied words of an article', () => {
  it.each([false, true])('add up to what the summary counts (all pairs: %s)', async (allPairs) => {
    const { report, texts } = await scannedOf([CORPUS], allPairs);
    const { words, missing } = copiedWords(report, texts.of);
    expect(missing).toEqual([]);
    expect([...words.values()].reduce((sum, n) => sum + n, 0)).toBe(report.summary.copied);
    for (const { a, b } of report.pairs) {
      for (const { id, shared, words: all } of [a, b]) {
        expect(words.get(id) ?? 0).toBeGreaterThanOrEqual(shared);
        expect(words.get(id) ?? 0).toBeLessThanOrEqual(all);
      }
    }
  });

  it('are counted once, however many articles have them', async () => {
    const { report, texts } = await scannedOf([
      { id: 'a', text: `${filler(1, 60)}\n\n${PLANTED}\n` },
      { id: 'b', text: `${filler(2, 60)}\n\n${PLANTED}\n` },
      { id: 'c', text: `${filler(3, 60)}\n\n${PLANTED}\n` },
    ]);
    expect(report.pairs.length).toBeGreaterThanOrEqual(2);
    expect([...copiedWords(report, texts.of).words.values()]).toEqual([45, 45, 45]);
  });

  it('take no time in a long article that thousands have copied', () => {
    const text = 'word '.repeat(40_000);
    const whole = { begin: 0, end: text.length - 1, words: 40_000 };
    const passage = { kind: 'copy', a: whole, b: whole, matched: 40_000, similarity: 1, text };
    const pairs = Array.from({ length: 20_000 }, (_, n) => ({
      a: { id: 'source' },
      b: { id: `taker ${n}` },
      passages: [passage],
    }));
    const textOf = (id: string): string | null => (id === 'source' ? text : null);
    // .2 s; 2.9 where each stretch is gone through anew
    inTime(700, () =>
      expect(copiedWords({ pairs } as unknown as Report, textOf).words).toEqual(
        new Map([['source', 40_000]]),
      ),
    );
  });

  it('cannot be counted without the text, which is told', async () => {
    const { report } = await scannedOf([
      { id: 'a', text: PLANTED },
      { id: 'b', text: PLANTED },
    ]);
    expect(copiedWords(report, () => null)).toEqual({ words: new Map(), missing: ['a', 'b'] });
  });
});

describe('fingerprints of words', () => {
  const words = (seed: number, count: number): Uint32Array => {
    const next = numbers(seed);
    return Uint32Array.from({ length: count }, () => next());
  };
  const known = (run: Uint32Array): Set<number> => new Set(printsOf(run));

  it('cover the run they were taken from, whatever its length', () => {
    for (let length = 1; length <= 120; length++) {
      const run = words(length, length);
      expect(uncovered(run, known(run)), String(length)).toBe(0);
    }
  });

  it('cover it still where a word was changed, taken out or put in, but for that word', () => {
    for (let at = 0; at < 40; at++) {
      const run = words(7, 40);
      const prints = known(run);
      const changed = Uint32Array.from(run, (hash, i) => (i === at ? 1 : hash));
      const shorter = run.filter((_, i) => i !== at);
      const longer = Uint32Array.from([...run.slice(0, at), 1, ...run.slice(at)]);
      // under W words beside an end hold no fingerprint for certain
      expect(uncovered(changed, prints), `changed ${at}`).toBeLessThanOrEqual(at < 7 || at > 32 ? 8 : 1);
      if (at < 8 || at > 31) continue;
      expect(uncovered(shorter, prints), `out ${at}`).toBe(0);
      expect(uncovered(longer, prints), `in ${at}`).toBeLessThanOrEqual(1);
    }
  });

  it('cover parts in another order, and cover nothing else', () => {
    const [one, two, other] = [words(1, 50), words(2, 50), words(3, 50)];
    const prints = known(Uint32Array.from([...one, ...two]));
    expect(uncovered(Uint32Array.from([...two, ...one]), prints)).toBe(0);
    expect(uncovered(other, prints)).toBe(50);
  });
});

describe('a baseline', () => {
  it('holds everything of the report it was made from, also when it has been written and read', async () => {
    const { report } = await scannedOf([CORPUS]);
    const content = writeBaseline(baselineOf(report));
    expect(newPassages(report, readBaseline('x', content))).toEqual(new Set());
    expect(content).toBe(writeBaseline(readBaseline('x', content)));
    const copies = report.pairs.flatMap(({ passages }) => passages.filter(({ kind }) => kind === 'copy'));
    expect(newPassages(report, new Map())).toEqual(new Set(copies));
  });

  it('has an article a line, sorted', async () => {
    const { report } = await scannedOf([CORPUS]);
    const lines = writeBaseline(baselineOf(report)).split('\n');
    const ids = lines.slice(3, -3).map((line) => Object.keys(JSON.parse(`{${line.replace(/,$/, '')}}`))[0]);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids).toEqual([...ids].sort());
    expect(JSON.parse(lines.join('\n')).schema).toBe('flong.baseline/1');
  });

  it('holds a pair told for the first time whose two sides were known: families change their representative', async () => {
    const version = (id: string): TextInput => ({ id, text: `${PLANTED} ${filler(1, 100)}` });
    const { report } = await scannedOf([version('a'), version('b'), version('c')]);
    const all = await scannedOf([version('a'), version('b'), version('c')], true);
    expect(all.report.pairs.length).toBeGreaterThan(report.pairs.length);
    expect(newPassages(all.report, baselineOf(report))).toEqual(new Set());
  });
});
