import { tiesOf } from '../../families/families.js';
import { CrowdQuotes } from '../../judge/crowd-quotes.js';
import type { IndexedFinding } from '../../judge/finding.js';
import { settle, type Verdict } from '../../judge/settle.js';
import { tellsStanding } from '../../scan.js';
import type { MakeStep } from '../step.js';
import { jsonOf } from '../tables.js';
import { bytesOf, wordsOf } from '../words.js';

/**
 * Settles findings, each with what is known of quotations in its two articles: the verdict, the same without texts, the
 * strength of the tie that it is (null for none), and the copied words of either side as spans of tokens.
 */
export const settleStep: MakeStep = (options) => ({
  schema: {
    a: 'int',
    b: 'int',
    wordsA: 'int',
    wordsB: 'int',
    verdict: 'text',
    bare: 'text',
    tie: 'double',
    copiedA: 'bytes',
    copiedB: 'bytes',
  },
  run(rows, out) {
    const findings = rows.texts('finding');
    const [wordsA, wordsB] = [rows.ints('wordsA'), rows.ints('wordsB')];
    const [knownA, knownB] = [rows.bytes('knownA'), rows.bytes('knownB')];
    for (let i = 0; i < rows.count; i++) {
      const finding = jsonOf(findings[i]) as IndexedFinding;
      const { a, b } = finding;
      const quotes = new CrowdQuotes([]);
      for (const [article, known] of [
        [a, wordsOf(knownA[i])],
        [b, wordsOf(knownB[i])],
      ] as const)
        for (let k = 0; k < known.length; k += 3) quotes.add(article, known[k], known[k + 1], known[k + 2]);
      const words: Record<number, number> = { [a]: wordsA[i], [b]: wordsB[i] };
      const counts = words as unknown as ArrayLike<number>;
      for (const verdict of settle([finding], quotes, counts, {
        ...options,
        standing: tellsStanding(options),
      })) {
        const [tie] = tiesOf([verdict]);
        out.push(
          a,
          b,
          wordsA[i],
          wordsB[i],
          JSON.stringify({ ...verdict, runs: [] }),
          JSON.stringify(withoutTexts(verdict)),
          tie?.strength ?? null,
          bytesOf(verdict.copiedA),
          bytesOf(verdict.copiedB),
        );
      }
    }
  },
});

/** What families need of a verdict. */
const withoutTexts = (verdict: Verdict): Verdict => ({
  ...verdict,
  runs: [],
  passages: verdict.passages.map(({ textB, ...passage }) => ({ ...passage, text: '' })),
});
