/**
 * A whole scan, from the start of the process to the report on disk, against counting the words of the same files. The
 * two take turns, so that both have the files in the system's cache and neither has the quieter minute.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inputOf, oneFolder } from './lib/folder.mjs';
import { median } from './lib/median.mjs';
import { timed } from './lib/timed.mjs';

export const usage = 'FOLDER';
export const answers = 'How long does a whole scan take, against counting the words with wc?';

const TURNS = 5;
const FLONG = fileURLToPath(new URL('../bin/flong.js', import.meta.url));

export default async function wordcount(args) {
  const folder = oneFolder(args);
  const scratch = mkdtempSync(join(tmpdir(), 'flong-bench-'));
  const report = join(scratch, 'report.json');
  try {
    const rows = [];
    for (let turn = 1; turn <= TURNS; turn++) {
      // 2: something could not be read as it stands, and the rest was
      const args = [FLONG, 'scan', folder, '-r', `json=${report}`];
      const scan = timed(process.execPath, args, { expected: [0, 2] });
      const count = timed('sh', ['-c', 'find "$1" -type f -print0 | xargs -0 cat | wc -w', 'sh', folder]);
      rows.push({ turn: String(turn), 'flong s': scan, 'wc -w s': count, ratio: scan / count });
    }
    const scan = median(rows.map((row) => row['flong s']));
    const count = median(rows.map((row) => row['wc -w s']));
    rows.push({ turn: 'median', 'flong s': scan, 'wc -w s': count, ratio: scan / count });
    const input = inputOf(JSON.parse(readFileSync(report, 'utf8')));
    const locale = process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || 'C';
    return {
      rows,
      notes: [
        `${input.articles} articles, ${input.words} words; ${input.pairs} pairs, ${input.families} families found`,
        `wc counts in the locale ${locale}`,
      ],
      input,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
