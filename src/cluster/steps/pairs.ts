import { toPair } from '../../report/build.js';
import { toldOf, verdictOf } from '../articles.js';
import type { MakeStep } from '../step.js';

/** Verdicts, each with its two articles and what they are put together from, to pairs as a report has them. */
export const pairs: MakeStep = () => ({
  schema: { a: 'int', b: 'int', pair: 'text' },
  run(rows, out) {
    const sides = (['A', 'B'] as const).map((side) => ({
      id: rows.texts(`id${side}`),
      article: rows.texts(`article${side}`),
      credits: rows.texts(`credits${side}`),
      patches: rows.ints(`patches${side}`),
    }));
    const [a, b, verdicts] = [rows.ints('a'), rows.ints('b'), rows.texts('verdict')];
    for (let i = 0; i < rows.count; i++) {
      const { articles, witness } = toldOf(
        sides.map(({ id, article, credits }) => ({ id: id[i], article: article[i], credits: credits[i] })),
      );
      const patches = sides.map((side) => side.patches[i]);
      out.push(a[i], b[i], JSON.stringify(toPair(articles, verdictOf(verdicts[i], 0, 1), witness, patches)));
    }
  },
});
