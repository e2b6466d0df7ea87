import type { Index, ShownPair } from '../shape.js';
import type { FamilyColumn } from '../view/family-table.js';
import type { PairColumn } from '../view/pair-table.js';
import type { Order } from '../view/table.js';

/** What the reader has chosen. */

export interface Filter {
  words: string;
  outlet: string;
  credit: string;
  relation: string;
  from: string;
  to: string;
  /** percent */
  share: number;
  families: boolean;
}

export const NO_FILTER: Readonly<Filter> = {
  words: '',
  outlet: '',
  credit: '',
  relation: '',
  from: '',
  to: '',
  share: 0,
  families: true,
};

export interface State {
  readonly index: Index;
  filter: Filter;
  pairs: Order<PairColumn>;
  families: Order<FamilyColumn>;
  /** the pairs that the table shows, in its order: next and previous go by it */
  listed: readonly ShownPair[];
  /** rows of them that are drawn */
  rows: number;
  /** single letters act as keys */
  keys: boolean;
}

export const newState = (index: Index): State => ({
  index,
  filter: { ...NO_FILTER },
  pairs: { by: 'shared', down: true },
  families: { by: 'articles', down: true },
  listed: [],
  rows: 0,
  keys: true,
});
