import type { Alignment } from '../align/align.js';
import { hashToken } from '../tokenize/hash.js';
import { Weight } from '../tokenize/rarity.js';
import type { Exhibit } from './finding.js';
import { Mark } from './marks.js';

/**
 * A form is filled again and again: market reports, weather, results, notices. Its words stay and its figures change, all
 * over the text; a version of a story keeps its figures, but for a few that are brought up to date, and its words
 * change by the sentence. Where a form has few figures (a job advertised, a death announced) its names change.
 */

/** One side, as far as it matters here. */
type Filled = Pick<Exhibit, 'text' | 'tokens' | 'marks'>;

/** Words of the longer text beyond which it is no form. */
const LONGEST = 800;
/** Share of the shorter text that must be matched, and the least ratio of the lengths. */
const MATCHED = 0.2;
const LENGTHS = 0.5;
/** Share of the shorter text from which one exact run is a copy, whatever figures change around it. */
const ONE_RUN = 0.75;
/** Figures of the side that has fewer, and the share of them that may be matched. */
const FIGURES = 3;
const KEPT = 0.9;
/** Words of the shorter text to each figure that is not matched. */
const WORDS_TO_A_CHANGE = 50;
/**
 * Mean length in words of the pieces into which figures that are not matched divide the passages, each taken with so
 * many words beside it. What changes of a form stands among its words; a figure of a paragraph that one text has alone
 * says nothing.
 */
const PIECE = 28;
const BESIDE = 8;
/**
 * A form of names: its blanks, names and figures, in and beside the passages; the share of them that may be matched, and
 * of all other words there that must be; the mean length in words of the pieces that the others divide the passages
 * into, and the share of the shorter text that the passages must be. An editor changes other words before names.
 */
const BLANKS = 5;
const SAME = 0.5;
const STAYS = 0.8;
const SHORT_PIECE = 14;
const COVERED = 0.7;
/** Mean length of the exact runs: between two figures of a form stand a few words, in a version whole sentences. */
const MEAN_RUN = 18;
/** Share of the words that are no figures that must be matched. */
const FRAME = 0.35;
/** Share of the matched words that must stand in one order: sentences are moved in a story, not in a form. */
const IN_ORDER = 0.8;

/** Where a token stands: outside the passages, in or beside one, or in one and matched. */
const OUTSIDE = 0;
const INSIDE = 1;
const MATCHES = 2;

/** Whether two articles are one form with other figures. */
export function isForm(a: Filled, b: Filled, alignments: readonly Alignment[]): boolean {
  const shorter = Math.min(a.tokens.count, b.tokens.count);
  const longer = Math.max(a.tokens.count, b.tokens.count);
  if (longer > LONGEST || shorter < LENGTHS * longer) return false;
  const placesA = new Uint8Array(a.tokens.count);
  const placesB = new Uint8Array(b.tokens.count);
  let longest = 0;
  let words = 0;
  let stretches = 0;
  for (const { aBegin, aEnd, bBegin, bEnd } of alignments) {
    placesA.fill(INSIDE, Math.max(0, aBegin - BESIDE), aEnd + BESIDE);
    placesB.fill(INSIDE, Math.max(0, bBegin - BESIDE), bEnd + BESIDE);
  }
  for (const { runs } of alignments) {
    for (let r = 0; r < runs.length; r += 3) {
      placesA.fill(MATCHES, runs[r], runs[r] + runs[r + 2]);
      placesB.fill(MATCHES, runs[r + 1], runs[r + 1] + runs[r + 2]);
      longest = Math.max(longest, runs[r + 2]);
      words += runs[r + 2];
      stretches++;
    }
  }
  if (longest > ONE_RUN * shorter || words > MEAN_RUN * stretches || words < MATCHED * shorter) return false;
  const inA = countFigures(a, placesA);
  const inB = countFigures(b, placesB);
  if (Math.min(inA.words + inA.kept, inB.words + inB.kept) < MATCHED * shorter) return false;
  const figures = Math.min(inA.figures, inB.figures);
  const kept = Math.min(inA.kept, inB.kept);
  const frame =
    Math.min(inA.words, inB.words) /
    Math.max(1, Math.min(a.tokens.count - inA.figures, b.tokens.count - inB.figures));
  const span = Math.min(inA.span, inB.span);
  const ofFigures =
    figures >= FIGURES &&
    kept <= KEPT * figures &&
    (figures - kept) * WORDS_TO_A_CHANGE >= shorter &&
    (Math.min(inA.changed, inB.changed) + 1) * PIECE >= span &&
    frame >= FRAME;
  const ofNames = span >= COVERED * shorter && isOfNames(inA) && isOfNames(inB);
  return (ofFigures || ofNames) && inOrder(alignments) >= IN_ORDER * words;
}

const isOfNames = ({ blanks, same, span, matched }: Count): boolean =>
  blanks >= BLANKS &&
  same <= SAME * blanks &&
  matched - same >= STAYS * (span - blanks) &&
  (blanks - same + 1) * SHORT_PIECE >= span;

/** Words of the heaviest choice of runs that ascend in both texts. */
function inOrder(alignments: readonly Alignment[]): number {
  const runs: (readonly [a: number, b: number, length: number])[] = [];
  for (const alignment of alignments) {
    for (let r = 0; r < alignment.runs.length; r += 3)
      runs.push([alignment.runs[r], alignment.runs[r + 1], alignment.runs[r + 2]]);
  }
  runs.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  const best = runs.map(([, , length]) => length);
  let most = 0;
  for (let r = 0; r < runs.length; r++) {
    for (let q = 0; q < r; q++)
      if (runs[q][0] < runs[r][0] && runs[q][1] < runs[r][1])
        best[r] = Math.max(best[r], best[q] + runs[r][2]);
    most = Math.max(most, best[r]);
  }
  return most;
}

interface Count {
  /** but for those of what the outlet puts under all that it prints, and the other does not have */
  figures: number;
  /** figures that are matched */
  kept: number;
  /** figures in and beside passages that are not matched */
  changed: number;
  /** other words that are matched */
  words: number;
  /** words in and beside passages, and those of them that are matched */
  span: number;
  matched: number;
  /** of these the names and figures */
  blanks: number;
  same: number;
}

function countFigures(side: Filled, places: Uint8Array): Count {
  const { tokens, marks } = side;
  const count: Count = { figures: 0, kept: 0, changed: 0, words: 0, span: 0, matched: 0, blanks: 0, same: 0 };
  for (let i = 0; i < tokens.count; i++) {
    const matches = places[i] === MATCHES;
    if (!matches && (marks[i] & Mark.standing) !== 0) continue;
    const figure = isFigure(side, i);
    if (figure) {
      count.figures++;
      if (matches) count.kept++;
      else if (places[i] === INSIDE) count.changed++;
    } else if (matches) count.words++;
    if (places[i] === OUTSIDE) continue;
    count.span++;
    if (matches) count.matched++;
    if (!figure && tokens.weight[i] !== Weight.name) continue;
    count.blanks++;
    if (matches) count.same++;
  }
  return count;
}

/** Small numbers as words, in which forms count too, by their tokens' hashes. */
const NUMBERS = new Set(
  (
    'one two three four five six seven eight nine ten eleven twelve ' +
    'ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf ' +
    'deux trois quatre cinq sept huit neuf dix onze douze ' +
    'dos tres cuatro cinco seis siete ocho nueve diez once doce'
  )
    .split(' ')
    .map(hashToken),
);

function isFigure({ text, tokens }: Filled, i: number): boolean {
  for (let p = tokens.begin[i]; p < tokens.end[i]; p++) {
    const code = text.charCodeAt(p);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) return true;
    if (code >= 0x660 && code <= 0x669) return true;
  }
  return NUMBERS.has(tokens.hash[i]);
}
