import type { Member } from '../../../model.js';
import type { ShownArticle, ShownPair } from '../shape.js';
import type { Changes } from './changes.js';

/** A member of a family as the page shows it; its number is its place in the family. */
export interface ShownMember {
  readonly article: ShownArticle;
  readonly representative: boolean;
  /** with the representative; null for itself, and where the report leaves the pair out */
  readonly pair: ShownPair | null;
  /** its words shared with the representative */
  readonly shared: number;
  readonly counts: Member | null;
  readonly changes: Changes | null;
}
