import type { CrowdMarks } from '../candidates/crowd.js';
import type { SpanTable } from '../candidates/spans.js';
import type { GivenText } from '../judge/given.js';
import type { Source } from '../read/source.js';
import { type Kept, sharedCopy } from './kept.js';
import type { SharedMarks } from './marks-held.js';
import type { SharedSides } from './sides-held.js';

/** Where each article, by index, is found again; sent to a thread once. */
export interface Catalog {
  readonly sources: readonly Source[];
  readonly source: Uint32Array;
  readonly begin: Float64Array;
  readonly end: Float64Array;
  /** line of the record in its source, 0 for a source that is one article */
  readonly line: Uint32Array;
  /** 1 where these are places among the texts set aside, not in the source */
  readonly aside: Uint8Array;
  /** where the tokens of each are set aside; -1 where they are kept, or to be had from its text alone */
  readonly tokensAt: Float64Array;
  /** of each whose tokens are to be had from its text alone, read again, the hash that this must have; null for others */
  readonly hash: readonly (string | null)[];
  readonly words: Uint32Array;
  readonly language: readonly (string | null)[];
  /** 1 for those that a machine misread, by their looks or because they are said to be */
  readonly misread: Uint8Array;
  readonly batches: readonly (Kept | null)[];
  /** the batch that read it, and its place there */
  readonly batch: Uint32Array;
  readonly place: Uint32Array;
  /** what the crowd says of each article's words */
  readonly marks: CrowdMarks;
  /** what else was found out of them, as it is made */
  readonly marksMade: SharedMarks | null;
  /** what alignment asks of articles whose tokens are set aside, as it is read; null where none are */
  readonly sides: SharedSides | null;
  /** whether pairs are told that share standing text alone */
  readonly tellsStanding: boolean;
  /** standing text that the user names */
  readonly given: GivenText;
}

/** What the crowd says, in memory that all threads share. */
export function shareMarks({ standing, common }: CrowdMarks): CrowdMarks {
  const share = ({ starts, spans }: SpanTable): SpanTable => ({
    starts: sharedCopy(starts),
    spans: sharedCopy(spans),
  });
  return { standing: share(standing), common: share(common) };
}
