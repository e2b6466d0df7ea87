/**
 * What labelled pairs are called. DOCS as JSON lines with ids; PAIRS: a header, then `id1 id2 label` a line, with tabs.
 * With --parts: the same without each part of the judgement, in brief.
 */
import { readFileSync } from 'node:fs';
import { KINDS, RELATIONS } from '../dist/model.js';
import { JUDGING, scansWithout } from './lib/parts.mjs';
import { BenchUsage } from './lib/usage.mjs';

export const usage = 'DOCS.jsonl PAIRS.tsv [--parts]';
export const answers = 'What are labelled pairs called, and what does each part of the judgement bring?';

/** Copied words from which a pair counts as copied, whatever it is called. */
const COPIED = 27;

export default async function pairs(args) {
  const [docs, labelled] = args.filter((arg) => arg !== '--parts');
  if (labelled === undefined) throw new BenchUsage('takes two files');
  const labels = readFileSync(labelled, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split('\t'));
  const scans = await scansWithout(args.includes('--parts') ? JUDGING : []);
  const results = [];
  for (const [name, scan] of scans) results.push([name, withoutTexts(await scan(docs, { allPairs: true }))]);
  const [, report] = results[0];
  if (report.summary.articles === 0) throw new BenchUsage(`no article could be read from ${docs}`);
  const input = { articles: report.summary.articles, words: report.summary.words, labelled: labels.length };
  if (results.length === 1) return { rows: byLabel(labels, report), notes: [NOTE], input };
  const rows = results.map(([name, result]) => inBrief(name, labels, result));
  return {
    rows,
    notes: [
      `of each label: called identical, near-duplicate, version or excerpt, or with ${COPIED} copied words and more; called form`,
    ],
    input,
  };
}

/** What is counted of a report: a dozen whole ones would fill the memory. */
const withoutTexts = ({ summary, pairs: told }) => ({
  summary,
  pairs: told.map(({ a, b, relation, passages }) => ({
    a,
    b,
    relation,
    passages: passages.map(({ kind }) => ({ kind })),
  })),
});

const NOTE = `copied: called identical, near-duplicate, version or excerpt, or with ${COPIED} copied words and more`;

const calledOf = (labels, { pairs: told }) => {
  const pairOf = new Map(told.map((pair) => [`${pair.a.id}\t${pair.b.id}`, pair]));
  return labels.map(([x, y, label]) => ({ label, pair: pairOf.get(x < y ? `${x}\t${y}` : `${y}\t${x}`) }));
};

const isCopied = ({ relation, a, b }) =>
  RELATIONS.indexOf(relation) < 4 || Math.max(a.shared, b.shared) >= COPIED;

function byLabel(labels, report) {
  const called = calledOf(labels, report);
  return [...new Set(labels.map(([, , label]) => label))].sort().map((label) => {
    const mine = called.filter((each) => each.label === label);
    const row = { label, pairs: mine.length };
    for (const relation of RELATIONS)
      row[relation] = mine.filter(({ pair }) => pair?.relation === relation).length;
    row['not told'] = mine.filter(({ pair }) => pair === undefined).length;
    row.copied = mine.filter(({ pair }) => pair !== undefined && isCopied(pair)).length;
    return row;
  });
}

function inBrief(without, labels, report) {
  const called = calledOf(labels, report);
  const row = { without };
  for (const label of [...new Set(labels.map(([, , name]) => name))].sort()) {
    const mine = called.filter(({ pair, label: name }) => name === label && pair !== undefined);
    row[label] =
      `${mine.filter(({ pair }) => pair.relation !== 'form' && isCopied(pair)).length}, ${mine.filter(({ pair }) => pair.relation === 'form').length}`;
  }
  for (const kind of KINDS)
    row[kind] = report.pairs.reduce(
      (sum, { passages }) => sum + passages.filter((p) => p.kind === kind).length,
      0,
    );
  return row;
}
