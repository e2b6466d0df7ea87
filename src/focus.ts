import type { Beyond } from './candidates/beyond.js';
import type { Candidates } from './candidates/candidates.js';
import { only } from './candidates/pairs.js';
import type { Article } from './model.js';

/** The articles that a report is about, where not all are: the new ones of a check. */
export interface Focus {
  /** their ids; others stand in the report as far as they share something with these */
  readonly ids: ReadonlySet<string>;
  /** articles of each outlet by its name, where there are more than those at hand */
  readonly outlets: ReadonlyMap<string, number> | null;
  /** what is known beyond the articles at hand, given these and the number of each outlet; null where these are all */
  readonly beyond: ((articles: readonly Article[], outlets: ReadonlyMap<string, number>) => Beyond) | null;
  /** look at the pairs of these articles alone, not at those of others, which say what is a quotation and what a family */
  readonly alone?: boolean;
}

interface Outlets {
  readonly numbers: ReadonlyMap<string, number>;
  /** of each article; -1 where it has none */
  readonly outlet: Int32Array;
  readonly outletSize: Uint32Array;
}

/** A number for each outlet, from 0 in the order they come, and how many articles it has. */
export function outletsOf(articles: readonly Article[], focus: Focus | null): Outlets {
  const numbers = new Map<string, number>();
  const size: number[] = [];
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, size.length);
    return size.push(0) - 1;
  };
  const outlet = Int32Array.from(articles, ({ outlet: name }) => {
    if (name === null) return -1;
    const o = numberOf(name);
    size[o]++;
    return o;
  });
  for (const [name, count] of focus?.outlets ?? []) size[numberOf(name)] = count;
  return { numbers, outlet, outletSize: Uint32Array.from(size) };
}

/** Of the candidates the pairs of articles in focus. */
export const ofFocus = (found: Candidates, focal: (i: number) => boolean): Candidates => ({
  ...found,
  ...only(found, (_, a, b) => focal(a) || focal(b)),
  putOff: only(found.putOff, (_, a, b) => focal(a) || focal(b)),
});
