/**
 * Where a text stands in quotation marks. A quotation ends with its paragraph, unless the next one opens with the mark
 * again, as long quotations do in English; a mark that nothing closes quotes nothing.
 */

/** Closing marks by opening mark. German „…“ and Polish „…” close differently; » opens in German, « in French. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”“"',
  '„': '“”"',
  '‟': '”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '﹁': '﹂',
  '〝': '〞〟',
  '‹': '›',
  '›': '‹',
};

/** All marks, and the gaps between paragraphs, so that the search runs in the engine and not a character at a time. */
const MARK_OR_GAP = /["＂“”„‟«»「」『』﹁﹂〝〞〟‹›]|\n[^\S\n]*\n\s*/gu;

/** The mark that a paragraph begins with. */
const FIRST = /["＂“„‟«»「『﹁〝‹›]/uy;

/** Spans between marks as flat pairs (begin, end), ascending, marks left out; UTF-16 code units. */
export function quotedSpans(text: string): number[] {
  const spans: number[] = [];
  const marks: number[] = [];
  MARK_OR_GAP.lastIndex = 0;
  for (let match = MARK_OR_GAP.exec(text); match !== null; match = MARK_OR_GAP.exec(text)) {
    if (match[0][0] !== '\n') marks.push(match.index);
    else {
      quotedIn(text, marks, match.index, MARK_OR_GAP.lastIndex, spans);
      marks.length = 0;
    }
  }
  quotedIn(text, marks, text.length, text.length, spans);
  return spans;
}

/** The quotations of a paragraph that ends at `end`, by the places of its marks; the next paragraph begins at `next`. */
function quotedIn(text: string, marks: readonly number[], end: number, next: number, spans: number[]): void {
  if (marks.length === 0) return;
  FIRST.lastIndex = next;
  const nextMark = FIRST.exec(text)?.[0] ?? '';
  const last = new Map(marks.map((place) => [text[place], place]));
  let begin = -1;
  let closing = '';
  for (const place of marks) {
    const mark = text[place];
    if (begin >= 0) {
      if (!closing.includes(mark)) continue;
      spans.push(begin, place);
      begin = -1;
    } else if (mark in CLOSING && opensHere(text, place, mark)) {
      const closes = [...CLOSING[mark]].some((other) => (last.get(other) ?? -1) > place);
      // a mark that nothing closes quotes nothing, unless the quotation goes on in the next paragraph
      if (!closes && nextMark !== mark) continue;
      begin = place + 1;
      closing = closes ? CLOSING[mark] : '';
    }
  }
  if (begin >= 0) spans.push(begin, end);
}

/** A straight mark, or one that both opens and closes, opens where no word stands right before it. */
function opensHere(paragraph: string, i: number, char: string): boolean {
  if (char !== '"' && char !== '»' && char !== '›') return true;
  return i === 0 || !/[\p{L}\p{N}.,!?]/u.test(paragraph[i - 1]);
}
