import type { Relation } from '../model.js';

/** What two articles are to each other is read off these measures. */
export interface Measures {
  /** the same tokens in the same order */
  readonly identical: boolean;
  /** one form, with other figures */
  readonly form: boolean;
  /** of shingle sets, exact */
  readonly jaccard: number;
  /** copied words over all that are neither credits nor standing text, of either side */
  readonly shareA: number;
  readonly shareB: number;
  /** the shorter over the longer, credits and standing text aside */
  readonly lengths: number;
  /** at least one passage is copied prose */
  readonly copies: boolean;
  /** at least one is a quotation */
  readonly quotes: boolean;
}

/** Shares of the side that shares more, and of the other, for one text however its words were exchanged or moved. */
const ONE_TEXT = 0.8;
const AND_ITS_COPY = 0.73;
/** Ratio of the lengths under which a text was cut or has grown, and is a version. */
const ONE_LENGTH = 0.8;
/** Share of the side that shares less, from which both carry the same matter. */
const SAME_MATTER = 0.4;
/** Share of the shorter article that makes it an excerpt of the longer. */
const WITHIN = 0.8;
/** Shares of the side that shares more, and of the other, for a version that has grown or was cut a good deal. */
const HALF = 0.5;
const FIFTH = 0.2;

/** The relation of a pair that shares at least one passage. */
export function relate(
  { identical, form, jaccard, shareA, shareB, lengths, copies, quotes }: Measures,
  threshold: number,
): Relation {
  if (identical) return 'identical';
  if (form) return 'form';
  if (!copies) return quotes ? 'quotes' : 'boilerplate';
  const more = Math.max(shareA, shareB);
  const less = Math.min(shareA, shareB);
  if ((jaccard >= threshold || (more >= ONE_TEXT && less >= AND_ITS_COPY)) && lengths >= ONE_LENGTH)
    return 'near-duplicate';
  if (less >= SAME_MATTER && more >= HALF) return 'version';
  if (more >= WITHIN) return 'excerpt';
  if (more >= HALF && less >= FIFTH) return 'version';
  return 'passages';
}

/** The rule by which a relation is given, in words, with the bounds in force; the first that holds is given. */
export function ruleOf(relation: Relation, threshold: number): string {
  const cent = (share: number): string => `${Math.round(share * 100)} %`;
  switch (relation) {
    case 'identical':
      return 'the same words in the same order';
    case 'form':
      return 'one form, with other figures, names or dates';
    case 'quotes':
      return 'no copied prose, and at least one quotation';
    case 'boilerplate':
      return 'neither copied prose nor a quotation';
    case 'near-duplicate':
      return `Jaccard of ${threshold} or more, or shares of ${cent(ONE_TEXT)} and ${cent(AND_ITS_COPY)} or more; the shorter has ${cent(ONE_LENGTH)} of the longer's length or more`;
    case 'version':
      return `shares of ${cent(HALF)} and ${cent(SAME_MATTER)} or more, or of ${cent(HALF)} to ${cent(WITHIN)} and ${cent(FIFTH)} or more`;
    case 'excerpt':
      return `a share of ${cent(WITHIN)} or more, the other under ${cent(SAME_MATTER)}`;
    case 'passages':
      return 'copied prose, and smaller shares than any other relation asks for';
  }
}
