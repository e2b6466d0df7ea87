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

const MARKS = Object.keys(CLOSING);

/** Opening marks and the gaps between paragraphs, so that the search runs in the engine and not a character at a time. */
const OPENING = /["＂“„‟«»「『﹁〝‹›]|\n[^\S\n]*\n\s*/gu;

/** Spans between marks as flat pairs (begin, end), ascending, marks left out; UTF-16 code units. */
export function quotedSpans(text: string): number[] {
  const spans: number[] = [];
  // most texts of most folders hold no mark, or one kind: a plain search for each is quicker than the expression
  if (!MARKS.some((mark) => text.includes(mark))) return spans;
  OPENING.lastIndex = 0;
  let paragraph = 0;
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    const [mark] = match;
    if (mark[0] === '\n') paragraph = OPENING.lastIndex;
    else if (opensHere(text, match.index, mark)) {
      const begin = match.index + 1;
      const end = closingPlace(text, begin, CLOSING[mark]);
      if (end >= 0) OPENING.lastIndex = end + 1;
      // left open over the whole paragraph: the quotation goes on in the next
      if (end >= 0) spans.push(begin, end);
      else if (match.index === paragraph) spans.push(begin, paragraphEnd(text, begin));
    }
  }
  return spans;
}

/** Place of the first of the closing marks in the paragraph, or -1. */
function closingPlace(text: string, from: number, closing: string): number {
  const limit = paragraphEnd(text, from);
  let place = -1;
  for (const mark of closing) {
    const at = text.indexOf(mark, from);
    if (at >= 0 && at < limit && (place < 0 || at < place)) place = at;
  }
  return place;
}

const GAP = /\n[^\S\n]*\n/gu;

function paragraphEnd(text: string, from: number): number {
  GAP.lastIndex = from;
  return GAP.exec(text)?.index ?? text.length;
}

/** A straight mark, or one that both opens and closes, opens where no word stands right before it. */
function opensHere(paragraph: string, i: number, char: string): boolean {
  if (char !== '"' && char !== '»' && char !== '›') return true;
  return i === 0 || !/[\p{L}\p{N}.,!?]/u.test(paragraph[i - 1]);
}

/** True when [begin, end) lies inside one of the spans. */
export function isQuoted(spans: readonly number[], begin: number, end: number): boolean {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[2 * middle + 1] < end) low = middle + 1;
    else high = middle;
  }
  return 2 * low < spans.length && spans[2 * low] <= begin && end <= spans[2 * low + 1];
}
