import { createHash } from 'node:crypto';
import { type Baseline, unknownSide } from '../limits/baseline.js';
import { isNews, type Outcome } from '../limits/outcome.js';
import { equalWords } from '../limits/prints.js';
import type { Kind, Pair, Part, Passage, Report, Span } from '../model.js';
import { forTerminal } from './escape.js';
import { plural } from './numbers.js';
import { type Region, regionsIn } from './region.js';
import type { Texts } from './reporter.js';

/** A passage as reviews and CI show it: at one place, with the other in its message. */
export interface Finding {
  readonly pair: Pair;
  readonly passage: Passage;
  /** where it is told: the article that copied, as far as that is known, else the one that the baseline does not know, else b */
  readonly at: FoundIn;
  readonly other: FoundIn;
  /** a copy that the baseline does not hold */
  readonly news: boolean;
  /** names the two articles and the words that are equal, wherever they stand; the second of its like ends in `-2` */
  readonly fingerprint: string;
}

export interface FoundIn {
  readonly part: Part;
  readonly span: Span;
  readonly region: Region | null;
}

/** Every passage of a report, in its order. */
export function* findingsOf(report: Report, texts: Texts, outcome: Outcome): Generator<Finding> {
  // each side has its own, as each keeps the lines of the article it was asked for last
  const [regionA, regionB] = [regionsIn(texts), regionsIn(texts)];
  for (const pair of report.pairs) {
    const seen = new Map<string, number>();
    for (const passage of pair.passages) {
      const a = { part: pair.a, span: passage.a, region: regionA(pair.a.id, passage.a) };
      const b = { part: pair.b, span: passage.b, region: regionB(pair.b.id, passage.b) };
      const news = isNews(outcome, passage);
      const [at, other] = isToldInA(report, pair, passage, news ? outcome.limits.baseline : null)
        ? [a, b]
        : [b, a];
      const print = fingerprintOf(pair, passage);
      const nth = (seen.get(print) ?? 0) + 1;
      seen.set(print, nth);
      const fingerprint = nth === 1 ? print : `${print}-${nth}`;
      yield { pair, passage, at, other, news, fingerprint };
    }
  }
}

function isToldInA(report: Report, pair: Pair, passage: Passage, baseline: Baseline | null): boolean {
  const { source } = pair.direction;
  if (source !== null || baseline === null) return source === pair.b.id;
  // what a change brought in is what its review is to show
  return unknownSide(report, pair, passage, baseline) === 'a';
}

function fingerprintOf(pair: Pair, passage: Passage): string {
  const { a } = equalWords(pair, passage);
  return createHash('sha256')
    .update(`${pair.a.id}\0${pair.b.id}\0`)
    .update(new Uint8Array(a.buffer, a.byteOffset, a.byteLength))
    .digest('hex')
    .slice(0, 32);
}

const WHAT: Readonly<Record<Kind, string>> = {
  copy: 'copied',
  quotation: 'of a quotation',
  credit: 'of a credit line',
  boilerplate: 'of standing text',
  stock: 'of a stock phrase',
};

/** `27 words copied`, `14 words of a quotation` */
export const amountOf = ({ matched, kind }: Passage): string => `${plural(matched, 'word')} ${WHAT[kind]}`;

/** Characters of a passage that a message quotes. */
const QUOTED = 120;

/** The words on one line, in quotation marks, the middle left out where they are many. */
export function excerptOf({ text }: Passage): string {
  const line = forTerminal(text);
  if (line.length <= QUOTED) return `“${line}”`;
  const cut = line.lastIndexOf(' ', QUOTED);
  return `“${(cut > QUOTED / 2 ? line.slice(0, cut) : line.slice(0, QUOTED)).toWellFormed()} …”`;
}

/** `north/12.txt, line 7` */
export function whereOf({ part, region }: FoundIn): string {
  const id = forTerminal(part.id);
  return region?.lines == null ? id : `${id}, line ${region.lines.first}`;
}

/** The finding as one sentence, its place left out. */
export const messageOf = ({ passage, other }: Finding): string =>
  `${amountOf(passage)}, also in ${whereOf(other)}: ${excerptOf(passage)}`;
