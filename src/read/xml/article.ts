import type { Meta } from '../source.js';

/** What an XML document gives for an article: its text may be missing, which is told. */
export interface XmlArticle {
  readonly meta: Partial<Meta>;
  readonly text: string | null;
}
