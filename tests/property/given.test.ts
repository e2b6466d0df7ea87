import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GivenIndex } from '../../src/judge/given.js';
import { shortVocabulary, toHashes } from './support.js';

/** Words of a run of given text that is standing text wherever it stands. */
const RUN = 8;

describe('standing text that is given', () => {
  it('is every run of eight words of an entry, and a shorter entry where it is a whole sentence', () => {
    const entry = fc
      .integer({ min: 1, max: 3 })
      .chain((words) => shortVocabulary(words, 12))
      // an entry has words, as what reads the files sees to
      .filter((own) => own.length > 0);
    const lengths = fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 5 }),
        shortVocabulary(2, 60),
        lengths,
        (entries, words, sizes) => {
          const starts = [0, ...entries.map((_, e) => entries.slice(0, e + 1).flat().length)];
          const index = new GivenIndex({ hash: toHashes(entries.flat()), starts: Uint32Array.from(starts) });
          const sentences: number[] = [];
          for (let from = 0, s = 0; from < words.length; s++) {
            const to = Math.min(words.length, from + (sizes[s] ?? words.length));
            sentences.push(from, to);
            from = to;
          }

          const named = (run: readonly number[]): string => run.join(' ');
          const runs = new Set(
            entries
              .flatMap((own) => own.map((_, i) => own.slice(i, i + RUN)).filter((run) => run.length === RUN))
              .map(named),
          );
          const whole = new Set(entries.filter((own) => own.length < RUN).map(named));
          const standing = new Set<number>();
          const stands = (from: number, to: number): void => {
            for (let i = from; i < to; i++) standing.add(i);
          };
          for (let i = 0; i + RUN <= words.length; i++)
            if (runs.has(named(words.slice(i, i + RUN)))) stands(i, i + RUN);
          for (let s = 0; s < sentences.length; s += 2)
            if (whole.has(named(words.slice(sentences[s], sentences[s + 1]))))
              stands(sentences[s], sentences[s + 1]);

          const told = new Set<number>();
          const spans = index.spans({ hash: toHashes(words), count: words.length }, sentences);
          for (let s = 0; s < spans.length; s += 2) for (let i = spans[s]; i < spans[s + 1]; i++) told.add(i);
          expect([...told].sort((x, y) => x - y)).toEqual([...standing].sort((x, y) => x - y));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
