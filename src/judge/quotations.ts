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

/** Spans between marks as flat pairs (begin, end), ascending, marks left out; UTF-16 code units. */
export function quotedSpans(text: string): number[] {
  const spans: number[] = [];
  let from = 0;
  for (const paragraph of text.split(/(\n[^\S\n]*\n\s*)/u)) {
    quotedIn(paragraph, from, spans);
    from += paragraph.length;
  }
  return spans;
}

function quotedIn(paragraph: string, from: number, spans: number[]): void {
  let open = -1;
  let closing = '';
  for (let i = 0; i < paragraph.length; i++) {
    const char = paragraph[i];
    if (open >= 0) {
      if (!closing.includes(char)) continue;
      spans.push(from + open, from + i);
      open = -1;
    } else if (char in CLOSING && opensHere(paragraph, i, char)) {
      open = i + 1;
      closing = CLOSING[char];
    }
  }
  // left open over the whole paragraph: the quotation goes on in the next
  if (open >= 0 && paragraph.slice(0, open - 1).trim() === '') spans.push(from + open, from + paragraph.length);
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
