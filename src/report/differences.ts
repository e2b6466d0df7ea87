import type { Passage, Run } from '../model.js';
import { count, plural } from './numbers.js';

/**
 * A passage as a sequence of pieces, in the order of a: what is the same, and between that what only a has, what only
 * b has, and where the text goes on elsewhere in b. `apart` is false where no white space stands before the piece in
 * a: the comma in 11,000 belongs to the figure.
 */
export type Piece = { readonly apart: boolean } & (
  | { readonly is: 'same'; readonly text: string }
  | { readonly is: 'changed'; readonly a: string; readonly b: string }
  | { readonly is: 'moved' }
);

/** How many words of a passage are the same, as a sentence without its end. */
export function extentOf({ matched, a, b, runs }: Passage): string {
  const longer = Math.max(a.words, b.words);
  if (matched < longer) return `${count(matched)} of ${plural(longer, 'word')} the same`;
  const all = `${plural(matched, 'word')}, the same in both`;
  // one run that is told all the same has words that are equal by the shapes of their letters
  return runs?.length === 1 ? `${all} but for misread letters` : all;
}

export function piecesOf(passage: Passage): Piece[] {
  const { text, textB = '', runs, a, b } = passage;
  if (runs === undefined) return [{ is: 'same', apart: true, text }];
  const precedent = runsBeforeInB(runs);
  const pieces: Piece[] = [];
  runs.forEach((run, i) => {
    // what stands right before the run on either side: so each word is told once, wherever text was moved
    const gapA = i === 0 ? '' : text.slice(runs[i - 1][1] - a.begin, run[0] - a.begin);
    const other = precedent.get(run);
    const gapB = other === undefined ? '' : textB.slice(other[3] - b.begin, run[2] - b.begin);
    const gap = parted(gapA, gapB);
    const { lead, glue, inA, inB, tail } = gap;
    const changed = inA !== '' || inB !== '';
    if (lead !== '') pieces.push({ is: 'same', apart: /^\s/u.test(gapA), text: lead });
    const moved = i > 0 && other !== runs[i - 1];
    // where a has none of the words, the blanks around them are those of b
    const before = inA === '' ? moved || gap.apartB : /^\s/u.test(gapA);
    const behind = moved || /\s$/u.test(gapA) || (changed && inA === '' && tail === '' && /\s$/u.test(gapB));
    if (glue !== '') pieces.push({ is: 'same', apart: lead !== '' || /^\s/u.test(gapA), text: glue });
    if (changed)
      pieces.push({ is: 'changed', apart: glue === '' && (lead !== '' || before), a: inA, b: inB });
    if (tail !== '') pieces.push({ is: 'same', apart: gap.apart, text: tail });
    if (moved) pieces.push({ is: 'moved', apart: true });
    pieces.push({
      is: 'same',
      apart: i === 0 || behind,
      text: text.slice(run[0] - a.begin, run[1] - a.begin),
    });
  });
  return joined(pieces);
}

/** For each run but the first in b the one that stands before it there. */
function runsBeforeInB(runs: readonly Run[]): Map<Run, Run> {
  const inB = [...runs].sort((x, y) => x[2] - y[2]);
  return new Map(inB.slice(1).map((run, i) => [run, inB[i]]));
}

interface Gap {
  /** marks of a that a blank parts from what follows */
  readonly lead: string;
  /** marks that both have right before the words: the $ of a sum */
  readonly glue: string;
  readonly inA: string;
  readonly inB: string;
  /** whether a blank parts the words of b from what stands before them */
  readonly apartB: boolean;
  /** marks that both have behind the words; `apart` where a blank parts them: the $ of a sum that follows */
  readonly tail: string;
  readonly apart: boolean;
}

/** The gaps without what is no difference in words: marks before their first word, marks that both end in. */
function parted(gapA: string, gapB: string): Gap {
  const none = { glue: '', inA: '', inB: '', apartB: false, tail: '', apart: false };
  if (!holdsWord(gapA) && !holdsWord(gapB)) return { ...none, lead: gapA.trim() };
  let [lead, restA] = withoutLead(gapA);
  const [leadB, wholeB] = withoutLead(gapB);
  const apartB = leadB !== '' || /^\s/u.test(gapB);
  const glue = sameMarks(restA, wholeB);
  restA = restA.slice(glue.length).trimEnd();
  let restB = wholeB.slice(glue.length).trimEnd();
  const [endA, endB] = [endOf(restA, IN_WORDS), endOf(restB, IN_WORDS)];
  let tail = endA === endB ? endA : '';
  [restA, restB] = [restA.slice(0, restA.length - tail.length), restB.slice(0, restB.length - tail.length)];
  let apart = /\s$/u.test(restA === '' ? restB : restA);
  if (!holdsWord(restA) && restA !== '') {
    // marks alone stay with the word that they stand at
    const next = (/^\s/u.test(gapA) || lead !== '' || glue !== '') && !leadB.endsWith(restA);
    if (!next) lead += restA;
    else {
      if (restB.endsWith(restA)) restB = restB.slice(0, -restA.length);
      else apart = /\s$/u.test(wholeB);
      tail = restA + tail;
    }
    restA = '';
  }
  return { lead, glue, inA: wordsOf(restA), inB: wordsOf(restB), apartB, tail, apart };
}

const wordsOf = (rest: string): string => (holdsWord(rest) ? rest.trim() : '');

/** Marks that both begin with. */
function sameMarks(x: string, y: string): string {
  let length = 0;
  for (const char of x) {
    if (IN_WORDS.test(char) || !y.startsWith(char, length)) break;
    length += char.length;
  }
  return x.slice(0, length);
}

/** Marks that a white space parts from what follows, and the rest. */
function withoutLead(gap: string): [lead: string, rest: string] {
  const begun = gap.trimStart();
  let length = 0;
  // one by one: a pattern that repeats itself has no room for millions
  for (MARKS.lastIndex = 0; MARKS.test(begun); ) length = MARKS.lastIndex;
  return [begun.slice(0, length).trim(), begun.slice(length)];
}

const MARKS = /[^\p{L}\p{M}\p{N}\s]+\s+/uy;
const IN_WORDS = /[\p{L}\p{M}\p{N}\s]/u;

/** What follows the last character of a class. Read from the end: a pattern would begin anew at each place. */
export function endOf(text: string, other: RegExp): string {
  let from = text.length;
  while (from > 0) {
    const pair = from > 1 && (text.codePointAt(from - 2) as number) > 0xffff;
    const begin = from - (pair ? 2 : 1);
    if (other.test(text.slice(begin, from))) break;
    from = begin;
  }
  return text.slice(from);
}

const holdsWord = (gap: string): boolean => /[\p{L}\p{N}]/u.test(gap);

/** Neighbours that are the same made one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.is === 'same' && last?.is === 'same') {
      out[out.length - 1] = { ...last, text: `${last.text}${piece.apart ? ' ' : ''}${piece.text}` };
    } else out.push(piece);
  }
  return out;
}
