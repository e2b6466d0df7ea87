/** The plain types of a report: what `-r json` writes and `scan` resolves to. All offsets are UTF-16 code units. */

/** An article and what is known of it; its text is not in the report. */
export interface Article {
  /** path relative to the input, with `/`, or the record's own id */
  id: string;
  path: string;
  title: string | null;
  outlet: string | null;
  /** when it was published, ISO 8601 as far as it is known (`2024`, `2024-03-05`, `2024-03-05T09:30+01:00`), else as given */
  date: string | null;
  /** when it was last changed, as `date`; only where the source says so */
  modified?: string;
  /** the address that the source names as its own, or as that of the original; only where it names one */
  url?: string;
  /** true for a web page in which no article was found: its text is all that the page shows but for its navigation */
  wholePage?: true;
  /** agencies that the text or the source credits, by their common names, then authors that the source names */
  credit: string[];
  /** ISO 639-1 */
  language: string | null;
  /** tokens: words, or overlapping character pairs in scripts without spaces */
  words: number;
  /** XXH64 of the text's UTF-8 bytes, seed 42, 16 hex digits */
  hash: string;
}

export const RELATIONS = [
  'identical',
  'near-duplicate',
  'version',
  'excerpt',
  'passages',
  'quotes',
  'form',
  'boilerplate',
] as const;
/** What two articles are to each other, the first of these that holds; see docs/guide.md. */
export type Relation = (typeof RELATIONS)[number];

export const KINDS = ['copy', 'quotation', 'credit', 'boilerplate', 'stock'] as const;
/**
 * What a passage is. `copy` counts in shares; `quotation` stands in quotation marks on both sides; `credit` names who wrote
 * or owns the text; `boilerplate` is an outlet's standing text; `stock` is idiom and formula.
 */
export type Kind = (typeof KINDS)[number];

export const CONFIDENCES = ['unknown', 'possible', 'likely', 'certain'] as const;
/** How sure a finding is, in rising order from `unknown` to `certain`; docs/guide.md says what each takes. */
export type Confidence = (typeof CONFIDENCES)[number];

/** A stretch of one article's text, in UTF-16 code units, end open; and the words in it. */
export interface Span {
  begin: number;
  end: number;
  words: number;
}

/** Equal words: begin and end in a's text, begin and end in b's, in UTF-16 code units, end open. */
export type Run = [aBegin: number, aEnd: number, bBegin: number, bEnd: number];

/** A stretch that two articles share, and where it stands in each. */
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

/** Two articles and what they share. */
export interface Pair {
  /** the one whose id comes first, by code units */
  a: Part;
  b: Part;
  relation: Relation;
  /** of shingle sets, exact */
  jaccard: number;
  /** of each one's shingles, the share that the other has too; exact, 0 to 1 */
  containment: { a: number; b: number };
  /** which of the two the copy came from; `reasons` say each what it is worth */
  direction: { source: string | null; confidence: Confidence; reasons: string[] };
  passages: Passage[];
}

/** Articles that are versions of one text. */
export interface Family {
  /** made from the representative's text, and the same as long as that is */
  id: string;
  /** the member that the family's pairs run from: the origin where one is likely or certain */
  representative: string;
  /** in the order of their dates, those without one last */
  articles: string[];
  /** the member that the others seem to come from, null where nothing names one; `reasons` say each what it is worth */
  origin: { id: string | null; confidence: Confidence; reasons: string[] };
  /** what each other member did to the representative's text, in the order of `articles` */
  members: Member[];
  /** stretches of the representative's text that every member holds */
  core: Span[];
}

/** A member of a family beside its representative, in words. */
export interface Member {
  id: string;
  /** words equal in both */
  kept: number;
  /** its words exchanged for others of the representative's at the same place */
  changed: number;
  /** its words that the representative lacks */
  added: number;
  /** the representative's words that it lacks */
  dropped: number;
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

/** What a scan has found; the same to the byte for any order of inputs and any number of workers. */
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
    /** what of it is agency copy: articles that credit an agency, pairs whose two sides credit the same, words copied in these pairs alone */
    agency: { articles: number; pairs: number; copied: number };
    nearest: Nearest | null;
  };
}
