import type { Credits } from '../judge/credits/agencies.js';
import { type Witness, witnessesOf } from '../judge/credits/outlets.js';
import type { Verdict } from '../judge/settle.js';
import type { Article } from '../model.js';
import { jsonOf } from './tables.js';

/** Articles that a table tells of, by place. */
export interface Told {
  readonly articles: readonly Article[];
  readonly witness: (i: number) => Witness;
}

/** An article as the table of articles has it: its id, the rest of its row, and whom it credits. */
export interface ToldArticle {
  readonly id: string | null;
  readonly article: string | null;
  readonly credits: string | null;
}

export function toldOf(rows: readonly ToldArticle[]): Told {
  const articles = rows.map(({ id, article }) => ({ id, ...(jsonOf(article) as object) }) as Article);
  const credits = rows.map((row) => jsonOf(row.credits) as Credits);
  return { articles, witness: witnessesOf(articles, credits) };
}

/** A verdict from its JSON, on the articles at two places. */
export const verdictOf = (json: string | null, a: number, b: number): Verdict => ({
  ...(jsonOf(json) as Verdict),
  a,
  b,
});
