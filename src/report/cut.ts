import { tokenize } from '../tokenize/tokenize.js';

/**
 * A long stretch that is the same, as its first and last `ends` words and how many stand between, which are counted as all words
 * are: a dash between blanks is none, and e-mail is two. Null where it is not long enough to be cut.
 */
export function cut(text: string, ends: number): { head: string; between: number; tail: string } | null {
  const parts = [...text.matchAll(/\S+/gu)];
  if (parts.length <= 3 * ends) return null;
  const begin = parts[ends].index;
  const end = parts[parts.length - ends].index;
  const between = tokenize(text.slice(begin, end)).count;
  return { head: text.slice(0, begin).trimEnd(), between, tail: text.slice(end) };
}
