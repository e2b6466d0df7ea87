import type { Article, Confidence, Family, Passage, Relation, Report } from '../../model.js';

/** What the page holds: an index that is read at once, and texts and passages in blocks that are read when seen. */

/** Where something lies: its block, and its place there. */
export interface Place {
  readonly block: number;
  readonly at: number;
}

export interface ShownArticle extends Article {
  /** its title, else the first line of its text, else its id; on one line */
  readonly name: string;
  /** null where the text could not be had */
  readonly text: Place | null;
}

/** Either side of a pair. */
export interface ShownPart {
  /** index of the article */
  readonly article: number;
  readonly shared: number;
}

export interface ShownPair {
  /** names the pair in addresses */
  readonly key: string;
  readonly a: ShownPart;
  readonly b: ShownPart;
  readonly relation: Relation;
  readonly jaccard: number;
  readonly containment: { readonly a: number; readonly b: number };
  readonly direction: {
    readonly source: 'a' | 'b' | null;
    readonly confidence: Confidence;
    readonly reasons: readonly string[];
  };
  /** how many, of which kind copy, and the words matched in the longest run of one */
  readonly passages: number;
  readonly copies: number;
  readonly longest: number;
  /** index of the family that both belong to, or -1 */
  readonly family: number;
  readonly place: Place;
}

export interface ShownFamily {
  /** names the family in addresses: the representative's key, so that it stays when members come and go */
  readonly key: string;
  readonly id: string;
  readonly representative: number;
  /** indices of articles, in the order of the report */
  readonly articles: readonly number[];
  readonly origin: Family['origin'];
  readonly members: Family['members'];
  readonly core: Family['core'];
}

/** A passage without what the whole texts hold. */
export type StoredPassage = Omit<Passage, 'text'> & { text?: string };

export interface Index {
  readonly tool: Report['tool'];
  readonly schema: string;
  readonly options: Report['options'];
  readonly summary: Report['summary'];
  readonly problems: Report['problems'];
  /** those that share something */
  readonly articles: readonly ShownArticle[];
  readonly pairs: readonly ShownPair[];
  readonly families: readonly ShownFamily[];
}
