/**
 * Posts of social media that an article shows whole, as pages do in a box: the words are their author's, whose line below
 * says so as quotation marks would.
 */

/**
 * `— Jane Doe (@janedoe) July 15, 2018`, `A post shared by Jane Doe (@janedoe) on …`; the name and the date may be of
 * any language. The white space that begins a line ends where `^` begins the next, at all four that it knows, or each
 * of many empty lines would be read to the end of them.
 */
const SIGNED =
  /^[^\S\n\r\u2028\u2029]*(?:[—–]|--?|A post shared by)[^\S\n]*[^\n(（@]{1,60}[(（]@[\w.-]{1,60}[)）][^\n]{0,60}$/gmu;
/** Code units that a post has at most; more may be a story, which must not be hidden. */
const LONGEST = 600;

/** Spans of posts with the lines that sign them, flat (begin, end) pairs in UTF-16 code units, ascending and disjoint. */
export function postSpans(text: string): number[] {
  const spans: number[] = [];
  if (!text.includes('@')) return spans;
  SIGNED.lastIndex = 0;
  for (let match = SIGNED.exec(text); match !== null; match = SIGNED.exec(text)) {
    const begin = paragraphBefore(text, match.index);
    // two signatures in a row sign one post
    spans.push(Math.max(begin, spans.at(-1) ?? 0), SIGNED.lastIndex);
  }
  return spans;
}

/** Where the paragraph above a line begins; the line itself where it is too long for a post. */
function paragraphBefore(text: string, line: number): number {
  const from = Math.max(0, line - LONGEST);
  const above = text.slice(from, line).trimEnd();
  const paragraphs = above.split(/\n[^\S\n]*\n\s*/u);
  if (paragraphs.length === 1 && from > 0) return line;
  return from + above.length - paragraphs[paragraphs.length - 1].length;
}
