import { UsageError } from '../errors.js';
import type { Pair, Passage, Report } from '../model.js';
import { equalWords, printsOf, uncovered } from './prints.js';

/**
 * Copies that are accepted: for each article the fingerprints of its words that stand in passages. By article and not by
 * pair, since which pairs of a family are told changes with its representative.
 */
export type Baseline = ReadonlyMap<string, ReadonlySet<number>>;

const SCHEMA = 'flong.baseline/1';

/** The baseline that holds all that a report tells: passages of every kind, by the words that are equal in them. */
export function baselineOf(report: Report): Baseline {
  const baseline = new Map<string, Set<number>>();
  const add = (id: string, words: Uint32Array): void => {
    const own = baseline.get(id) ?? new Set();
    for (const print of printsOf(words)) own.add(print);
    baseline.set(id, own);
  };
  for (const pair of report.pairs) {
    for (const passage of pair.passages) {
      // of every kind: what is a footer or idiom today may be told as copy when articles that have it are gone
      const words = equalWords(pair, passage);
      add(pair.a.id, words.a);
      add(pair.b.id, words.b);
    }
  }
  return baseline;
}

/**
 * The copied passages that a baseline does not hold: half of `--min-words` or more of the words are not known as copied
 * in one of the two articles. Less than that is an edit of what was accepted.
 *
 * @returns passages of `report.pairs`, the same objects
 */
export function newPassages(report: Report, baseline: Baseline): Set<Passage> {
  const least = leastNew(report);
  const found = new Set<Passage>();
  for (const pair of report.pairs) {
    for (const passage of pair.passages) {
      if (passage.kind !== 'copy') continue;
      const { a, b } = unknownWords(pair, passage, baseline);
      if (Math.max(a, b) >= least) found.add(passage);
    }
  }
  return found;
}

/**
 * The article of a new copy that the baseline does not know: the one in which alone these words are new, else the one
 * that alone it has nothing of. Null where that is both or neither.
 */
export function unknownSide(
  report: Report,
  pair: Pair,
  passage: Passage,
  baseline: Baseline,
): 'a' | 'b' | null {
  const least = leastNew(report);
  const words = unknownWords(pair, passage, baseline);
  const isNew = { a: words.a >= least, b: words.b >= least };
  if (isNew.a !== isNew.b) return isNew.a ? 'a' : 'b';
  const isKnown = { a: baseline.has(pair.a.id), b: baseline.has(pair.b.id) };
  if (isKnown.a !== isKnown.b) return isKnown.a ? 'b' : 'a';
  return null;
}

const leastNew = ({ options }: Report): number => Math.ceil((options.minWords as number) / 2);

/** The words of a passage that are not known as copied, in either article. */
function unknownWords(pair: Pair, passage: Passage, baseline: Baseline): { a: number; b: number } {
  const { a, b } = equalWords(pair, passage);
  return {
    a: uncovered(a, baseline.get(pair.a.id) ?? NONE),
    b: uncovered(b, baseline.get(pair.b.id) ?? NONE),
  };
}

const NONE: ReadonlySet<number> = new Set();

/** The file of a baseline: JSON with an article a line, sorted, so that a change shows as the lines it touches. */
export function writeBaseline(baseline: Baseline): string {
  const lines = [...baseline]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([id, prints]) => `${JSON.stringify(id)}: ${JSON.stringify([...prints].map(hex).sort().join(' '))}`);
  const articles = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
  return `{\n"schema": ${JSON.stringify(SCHEMA)},\n"articles": ${articles}\n}\n`;
}

const hex = (print: number): string => print.toString(16).padStart(8, '0');

/**
 * Reads the file of a baseline.
 *
 * @param file what errors call it
 * @param content what the file holds, as `writeBaseline` gives it
 * @throws UsageError for anything else
 */
export function readBaseline(file: string, content: string): Baseline {
  const fail = (why: string): UsageError =>
    new UsageError(`${file}: ${why}: make it anew with --baseline ${file} --update-baseline`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    throw fail('is no baseline, or a broken one (no valid JSON)');
  }
  const { schema, articles } = (parsed ?? {}) as { schema?: unknown; articles?: unknown };
  if (typeof schema !== 'string' || !schema.startsWith('flong.baseline/'))
    throw fail('is no baseline (it has no "schema": "flong.baseline/1")');
  if (schema !== SCHEMA)
    throw fail(`is a baseline of another version (${schema.slice(0, 40)}, not ${SCHEMA})`);
  if (typeof articles !== 'object' || articles === null || Array.isArray(articles))
    throw fail('is a broken baseline ("articles" is no object)');
  const baseline = new Map<string, Set<number>>();
  for (const [id, prints] of Object.entries(articles)) {
    if (typeof prints !== 'string' || !/^(?:[0-9a-f]{8}(?: |$))*$/.test(prints))
      throw fail(`is a broken baseline (the fingerprints of ${JSON.stringify(id)})`);
    baseline.set(
      id,
      new Set(prints.split(' ').flatMap((print) => (print === '' ? [] : [Number.parseInt(print, 16)]))),
    );
  }
  return baseline;
}
