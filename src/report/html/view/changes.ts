import type { Passage } from '../../../model.js';
import { piecesOf } from '../../differences.js';

/** What a version did to the text it is compared with, stretch by stretch. */
export interface Changes {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  readonly changed: readonly { readonly from: string; readonly to: string }[];
}

/**
 * @param text the representative's, `version` the member's; `isA` where the representative is a of the pair
 */
export function changesOf(
  text: string,
  version: string,
  passages: readonly Passage[],
  isA: boolean,
): Changes {
  const [own, other] = isA ? (['a', 'b'] as const) : (['b', 'a'] as const);
  const dropped = outside(text, passages, own);
  const added = outside(version, passages, other);
  const changed: { from: string; to: string }[] = [];
  for (const passage of passages) {
    for (const piece of piecesOf(passage)) {
      if (piece.is !== 'changed') continue;
      const [from, to] = [piece[own], piece[other]];
      if (from === '') added.push(to);
      else if (to === '') dropped.push(from);
      else changed.push({ from, to });
    }
  }
  return { added, dropped, changed };
}

/** The stretches of a text that no passage covers, by paragraphs, those without a word left out. */
function outside(text: string, passages: readonly Passage[], side: 'a' | 'b'): string[] {
  const spans = passages.map((passage) => passage[side]).sort((x, y) => x.begin - y.begin);
  const out: string[] = [];
  let at = 0;
  const add = (end: number): void => {
    for (const part of text.slice(at, Math.max(at, end)).split(/\n[^\S\n]*\n\s*/u)) {
      const trimmed = part.replace(/^[^\p{L}\p{N}“„«"'‘(]+/u, '').trim();
      if (/[\p{L}\p{N}]/u.test(trimmed)) out.push(trimmed);
    }
  };
  for (const { begin, end } of spans) {
    if (begin > at) add(begin);
    at = Math.max(at, end);
  }
  add(text.length);
  return out;
}
