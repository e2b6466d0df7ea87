/** The plain types of a report: what `-r json` writes and `scan` resolves to. All offsets are UTF-16 code units. */

export interface Article {
  /** path relative to the input, with `/`, or the record's own id */
  id: string;
  path: string;
  title: string | null;
  outlet: string | null;
  /** as the source gives it, ISO 8601 where it does */
  date: string | null;
  /** agencies and authors named by the source */
  credit: string[];
  /** ISO 639-1 */
  language: string | null;
  /** tokens: words, or overlapping character pairs in scripts without spaces */
  words: number;
  /** XXH64 of the text's UTF-8 bytes, seed 42, 16 hex digits */
  hash: string;
}

export const RELATIONS = ['identical', 'near-duplicate', 'version', 'excerpt', 'passages', 'quotes'] as const;
export type Relation = (typeof RELATIONS)[number];

export const KINDS = ['copy', 'quotation'] as const;
export type Kind = (typeof KINDS)[number];

/** A stretch of one article's text, end open, and the words in it. */
export interface Span {
  begin: number;
  end: number;
  words: number;
}

/** Equal words: begin and end in a's text, begin and end in b's. */
export type Run = [aBegin: number, aEnd: number, bBegin: number, bEnd: number];

export interface Passage {
  kind: Kind;
  a: Span;
  b: Span;
  /** words equal on both sides */
  matched: number;
  /** matched over the words of the longer side, 0 to 1 */
  similarity: number;
  /** the passage in a's words */
  text: string;
  /** the passage in b's words, where they differ from a's */
  textB?: string;
  /** the equal stretches, in the order of a, where the passage is not one; out of order in b where text was moved */
  runs?: Run[];
}

/** One article's part in a pair. */
export interface Part {
  id: string;
  words: number;
  /** its words that stand, equal, in passages of kind copy */
  shared: number;
  /** shared over words, 0 to 1 */
  share: number;
}

export interface Pair {
  a: Part;
  b: Part;
  relation: Relation;
  /** of shingle sets, exact */
  jaccard: number;
  containment: { a: number; b: number };
  direction: {
    source: string | null;
    confidence: 'unknown' | 'possible' | 'likely' | 'certain';
    reasons: string[];
  };
  passages: Passage[];
}

export interface Family {
  id: string;
  /** the member that the family's pairs run from */
  representative: string;
  articles: string[];
  origin: { id: string | null; confidence: 'unknown' | 'possible' | 'likely' | 'certain'; reasons: string[] };
}

/** An input that could not be read as it stands; `path` may end in `:line`. */
export interface Problem {
  path: string;
  message: string;
}

/** The longest stretch that fell short of being told, when nothing was found. */
export interface Nearest {
  a: string;
  b: string;
  matched: number;
  text: string;
}

export interface Report {
  schema: 'flong.report/1';
  tool: { name: 'flong'; version: string };
  /** every option that shapes the result */
  options: Record<string, unknown>;
  articles: Article[];
  pairs: Pair[];
  families: Family[];
  problems: Problem[];
  summary: {
    articles: number;
    pairs: number;
    families: number;
    /** words in all articles */
    words: number;
    /** words that stand, equal, in a passage of kind copy with another article, each counted once */
    copied: number;
    nearest: Nearest | null;
  };
}
