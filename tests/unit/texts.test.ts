import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, resolveOptions } from '../../src/options.js';
import { findSources } from '../../src/read/inputs.js';
import { scanSources } from '../../src/scan.js';
import { CORPUS, filler, folderOf } from '../cli/support.js';

const scannedWithTexts = async (folder: string, keep: number) =>
  scanSources(await findSources([folder], []), resolveOptions({ workers: 1, keep }));

describe('the texts that go with a report', () => {
  it('are the same whether they were kept or set aside, records and Markdown among them', async () => {
    const kept = await scannedWithTexts(CORPUS, DEFAULTS.keep);
    const again = await scannedWithTexts(CORPUS, 0);
    expect(kept.report.articles.length).toBeGreaterThan(100);
    for (const { id } of kept.report.articles) {
      const text = kept.texts.of(id);
      expect(text?.length).toBeGreaterThan(100);
      expect(again.texts.of(id)).toBe(text);
    }
  });

  it('are those that offsets count in', async () => {
    const { report, texts } = await scannedWithTexts(CORPUS, 0);
    for (const { a, b, passages } of report.pairs) {
      for (const passage of passages) {
        expect(texts.of(a.id)?.slice(passage.a.begin, passage.a.end)).toBe(passage.text);
        if (passage.textB === undefined) continue;
        expect(texts.of(b.id)?.slice(passage.b.begin, passage.b.end)).toBe(passage.textB);
      }
    }
  });

  it('are those that were scanned, whatever became of the files, and null for one that was not there', async () => {
    const folder = folderOf({ 'a.txt': filler(1, 40), 'b.txt': filler(2, 40) });
    const { texts } = await scannedWithTexts(folder, 0);
    writeFileSync(join(folder, 'a.txt'), filler(4, 40));
    rmSync(join(folder, 'b.txt'));
    expect(texts.of('a.txt')).toBe(filler(1, 40));
    expect(texts.of('b.txt')).toBe(filler(2, 40));
    expect(texts.of('d.txt')).toBeNull();
  });
});
