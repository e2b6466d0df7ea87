import type { Passage } from '../model.js';
import type { Weighed } from '../tokenize/rarity.js';

/** What the judge sees of an article, and what he finds of two. */

/** One article as the judge sees it. */
export interface Exhibit {
  readonly tokens: Weighed;
  readonly text: string;
  /** what is known of each token: see `Mark` */
  readonly marks: Uint8Array;
  /** sentences, and lines that are none: see `sentencesOf` */
  readonly sentences: readonly number[];
  /** a machine misread it: its figures say nothing */
  readonly misread: boolean;
}

/** A passage with what the crowd's verdict on it will need. */
export interface Judged {
  /** of what kind it is by the two articles alone; without its words, see `withWords` */
  readonly passage: Passage;
  /** equal tokens as flat triples (a, b, length) */
  readonly runs: readonly number[];
  /** whether the words stand in quotation marks on either side */
  readonly quotedA: boolean;
  readonly quotedB: boolean;
}

/** What two articles share, before the crowd is heard, and names and an order are given. */
export interface Finding {
  readonly identical: boolean;
  /** one form, with other figures */
  readonly form: boolean;
  readonly jaccard: number;
  readonly containment: { readonly a: number; readonly b: number };
  readonly judged: readonly Judged[];
  /** words of either side but for credits and standing text */
  readonly proseA: number;
  readonly proseB: number;
}

/** A finding between two articles, by index. */
export type IndexedFinding = Finding & { readonly a: number; readonly b: number };
