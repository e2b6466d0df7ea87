import { postSpans } from './posts.js';

/**
 * Where a text stands in quotation marks. A quotation ends with its paragraph, unless the next one opens with the mark
 * again, as long quotations do in English; a mark that nothing closes quotes nothing.
 */

/**
 * Closing marks by opening mark. German „…“ and Polish „…” close differently; » opens in German, « in French; Finnish and
 * Swedish open as they close, ”…” and »…»; Arabic is also set as ”…“; Hebrew has a mark of its own.
 */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”“"',
  '„': '“”"',
  '‟': '”',
  '”': '”“',
  '״': '״',
  '«': '»',
  '»': '«»',
  '「': '」',
  '『': '』',
  '﹁': '﹂',
  '﹃': '﹄',
  '〝': '〞〟',
  '‹': '›',
  '›': '‹',
  '‘‘': '’’',
  '``': "''",
  '‘': '’',
  "'": "'",
};

/**
 * All marks, and the gaps between paragraphs, so that the search runs in the engine and not a character at a time. A single
 * mark inside a word is an apostrophe; it opens before a word, and may close behind one.
 */
const MARK_OR_GAP =
  /["＂“”„‟״«»「」『』﹁﹂﹃﹄〝〞〟‹›]|‘‘|’’|``|''|(?<![\p{L}\p{N}])‘(?=[\p{L}“"])|(?<![\p{L}\p{N}.,!?])'(?=[\p{L}“"])|[’'](?![\p{L}\p{N}])|\n[^\S\n]*\n\s*/gu;

/** The mark that a paragraph begins with. */
const FIRST = /["＂“”„‟״«»「『﹁﹃〝‹›]|‘‘|``|[‘'](?=[\p{L}“"])/uy;

/** Code units up to which single marks may set a word or a phrase apart; what is longer ends as a sentence does. */
const PHRASE = 60;
/** Marks looked at for the one that closes a single mark. */
const ASKED = 64;

/** What stands in quotation marks, marks left out, and posts; flat pairs (begin, end), ascending and disjoint, UTF-16 code units. */
export const quotedSpans = (text: string): number[] => united(spansInMarks(text), postSpans(text));

function spansInMarks(text: string): number[] {
  const spans: number[] = [];
  const marks: number[] = [];
  MARK_OR_GAP.lastIndex = 0;
  for (let match = MARK_OR_GAP.exec(text); match !== null; match = MARK_OR_GAP.exec(text)) {
    if (match[0][0] !== '\n') {
      if (!isInAcronym(text, match.index)) marks.push(match.index);
    } else {
      quotedIn(text, marks, match.index, MARK_OR_GAP.lastIndex, spans);
      marks.length = 0;
    }
  }
  quotedIn(text, marks, text.length, text.length, spans);
  return spans;
}

/** The quotations of a paragraph that ends at `end`, by the places of its marks; the next paragraph begins at `next`. */
function quotedIn(text: string, places: readonly number[], end: number, next: number, spans: number[]): void {
  if (places.length === 0) return;
  FIRST.lastIndex = next;
  const nextMark = FIRST.exec(text)?.[0] ?? '';
  const marks = places.map((place) => markAt(text, place));
  const last = new Map(marks.map((mark, m) => [mark, places[m]]));
  let begin = -1;
  let closing: readonly string[] = [];
  let opening = '';
  for (let m = 0; m < marks.length; m++) {
    const mark = marks[m];
    const place = places[m];
    if (begin >= 0) {
      if (
        !closing.includes(mark) ||
        (opening === '”' && mark === '“' && WORD_NEXT.test(text[place + 1] ?? ''))
      )
        continue;
      spans.push(begin, place);
      begin = -1;
    } else if (mark in CLOSING && opensHere(text, place, mark)) {
      if (SINGLE.has(mark) && nextMark !== mark) {
        const closes = singleCloses(text, places, marks, m);
        if (closes < 0) continue;
        spans.push(place + 1, places[closes]);
        m = closes;
        continue;
      }
      const others = mark.length > 1 ? [CLOSING[mark]] : [...CLOSING[mark]];
      const closes = others.some((other) => (last.get(other) ?? -1) > place);
      // a mark that nothing closes quotes nothing, unless the quotation goes on in the next paragraph
      if (!closes && nextMark !== mark) continue;
      begin = place + mark.length;
      opening = mark;
      closing = closes ? others : [];
    }
  }
  if (begin >= 0) spans.push(begin, end);
}

const CLAUSE_END = /[.,;:?!]/u;

const SINGLE = new Set(['‘', "'"]);

/** Two single marks in a row are one. */
const markAt = (text: string, place: number): string =>
  text[place] === text[place + 1] && "‘’`'".includes(text[place])
    ? text.slice(place, place + 2)
    : text[place];

/**
 * Which mark closes the single one at `m`, or -1: the first behind or before the end of a sentence or a comma, or behind a word
 * that no genitive ends ("the dogs’ dinner") where what it closes is a phrase. It is an apostrophe too, and must not hide a story.
 */
function singleCloses(text: string, places: readonly number[], marks: readonly string[], m: number): number {
  const closing = CLOSING[marks[m]];
  const isPhrase = (x: number): boolean => places[x] - places[m] <= PHRASE;
  let genitive = -1;
  for (let x = m + 1; x < marks.length && x <= m + ASKED; x++) {
    const place = places[x];
    if (marks[x] !== closing || /[\p{L}“"]/u.test(text[place + 1] ?? '')) continue;
    if (/[.,!?…;:—–-]/u.test(text[place - 1])) return x;
    // as British and Spanish papers set it: ‘… for a winter’, she said
    if (text[place - 1] !== 's' && CLAUSE_END.test(text[place + 1] ?? '')) return x;
    if (text[place - 1] !== 's' || !/^\s\p{Ll}/u.test(text.slice(place + 1, place + 3)))
      return isPhrase(x) ? x : -1;
    if (genitive < 0) genitive = x;
  }
  return genitive >= 0 && isPhrase(genitive) ? genitive : -1;
}

/** Two lists of spans as one. */
function united(marked: readonly number[], posts: readonly number[]): number[] {
  if (posts.length === 0) return [...marked];
  const starts = Array.from({ length: (marked.length + posts.length) / 2 }, (_, s) => 2 * s);
  const all = [...marked, ...posts];
  starts.sort((x, y) => all[x] - all[y] || all[x + 1] - all[y + 1]);
  const spans: number[] = [];
  for (const s of starts) {
    const last = spans.length - 1;
    if (last > 0 && all[s] < spans[last]) spans[last] = Math.max(spans[last], all[s + 1]);
    else spans.push(all[s], all[s + 1]);
  }
  return spans;
}

/** A straight mark, or one that both opens and closes, opens where no word stands right before it and one stands behind. */
function opensHere(paragraph: string, i: number, char: string): boolean {
  if (!EITHER.has(char)) return true;
  const before = paragraph[i - 1] ?? ' ';
  if (/[\p{L}\p{N}.,!?]/u.test(before)) return false;
  if (char === '”' && !/[\s([{:：،—–-]/u.test(before)) return false;
  return !CURVED.has(char) || WORD_NEXT.test(paragraph[i + 1] ?? '');
}

const EITHER = new Set(['"', "'", '״', '”', '»', '›']);
/** Those of them that mostly close: French has a space before its », and another sign behind it. */
const CURVED = new Set(['”', '»', '›']);
const WORD_NEXT = /[\p{L}\p{N}“„‘’'"«¿¡([…—–-]/u;

/** Hebrew puts the mark into acronyms, before their last letter: צה"ל. */
const isInAcronym = (text: string, place: number): boolean =>
  (text[place] === '"' || text[place] === '״') &&
  HEBREW.test(text[place - 1] ?? '') &&
  HEBREW.test(text[place + 1] ?? '');
const HEBREW = /[\u05d0-\u05ea]/;
