/**
 * Where the time of a scan goes, from the events that `onProgress` is called with. Two bounds are loose: no event marks
 * the end of the candidate step, so the first batch of alignment counts with it; and finding the files counts with
 * reading them.
 */
import { scan } from '../dist/index.js';
import { inputOf, oneFolder } from './lib/folder.mjs';
import { median } from './lib/median.mjs';

export const usage = 'FOLDER';
export const answers = 'Where does the time of a scan go, step by step?';

const TURNS = 5;

export default async function steps(args) {
  const folder = oneFolder(args);
  const turns = [];
  let report = null;
  for (let turn = 0; turn < TURNS; turn++) {
    const marks = { candidates: null, align: null, families: null };
    const start = performance.now();
    report = await scan(folder, {
      onProgress: ({ step }) => {
        if (step in marks) marks[step] ??= performance.now();
      },
    });
    const end = performance.now();
    const aligned = marks.align ?? marks.families;
    turns.push({
      'find, read, tokenize, sketch': marks.candidates - start,
      'candidates, first batch aligned': aligned - marks.candidates,
      'align and judge the rest': marks.families - aligned,
      'families, pairs within, report': end - marks.families,
      whole: end - start,
    });
  }
  const rows = Object.keys(turns[0]).map((step) => ({
    step,
    'first ms': Math.round(turns[0][step]),
    'median ms': Math.round(median(turns.map((turn) => turn[step]))),
  }));
  const input = inputOf(report);
  return {
    rows,
    notes: [
      `${input.articles} articles, ${input.words} words; ${input.pairs} pairs, ${input.families} families found`,
      `in one process, ${TURNS} times: the first has cold code, as a command line run has; start and end of the process are not in it`,
    ],
    input,
  };
}
