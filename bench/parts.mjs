/**
 * What each part of finding and alignment brings, in quality and in time: scans DOCS with the code as it is and without
 * each part, scores the passages as the bench `copies` does, and those of corpus/ by its gold.
 */
import { detectionsIn } from './copies.mjs';
import { scoreCorpus } from './lib/corpus.mjs';
import { jsonLines } from './lib/json-lines.mjs';
import { FINDING, scansWithout } from './lib/parts.mjs';
import { score } from './lib/plagdet.mjs';
import { inTurn } from './lib/turns.mjs';
import { BenchUsage } from './lib/usage.mjs';

export const usage = 'DOCS.jsonl GOLD.jsonl [KIND…]';
export const answers = 'What does each part of finding and alignment bring, in quality and in time?';

const TURNS = 5;

export default async function parts(args) {
  const [docs, goldFile, ...kinds] = args;
  if (goldFile === undefined) throw new BenchUsage('takes two files');
  const gold = jsonLines(goldFile);
  const scans = await scansWithout(FINDING);
  const rows = [];
  for (const [name, scan] of scans) {
    const { found } = await detectionsIn(docs, scan);
    const scored = score(gold, found);
    const row = { without: name, all: scored.kinds.get('all').plagdet };
    for (const kind of kinds) row[kind] = scored.kinds.get(kind)?.plagdet ?? 0;
    rows.push({ ...row, otherPairs: scored.otherPairs, corpus: await scoreCorpus(scan) });
  }
  const seconds = await inTurn(
    scans.map(
      ([, scan]) =>
        () =>
          scan(docs, { allPairs: true }),
    ),
    TURNS,
  );
  for (const [i, row] of rows.entries()) row.time = seconds[i] / seconds[0];
  return {
    rows,
    notes: [
      'plagdet; pairs told that hold no known copy; corpus: passages with both ends right / with an end wrong / told and not there',
      `time: of processors, against the code as it is, whose median of ${TURNS} in turn is ${seconds[0].toFixed(2)} s`,
    ],
    input: { turns: TURNS, seconds: seconds[0] },
  };
}
