import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Archive, check, compare, type Input, type Progress, scan } from '../../dist/index.js';
import { filler } from '../cli/support.js';

/** Calls of the library that a signal ends, of what was built: threads are part of it. */

const folder = mkdtempSync(join(tmpdir(), 'flong-aborted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REASON = new Error('the client has gone');

/** Articles that share a paragraph: enough for several batches, of which threads get some. */
const articles: Input[] = Array.from({ length: 1200 }, (_, i) => ({
  id: `a${i}`,
  text: `${filler(i, 120)}\n\n${filler(100_000 + (i % 40), 60)}`,
}));

/** Threads and files that keep a process alive. */
const kept = (): string[] =>
  process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort|FSReq/.test(name));

describe('a signal', () => {
  it.each(['read', 'candidates', 'align', 'families'] as const)(
    'aborted as step %s begins ends a scan with its reason, on one thread and on two, and leaves nothing',
    async (step) => {
      const before = kept();
      for (const workers of [1, 2]) {
        const controller = new AbortController();
        const later: Progress[] = [];
        const onProgress = (progress: Progress): void => {
          if (controller.signal.aborted) later.push(progress);
          if (progress.step === step) controller.abort(REASON);
        };
        const call = scan(articles, { workers, keep: 0, signal: controller.signal, onProgress });
        await expect(call).rejects.toBe(REASON);
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(later).toEqual([]);
      }
      expect(kept()).toEqual(before);
    },
    60_000,
  );

  it('that is aborted already ends each call before anything is done', async () => {
    const signal = AbortSignal.abort(REASON);
    const [a, b] = articles;
    await expect(scan(articles, { signal })).rejects.toBe(REASON);
    await expect(compare(a, b, { signal })).rejects.toBe(REASON);
    await expect(check(a, b, { signal })).rejects.toBe(REASON);
  });

  it('that is not aborted changes nothing, and hears nothing more when the call is over', async () => {
    const { signal } = new AbortController();
    let listening = 0;
    const counted = Object.assign(signal, {
      addEventListener(...args: Parameters<typeof signal.addEventListener>) {
        listening++;
        AbortSignal.prototype.addEventListener.apply(signal, args);
      },
      removeEventListener(...args: Parameters<typeof signal.removeEventListener>) {
        listening--;
        AbortSignal.prototype.removeEventListener.apply(signal, args);
      },
    });
    let heard = 0;
    const onProgress = (): void => {
      heard = Math.max(heard, listening);
    };
    const few = articles.slice(0, 200);
    expect(await scan(few, { signal: counted, onProgress })).toEqual(await scan(few));
    expect(heard).toBe(1);
    expect(listening).toBe(0);
  });

  it('aborted while articles are added to an archive leaves it whole, with the batches that were in', async () => {
    const archive = await Archive.open(join(folder, 'seen.flong'), { write: true });
    await archive.add(articles.slice(0, 100));
    const controller = new AbortController();
    const call = archive.add(articles, {
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done > 0) controller.abort(REASON);
      },
    });
    await expect(call).rejects.toBe(REASON);
    await archive.verify();
    expect(archive.facts.articles).toBeGreaterThanOrEqual(100);
    await expect(archive.check(articles[0], { signal: controller.signal })).rejects.toBe(REASON);
    const { pairs } = await archive.check({ id: 'new', text: `Found again. ${filler(100_000, 60)}` });
    expect(pairs.length).toBeGreaterThan(0);
    await archive.close();
  });
});
