/**
 * How deep lists, quotations and emphasis of a Markdown source stand in each other, before it is parsed: the parser takes a
 * time that goes with the square of the depth for each line, and with the square of their number, so that half a megabyte of
 * deep lists takes a minute. What a mark inside code would open is counted too: real texts are far from the bounds.
 */

/** Lists and quotations in one another; letters quoted in letters come to ten. */
const DEEPEST = 100;
/** Items of lists and quotations of a source. */
const MOST = 5000;
/** Emphasis in one another, or opened and not closed, in a paragraph. */
const DEEPEST_EMPHASIS = 1000;
/** Squares of the depths of its lines and paragraphs, summed up. */
const MOST_WORK = 5_000_000;

/** Whether a parser of Markdown would take too long over a source. Linear in it. */
export function isTooDeep(source: string): boolean {
  /** columns that the contents of the items that are open begin at */
  const open: number[] = [];
  let quoted = 0;
  let opened = 0;
  let emphasis = new Emphasis();
  let work = 0;
  for (let at = 0; at < source.length; ) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const { quotes, items } = marksOf(source, at, end);
    for (const column of items) {
      let outer = open.length;
      while (outer > 0 && open[outer - 1] > column) outer--;
      // further in, it is code or goes on with a paragraph
      if (column - (open[outer - 1] ?? 0) > INDENT) break;
      open.length = outer;
      open.push(column + 2);
      opened++;
    }
    // a paragraph ends
    if (items.length > 0 || isBlank(source, at, end)) {
      work += emphasis.most ** 2;
      emphasis = new Emphasis();
    }
    emphasis.add(source.slice(at, end));
    opened += Math.max(0, quotes - quoted);
    const depth = open.length + quotes;
    work += depth * depth;
    quoted = quotes;
    if (depth > DEEPEST || emphasis.most > DEEPEST_EMPHASIS || opened > MOST || work > MOST_WORK) return true;
    at = end + 1;
  }
  return false;
}

/** Columns that a list marker may stand further in than what holds it. */
const INDENT = 3;

function isBlank(source: string, begin: number, end: number): boolean {
  for (let at = begin; at < end; at++) if (source.charCodeAt(at) > SPACE) return false;
  return true;
}

/** Emphasis of a paragraph: marks open it before a word, and close it behind one. */
class Emphasis {
  #open = 0;
  /** the most that was open at a time */
  most = 0;

  add(line: string): void {
    MARKS.lastIndex = 0;
    for (let run = MARKS.exec(line); run !== null; run = MARKS.exec(line)) {
      const opens = /\S/.test(line[MARKS.lastIndex] ?? ' ');
      const closes = /\S/.test(line[run.index - 1] ?? ' ');
      if (opens && !closes) this.most = Math.max(this.most, ++this.#open);
      else if (closes && !opens && this.#open > 0) this.#open--;
    }
  }
}

const MARKS = /[*_]+/g;

const [TAB, SPACE, GREATER, NINE, ZERO] = [0x09, 0x20, 0x3e, 0x39, 0x30];
const BULLETS = new Set([...'-+*'].map((sign) => sign.charCodeAt(0)));
const AFTER_NUMBER = new Set([...'.)'].map((sign) => sign.charCodeAt(0)));
/** Digits that the number of an item has at most. */
const DIGITS = 9;

/** The quotation marks that a line begins with, and the columns of list markers among them. */
function marksOf(source: string, begin: number, end: number): { quotes: number; items: number[] } {
  const items: number[] = [];
  let quotes = 0;
  let column = 0;
  let at = begin;
  const isGap = (place: number): boolean =>
    place >= end || source.charCodeAt(place) === SPACE || source.charCodeAt(place) === TAB;
  for (; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === TAB) column += 4 - (column % 4);
    else if (code === SPACE) column++;
    else if (code === GREATER) {
      quotes++;
      column++;
    } else if (BULLETS.has(code) && isGap(at + 1)) {
      items.push(column);
      column++;
    } else {
      let digit = at;
      while (digit < at + DIGITS && source.charCodeAt(digit) >= ZERO && source.charCodeAt(digit) <= NINE)
        digit++;
      if (digit === at || !AFTER_NUMBER.has(source.charCodeAt(digit)) || !isGap(digit + 1)) break;
      items.push(column);
      column += digit + 1 - at;
      at = digit;
    }
  }
  // a line across the page is made of what else are bullets
  return items.length > 2 && RULE.test(source.slice(begin, end)) ? { quotes, items: [] } : { quotes, items };
}

const RULE = /^[\s>]*([-*])(?:[ \t]*\1)+\s*$/;
