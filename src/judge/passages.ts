import type { Kind, Passage, Run, Span } from '../model.js';
import type { Weighed } from '../tokenize/rarity.js';
import type { Exhibit, Finding } from './finding.js';
import { extent } from './runs.js';

/**
 * Passages as they are judged have no words: of a large folder's findings few are told, and the words of all would take
 * more memory than anything else. Those that are told get them at the end.
 */

/** An article that a passage's words are taken from. */
type Worded = Pick<Exhibit, 'tokens' | 'text'>;

/** A passage of runs of equal tokens, flat triples (a, b, length), without its words. */
export function toPassage(
  a: Pick<Worded, 'tokens'>,
  b: Pick<Worded, 'tokens'>,
  runs: readonly number[],
  matched: number,
  kind: Kind,
): Passage {
  const spanOf = ({ tokens }: Pick<Worded, 'tokens'>, [from, to]: [number, number]): Span => ({
    begin: tokens.begin[from],
    end: tokens.end[to - 1],
    words: to - from,
  });
  const aSpan = spanOf(a, extent(runs, 0));
  const bSpan = spanOf(b, extent(runs, 1));
  return {
    kind,
    a: aSpan,
    b: bSpan,
    matched,
    similarity: rounded(matched / Math.max(aSpan.words, bSpan.words)),
    text: '',
  };
}

/** A passage with its words, and where these differ, with those of b and the runs as places in both texts. */
export function withWords(passage: Passage, runs: readonly number[], a: Worded, b: Worded): Passage {
  const text = a.text.slice(passage.a.begin, passage.a.end);
  if (runs.length === 3 && sameRun(a.tokens, b.tokens, runs)) return { ...passage, text };
  const places: Run[] = [];
  for (let r = 0; r < runs.length; r += 3) {
    const [i, j, length] = [runs[r], runs[r + 1], runs[r + 2]];
    places.push([
      a.tokens.begin[i],
      a.tokens.end[i + length - 1],
      b.tokens.begin[j],
      b.tokens.end[j + length - 1],
    ]);
  }
  return { ...passage, text, textB: b.text.slice(passage.b.begin, passage.b.end), runs: places };
}

/** A finding of which all passages have their words. */
export const findingWithWords = (finding: Finding, a: Worded, b: Worded): Finding => ({
  ...finding,
  judged: finding.judged.map((one) => ({ ...one, passage: withWords(one.passage, one.runs, a, b) })),
});

/** Three decimals, as all shares in a report. */
export const rounded = (x: number): number => Math.round(x * 1000) / 1000;

/** Whether one run has the same words on both sides: not where letters were misread. */
function sameRun(a: Weighed, b: Weighed, [i, j, length]: readonly number[]): boolean {
  for (let x = 0; x < length; x++) if (a.hash[i + x] !== b.hash[j + x]) return false;
  return true;
}
