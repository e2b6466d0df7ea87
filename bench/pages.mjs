import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readPage } from '../dist/read/page/page.js';
import { jsonLines } from './lib/json-lines.mjs';
import { median } from './lib/median.mjs';
import { BenchUsage } from './lib/usage.mjs';

export const usage = 'FOLDER [TRUTH.jsonl]';
export const answers =
  'how long a page takes, and how much of what was taken out is the article (4-word shingles)';

/** Words of 4 in a row with their number, as article-extraction benchmarks count them. */
function shingles(text) {
  const words = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  const counts = new Map();
  for (let i = 0; i < Math.max(words.length > 0 ? 1 : 0, words.length - 3); i++) {
    const shingle = words.slice(i, i + 4).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

const total = (counts) => [...counts.values()].reduce((sum, n) => sum + n, 0);

/** Precision and recall of one page. */
function scoreOf(want, got) {
  const [wanted, found] = [shingles(want), shingles(got)];
  let both = 0;
  for (const [shingle, n] of wanted) both += Math.min(n, found.get(shingle) ?? 0);
  return { precision: both / Math.max(1, total(found)), recall: both / Math.max(1, total(wanted)) };
}

export default function run([folder, truth]) {
  if (folder === undefined || !existsSync(folder))
    throw new BenchUsage('name a folder of .html or .html.gz pages');
  const pages = readdirSync(folder)
    .filter((name) => /\.html?(?:\.gz)?$/.test(name))
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return [
        name.replace(/\.html?(?:\.gz)?$/, ''),
        (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString(),
      ];
    });
  if (pages.length === 0) throw new BenchUsage(`no pages in ${folder}`);
  const texts = new Map();
  const times = [];
  for (const warm of [false, true]) {
    for (const [id, html] of pages) {
      const begin = process.cpuUsage();
      texts.set(id, readPage(html, null));
      const { user, system } = process.cpuUsage(begin);
      if (warm) times.push((user + system) / 1000);
    }
  }
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const row = {
    pages: pages.length,
    MB: Math.round(pages.reduce((sum, [, html]) => sum + html.length, 0) / 1e5) / 10,
    'ms a page, median': median(times).toFixed(1),
    'ms a page, mean': mean(times).toFixed(1),
    'whole pages': [...texts.values()].filter(({ fallback }) => fallback).length,
    'with a title': [...texts.values()].filter(({ meta }) => meta.title !== null).length,
    'with a date': [...texts.values()].filter(({ meta }) => meta.date !== null).length,
  };
  if (truth !== undefined) {
    const scores = jsonLines(truth).map(({ id, text }) => scoreOf(text, texts.get(id)?.text ?? ''));
    const [p, r] = [mean(scores.map((s) => s.precision)), mean(scores.map((s) => s.recall))];
    Object.assign(row, {
      precision: p.toFixed(3),
      recall: r.toFixed(3),
      F1: ((2 * p * r) / (p + r)).toFixed(3),
    });
  }
  return {
    rows: [row],
    notes: ['processor time, after each page was read once'],
    input: { pages: pages.length, bytes: pages.reduce((sum, [, html]) => sum + html.length, 0) },
  };
}
