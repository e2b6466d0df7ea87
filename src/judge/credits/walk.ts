/** Lines looked at from either end of a text; those between are passed over, so that no text takes long. */
const LINES = 150;
/** Code units of a line that are looked at from either end. */
const LONGEST = 600;
/** Lines of the head and of the end where bylines and signatures stand. */
const HEAD = 8;
const END = 10;

/** Where a line stands among those that are not blank. */
export type LinePlace = 'first' | 'head' | 'inside' | 'end';

/**
 * Calls back with each line that is not blank, without the white space around it, in order; of a line that is longer than
 * twice `LONGEST`, with its head and its end as two.
 */
export function eachLine(text: string, look: (begin: number, end: number, place: LinePlace) => void): void {
  const head = linesFrom(text);
  const last = head.length === 0 ? 0 : head[head.length - 1];
  const end = head.length < 2 * LINES ? [] : linesBefore(text, last);
  const lines = [...head, ...end];
  const count = lines.length / 2;
  for (let i = 0; i < count; i++) {
    const [from, to] = [lines[2 * i], lines[2 * i + 1]];
    const place = i === 0 ? 'first' : i >= count - END ? 'end' : i < HEAD ? 'head' : 'inside';
    if (to - from <= 2 * LONGEST) look(from, to, place);
    else {
      look(from, from + LONGEST, 'inside');
      look(to - LONGEST, to, place);
    }
  }
}

const isBlank = (code: number): boolean => code <= 32 || code === 0xa0 || code === 0x3000;

/** The first lines, flat (begin, end). */
function linesFrom(text: string): number[] {
  const lines: number[] = [];
  for (let at = 0; at < text.length && lines.length < 2 * LINES; ) {
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    if (at === text.length) break;
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 ? text.length : newline;
    let end = stop;
    while (isBlank(text.charCodeAt(end - 1))) end--;
    lines.push(at, end);
    at = stop + 1;
  }
  return lines;
}

/** The last lines that begin at `first` or later, flat (begin, end), ascending. */
function linesBefore(text: string, first: number): number[] {
  const lines: number[] = [];
  for (let to = text.length; to > first && lines.length < 2 * LINES; ) {
    while (to > first && isBlank(text.charCodeAt(to - 1))) to--;
    if (to <= first) break;
    let begin = Math.max(first, text.lastIndexOf('\n', to - 1) + 1);
    const end = to;
    to = begin - 1;
    while (begin < end && isBlank(text.charCodeAt(begin))) begin++;
    lines.unshift(begin, end);
  }
  return lines;
}
