import type { Credits } from '../judge/credits/agencies.js';
import type { Chunk, Range } from '../read/open.js';
import type { Meta, ReadProblem } from '../read/source.js';
import type { SketchPart } from '../sketch/sketches.js';
import type { Kept } from './kept.js';

/** Reads, tokenizes and sketches the articles of some ranges and chunks. */
export interface SketchJob {
  readonly kind: 'sketch';
  readonly from: readonly (Range | Chunk)[];
  /** also give the tokens and texts; else both are set aside */
  readonly keep: boolean;
}

/** An article that a batch read, by the range or chunk it came from. */
export interface SketchedArticle {
  readonly range: number;
  readonly line: number;
  /** the bytes that hold it, in its source, or its text among those set aside */
  readonly begin: number;
  readonly end: number;
  readonly aside: boolean;
  /** where its tokens are set aside; -1 where they are not */
  readonly tokensAt: number;
  readonly meta: Meta;
  readonly words: number;
  readonly language: string | null;
  /** it looks as if a machine had misread it */
  readonly misread: boolean;
  readonly hash: string;
  /** whom its text credits */
  readonly credits: Credits;
  readonly wholePage: boolean;
}

/** What was found wrong in a range, or with an article of it that was read all the same. */
export interface SketchProblem extends ReadProblem {
  readonly range: number;
}

export interface SketchBatch extends SketchPart {
  readonly articles: SketchedArticle[];
  readonly problems: SketchProblem[];
  /** lines read of each range */
  readonly lines: number[];
  readonly kept: Kept | null;
}
