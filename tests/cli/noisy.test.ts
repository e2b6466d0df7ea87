import { describe, expect, it } from 'vitest';
import { flong, folderOf, pairOf, scanned } from './support.js';

const PRINTED =
  'The harbour commission met in the old customs house on Thursday and heard that the northern breakwater, which was ' +
  'built of stone from the quarry at Hallen in the year of the great flood, can no longer be mended with the means of ' +
  'the town alone and must be given up to the sea before the coming winter unless the province sends help.';

/** Read from paper by a machine: letters taken for others of their shape, none of them for a figure. */
const read = (text: string): string =>
  text.replaceAll('e', 'c').replaceAll('n', 'u').replaceAll('h', 'b').replaceAll('t', 'f');
/** The same, with figures too. */
const readWithFigures = (text: string): string => read(text).replaceAll('o', '0').replaceAll('s', '5');

const files = (copy: string): Record<string, string> => ({
  'copy.txt': `A page of an old paper, as it came out of the box.\n\n${copy}\n\nThe next column is torn off.\n`,
  'print.txt': `What the paper said of the harbour.\n\n${PRINTED}\n\nSo much for the news of that day.\n`,
});

describe('text that a machine misread from paper', () => {
  it('is found where figures stand in its words', async () => {
    const folder = folderOf(files(readWithFigures(PRINTED)));
    const { report } = await scanned([folder]);
    const [passage] = pairOf(report, 'copy.txt', 'print.txt')?.passages ?? [];
    expect(passage).toMatchObject({ kind: 'copy', textB: PRINTED.slice(0, -1) });
    expect(passage.matched).toBe(passage.b.words);
    const shown = await flong(['compare', 'copy.txt', 'print.txt'], { cwd: folder });
    expect(shown.stdout).toContain('the same in both but for misread letters');
  });

  it('is found with --noisy where its looks do not tell', async () => {
    const folder = folderOf(files(read(PRINTED)));
    expect((await scanned([folder])).report.pairs).toEqual([]);
    const { report } = await scanned([folder, '--noisy']);
    expect(pairOf(report, 'copy.txt', 'print.txt')?.passages).toHaveLength(1);
  });
});
