/**
 * How well the words of known copies are found. DOCS: JSON lines with `id` and `text`; GOLD: a line for each copy,
 * {a, a_begin, a_end, b, b_begin, b_end, kind}, offsets in code points, ends open. Every pair is asked for, and passages of
 * kind copy and quotation count. `--detections FILE` also writes what was found in GOLD's form, for another scorer.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { scan } from '../dist/index.js';
import { jsonLines } from './lib/json-lines.mjs';
import { score } from './lib/plagdet.mjs';
import { BenchUsage } from './lib/usage.mjs';

export const usage = 'DOCS.jsonl GOLD.jsonl [--detections FILE]';
export const answers = 'How exactly are known copies found, for each kind of copy (plagdet)?';

export default async function copies(args) {
  const { docs, gold, detections } = argumentsOf(args);
  const { report, seconds, found } = await detectionsIn(docs, scan);
  if (detections !== undefined) {
    writeFileSync(detections, found.map((x) => `${JSON.stringify(x)}\n`).join(''));
  }
  const { kinds, otherPairs } = score(jsonLines(gold), found);
  return {
    rows: [...kinds].map(([kind, measures]) => ({ kind, ...measures })),
    notes: [
      `${report.summary.articles} articles, ${found.length} passages; ${otherPairs} pairs with passages and no case, not in the precision`,
      `scan: ${seconds.toFixed(2)} s, in this process`,
    ],
    input: {
      articles: report.summary.articles,
      words: report.summary.words,
      passages: found.length,
      otherPairs,
      seconds,
    },
  };
}

/** All passages of kind copy and quotation that a scan of DOCS tells, in GOLD's form. */
export async function detectionsIn(docs, scan) {
  const inText = new Map(jsonLines(docs).map(({ id, text }) => [String(id).trim(), inCodePoints(text)]));
  const start = performance.now();
  const report = await scan(docs, { allPairs: true, kinds: ['copy', 'quotation'] });
  const seconds = (performance.now() - start) / 1000;
  const found = report.pairs.flatMap(({ a, b, passages }) =>
    passages.map((passage) => ({
      a: a.id,
      a_begin: inText.get(a.id)(passage.a.begin),
      a_end: inText.get(a.id)(passage.a.end),
      b: b.id,
      b_begin: inText.get(b.id)(passage.b.begin),
      b_end: inText.get(b.id)(passage.b.end),
    })),
  );
  return { report, seconds, found };
}

function argumentsOf(args) {
  let parsed;
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { detections: { type: 'string' } } });
  } catch (error) {
    throw new BenchUsage(error.message);
  }
  if (parsed.positionals.length !== 2) throw new BenchUsage('takes two files');
  const [docs, gold] = parsed.positionals;
  return { docs, gold, detections: parsed.values.detections };
}

/** Turns offsets in UTF-16 code units, as flong gives them, into offsets in code points. */
function inCodePoints(text) {
  const pairs = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) pairs.push(index);
  return (offset) => {
    // pairs that begin before the offset: each is one code point and two units
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
