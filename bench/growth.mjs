/** How time and memory grow with the number of articles: one scan of each path, in the order given. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputOf } from './lib/folder.mjs';
import { scanned } from './lib/scanned.mjs';
import { BenchUsage } from './lib/usage.mjs';

export const usage = 'PATH…';
export const answers = 'How do time and memory grow with the number of articles?';

export default async function growth(paths) {
  if (paths.length < 2) throw new BenchUsage('takes two paths at least, of one archive at several sizes');
  const scratch = mkdtempSync(join(tmpdir(), 'flong-bench-'));
  try {
    const inputs = [];
    const rows = paths.map((path) => {
      const { seconds, processors, memory, report } = scanned([path], join(scratch, 'report.json'));
      inputs.push(inputOf(report));
      const { articles } = report.summary;
      return {
        articles,
        seconds,
        'processor s': processors,
        'memory MB': memory,
        'µs an article': Math.round((processors / articles) * 1e6),
        'kB an article': (memory * 1000) / articles,
      };
    });
    return { rows, notes: ['one scan each; memory is the peak of the process'], input: inputs };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
