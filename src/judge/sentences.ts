import type { Places } from '../tokenize/tokens.js';

/** What ends a sentence or a line, or stands between two items of one; each a code unit. */
const BREAKS = new Set([...'\n\r.!?…。！？؟۔।॥։።။។|•'].map((char) => char.charCodeAt(0)));
/** Code units between two tokens that are looked at. */
const GAP = 64;

/**
 * The sentences of a text, and what fills a line without being one: flat (begin, end) spans of tokens, ascending, that cover
 * them all. They are cut at every full stop, also that of "U.S.": this is for what must stand apart on two sides at once.
 */
export function sentencesOf(text: string, { count, begin, end }: Places): number[] {
  const spans: number[] = [];
  let from = 0;
  for (let i = 1; i <= count; i++) {
    // pairs of characters overlap; most words have one space between them
    if (i < count && begin[i] - end[i - 1] <= 1 && text.charCodeAt(end[i - 1]) === 0x20) continue;
    if (i < count && !breaksIn(text, end[i - 1], Math.min(begin[i], end[i - 1] + GAP))) continue;
    spans.push(from, i);
    from = i;
  }
  return spans;
}

function breaksIn(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (BREAKS.has(text.charCodeAt(at))) return true;
  return false;
}
