/**
 * Large families: copies of one story, each with a few words exchanged, and outlets that end all their articles with one
 * footer. Nothing in a scan may take a time that goes with the square of their number.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './lib/median.mjs';
import { scanned } from './lib/scanned.mjs';
import { BenchUsage } from './lib/usage.mjs';

export const usage = '[--turns N]';
export const answers = 'What do a story with 10,000 copies and 500 outlets with one footer cost?';

const WORDS = 400;
const COPIES = [2500, 5000, 10000];
const OUTLETS = 500;
const EACH = [5, 10, 20];
const FOOTER = 60;

/** Numbers below n, the same every time. */
function numbers(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** A word of letters for a number: figures inside words would make the text look misread by a machine. */
const word = (n) =>
  [...(n + 26 ** 3).toString(26)].map((c) => String.fromCharCode(97 + Number.parseInt(c, 26))).join('');

const words = (below, n) => Array.from({ length: n }, () => word(below(20000)));

/** One story, of which each copy has three to eight words of its own, and some are cut at the end. */
function* copies(count) {
  const below = numbers(7);
  const story = words(below, WORDS);
  for (let i = 0; i < count; i++) {
    const copy = [...story];
    for (let n = 3 + below(6); n > 0; n--) copy[below(WORDS)] = word(1e6 + 10 * i + n);
    yield { id: `copy/${i}`, outlet: `o${i % OUTLETS}`, text: copy.slice(0, WORDS - below(40)).join(' ') };
  }
}

/** Articles of their own words, that all end with one footer. */
function* footers(each) {
  const below = numbers(11);
  const footer = words(below, FOOTER).join(' ');
  for (let i = 0; i < OUTLETS * each; i++) {
    const own = Array.from({ length: WORDS - FOOTER }, (_, w) => word(2e6 + WORDS * i + w)).join(' ');
    yield { id: `footer/${i}`, outlet: `o${i % OUTLETS}`, text: `${own}\n\n${footer}` };
  }
}

export default async function families(args) {
  const turns = args.length === 0 ? 5 : Number(args[1]);
  if (args.length > 2 || (args.length > 0 && args[0] !== '--turns') || !(turns > 0)) {
    throw new BenchUsage('takes no input');
  }
  const scratch = mkdtempSync(join(tmpdir(), 'flong-bench-'));
  const rows = [];
  try {
    const sets = [
      ...COPIES.map((n) => ['copies of one story', copies(n)]),
      ...EACH.map((n) => [`${OUTLETS} outlets, one footer`, footers(n)]),
    ];
    for (const [what, articles] of sets) {
      const file = join(scratch, 'articles.jsonl');
      writeFileSync(file, [...articles].map((article) => `${JSON.stringify(article)}\n`).join(''));
      const runs = Array.from({ length: turns }, () => scanned([file], join(scratch, 'report.json')));
      const { summary } = runs[0].report;
      rows.push({
        what,
        articles: summary.articles,
        seconds: median(runs.map(({ seconds }) => seconds)),
        'processor s': median(runs.map(({ processors }) => processors)),
        'memory MB': median(runs.map(({ memory }) => memory)),
        pairs: summary.pairs,
        families: summary.families,
      });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return { rows, notes: [`medians of ${turns}; ${WORDS} words an article`], input: { made: true } };
}
