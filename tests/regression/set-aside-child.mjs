import { renameSync, rmSync } from 'node:fs';
import { resolveOptions } from '../../dist/options.js';
import { findSources } from '../../dist/read/inputs.js';
import { scanSources } from '../../dist/scan.js';

/**
 * Scans the working folder and keeps no text. When all are read `new` takes the place of `changed.txt`, and `gone.txt` goes; what
 * was found, and the texts as they are had after, go to standard output.
 */

const onProgress = ({ step, done }) => {
  if (step !== 'candidates' || done > 0) return;
  renameSync('new', 'changed.txt');
  rmSync('gone.txt');
};
const options = resolveOptions({ keep: 0, workers: 1, onProgress });
const { report, texts, close } = await scanSources(await findSources(['.'], []), options);
const { articles, pairs, problems } = report;
process.stdout.write(
  JSON.stringify({
    pairs: pairs.map(({ a, b }) => [a.id, b.id]),
    problems,
    texts: articles.map(({ id }) => [id, texts.of(id)]),
  }),
);
close();
