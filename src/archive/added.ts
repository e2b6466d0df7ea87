import type { Problem } from '../model.js';
import type { Shape } from './shape.js';

/** What became of articles that were to be added, by id where a person would want to know. */
export interface Added {
  added: number;
  unchanged: number;
  replaced: string[];
}

/** What an archive holds. */
export interface ArchiveFacts {
  readonly path: string;
  readonly articles: number;
  readonly words: number;
  /** of the texts, in UTF-8 */
  readonly bytes: number;
  /** of the file */
  readonly size: number;
  readonly outlets: number;
  /** articles removed or replaced whose room `compact` gives back */
  readonly dead: number;
  /** the options that shape it */
  readonly options: Shape;
}

/** What `add` has done. */
export interface Addition extends Added {
  readonly problems: readonly Problem[];
  /** files of other kinds that were passed over in folders, by ending */
  readonly passedOver: ReadonlyMap<string, number>;
}

/** Versions of one text that the archive holds. */
export interface ArchiveFamily {
  /** stays the same while members come and go */
  readonly id: string;
  /** in their order */
  readonly articles: readonly string[];
}
