import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import type { Pair, Report } from '../../src/model.js';
import { findSources } from '../../src/read/inputs.js';
import type { TextInput } from '../../src/read/memory.js';
import { scan } from '../../src/scan.js';
import { filler, folderOf } from '../cli/support.js';

/** Sentences that articles of several outlets, and footers of theirs, are put together from. */
const SENTENCES = Array.from({ length: 14 }, (_, s) => filler(900 + s, 16));
const FOOTERS = Array.from({ length: 3 }, (_, o) => filler(990 + o, 24));
const QUOTES = Array.from({ length: 3 }, (_, q) => `“${filler(970 + q, 18).replaceAll('.', ',')}”`);

/** A text of sentences of its own and of the common stock, some of them changed, moved or quoted. */
const article = fc.record({
  outlet: fc.nat({ max: 2 }),
  own: fc.nat({ max: 500 }),
  parts: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.nat({ max: 13 }).map((s) => SENTENCES[s]) },
      { weight: 2, arbitrary: fc.nat({ max: 400 }).map((s) => filler(s, 20)) },
      { weight: 1, arbitrary: fc.nat({ max: 2 }).map((q) => QUOTES[q]) },
      { weight: 1, arbitrary: fc.nat({ max: 2 }).map((q) => QUOTES[q].slice(1, -1)) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.nat({ max: 13 }), fc.nat({ max: 15 }))
          .map(([s, at]) => SENTENCES[s].split(' ').with(at, 'anders').join(' ')),
      },
    ),
    { minLength: 1, maxLength: 6 },
  ),
  footer: fc.boolean(),
});

const articles = fc.array(article, { minLength: 3, maxLength: 12 }).map((made) =>
  made.map(
    ({ outlet, own, parts, footer }, i): TextInput => ({
      id: `${'abc'[outlet]}/${String((own * 7 + i) % 97).padStart(2, '0')}-${i}`,
      outlet: 'abc'[outlet],
      text: [filler(600 + own, 12), ...parts, ...(footer ? [FOOTERS[outlet]] : [])].join('\n\n'),
    }),
  ),
);

/** What is done to an archive before a check, by the indices of articles. */
const history = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ add: fc.array(fc.nat({ max: 11 }), { maxLength: 6 }) }) },
    { weight: 1, arbitrary: fc.record({ change: fc.nat({ max: 11 }) }) },
    { weight: 1, arbitrary: fc.record({ remove: fc.nat({ max: 11 }) }) },
    { weight: 1, arbitrary: fc.constant({ compact: true as const }) },
  ),
  { maxLength: 6 },
);

/** The pairs of some articles, as a report tells them. */
const pairsOf = ({ pairs }: Report, ids: ReadonlySet<string>): Pair[] =>
  pairs.filter(({ a, b }) => ids.has(a.id) || ids.has(b.id));

async function play(
  all: readonly TextInput[],
  steps: readonly ({ add: number[] } | { change: number } | { remove: number } | { compact: true })[],
  fresh: readonly TextInput[],
  run: (archive: Archive) => Promise<void>,
): Promise<void> {
  const folder = folderOf();
  const archive = await Archive.open(join(folder, 'seen.flong'), { write: true });
  const news = new Set(fresh.map(({ id }) => id));
  try {
    for (const step of steps) {
      const at = (i: number): TextInput => all[i % all.length];
      if ('add' in step) await add(archive, step.add.map(at));
      else if ('change' in step) await add(archive, [{ ...at(step.change), text: filler(step.change, 40) }]);
      else if ('remove' in step) await archive.remove([at(step.remove).id]);
      else await archive.compact();
    }
    // whatever was before, in the end it holds all but the new ones
    await archive.remove(all.map(({ id }) => id).filter((id) => news.has(id)));
    await add(
      archive,
      all.filter(({ id }) => !news.has(id)),
    );
    await run(archive);
    await archive.verify();
  } finally {
    await archive.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const add = async (archive: Archive, inputs: readonly TextInput[]): Promise<void> => {
  if (inputs.length > 0)
    await archive.add([...new Map(inputs.map((x) => [x.id, x])).values()], { workers: 1 });
};

describe('a check against an archive', () => {
  it.each([false, true])('tells the pairs that a scan of all tells, all pairs: %s', async (allPairs) => {
    let shared = 0;
    await fc.assert(
      fc.asyncProperty(articles, history, fc.integer({ min: 1, max: 3 }), async (all, steps, last) => {
        const fresh = all.slice(-last);
        const ids = new Set(fresh.map(({ id }) => id));
        const wanted = pairsOf(await scan(all, { allPairs, workers: 1 }), ids);
        shared += wanted.length;
        await play(all, steps, fresh, async (archive) => {
          const report = await archive.check(fresh, { allPairs, workers: 1 });
          expect(report.pairs).toEqual(wanted);
        });
      }),
      { numRuns: 60 },
    );
    expect(shared).toBeGreaterThan(60);
  });

  it.each([0, 100])(
    'takes what texts of no known outlet end with for standing text, as a scan does, with %i taken at once',
    async (closed) => {
      const texts = Array.from({ length: 12 }, (_, n) => ({
        id: `t${n}`,
        text: [filler(600 + n, 120), n > 9 ? SENTENCES[0] : filler(700 + n, 30), FOOTERS[0]].join('\n\n'),
      }));
      const wanted = pairsOf(await scan(texts, { allPairs: true, workers: 1 }), new Set(['t11']));
      expect(wanted.map(({ a, b }) => [a.id, b.id])).toEqual([['t10', 't11']]);
      expect(wanted[0].passages.map(({ kind }) => kind)).toEqual(['copy', 'boilerplate']);
      await play(texts, [{ add: [3, 1, 4, 5] }, { compact: true }], texts.slice(-1), async (archive) => {
        const inputs = await findSources(texts.slice(-1), []);
        const options = archive.optionsFor({ allPairs: true, workers: 1 });
        const { report, close } = await archive.checkSources(inputs, options, closed);
        close();
        expect(report.pairs).toEqual(wanted);
      });
    },
  );

  it('tells the same passages where more articles hang together than are taken at once', async () => {
    let shared = 0;
    await fc.assert(
      fc.asyncProperty(articles, history, async (all, steps) => {
        const fresh = all.slice(-1);
        const ids = new Set(fresh.map(({ id }) => id));
        const passages = (pairs: readonly Pair[]): unknown[] =>
          pairs.map(({ a, b, passages }) => [a.id, b.id, passages.map((p) => ({ ...p, kind: null }))]);
        const wanted = pairsOf(await scan(all, { allPairs: true, workers: 1 }), ids);
        shared += wanted.length;
        await play(all, steps, fresh, async (archive) => {
          const inputs = await findSources(fresh, []);
          const options = archive.optionsFor({ allPairs: true, workers: 1 });
          const { report, close } = await archive.checkSources(inputs, options, 0);
          close();
          expect(passages(report.pairs)).toEqual(passages(wanted));
        });
      }),
      { numRuns: 60 },
    );
    expect(shared).toBeGreaterThan(30);
  });
});
