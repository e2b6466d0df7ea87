/**
 * How well copies are found in any language. DOCS: JSON lines with `id` and `text`, articles that share nothing. Copies of
 * some are made in five ways and put among the rest: reprint (whole, under another first line), cut (its first third),
 * excerpt (a stretch of it within another article), light (5 % of the words dropped, doubled or exchanged) and shuffle
 * (sentences in another order). In scripts without spaces a word is two characters.
 */
import { parseArgs } from 'node:util';
import { scan } from '../dist/index.js';
import { jsonLines } from './lib/json-lines.mjs';
import { score } from './lib/plagdet.mjs';
import { BenchUsage } from './lib/usage.mjs';

export const usage = 'DOCS.jsonl [--copies N] [--seed N]';
export const answers = 'Are copies found as well in other languages and scripts?';

/** Code units of the shortest article that is copied. */
const SHORTEST = 400;
/** Code units of an excerpt. */
const EXCERPT = 300;

export default async function languages(args) {
  const { docs, copies, seed } = argumentsOf(args);
  const random = generator(seed);
  const all = jsonLines(docs)
    // a zero byte makes a text none
    .filter(({ text }) => !text.includes('\0'))
    .map(({ id, text }) => ({ id: `own ${id}`, text: text.replace(/\s+/gu, ' ').trim() }));
  const long = shuffled(
    all.filter(({ text }) => text.length >= SHORTEST),
    random,
  );
  const ways = Object.keys(WAYS);
  if (long.length < ways.length * copies * 2) {
    throw new BenchUsage(`${docs} has ${long.length} articles long enough, of ${ways.length * copies * 2}`);
  }
  const vocabulary = long.slice(0, 100).flatMap(({ text }) => wordsOf(text));
  const made = [];
  const cases = [];
  for (const way of ways) {
    for (let n = 0; n < copies; n++) {
      const origin = long.pop();
      const host = long.pop();
      const { text, begin, end, from, to } = WAYS[way](origin.text, { host: host.text, vocabulary, random });
      const id = `copy ${way} ${n}`;
      made.push({ id, text });
      cases.push({ kind: way, a: origin.id, a_begin: from, a_end: to, b: id, b_begin: begin, b_end: end });
    }
  }
  const report = await scan([...all, ...made], { allPairs: true, kinds: ['copy', 'quotation'] });
  const found = report.pairs.flatMap(({ a, b, passages }) =>
    passages.map((passage) => ({
      a: a.id,
      a_begin: passage.a.begin,
      a_end: passage.a.end,
      b: b.id,
      b_begin: passage.b.begin,
      b_end: passage.b.end,
    })),
  );
  const { kinds, otherPairs } = score(cases, found);
  return {
    rows: [...kinds].map(([kind, measures]) => ({ kind, ...measures })),
    notes: [
      `${report.summary.articles} articles; ${otherPairs} pairs with passages and no case, not in the precision`,
    ],
    input: { articles: report.summary.articles, words: report.summary.words, otherPairs, seed },
  };
}

const WAYS = {
  reprint: (text, { vocabulary, random }) => {
    const head = `${Array.from({ length: 8 }, () => pick(vocabulary, random)).join('')}\n\n`;
    return {
      text: head + text,
      begin: head.length,
      end: head.length + text.length,
      from: 0,
      to: text.length,
    };
  },
  cut: (text) => {
    const end = Math.floor(text.length / 3);
    return { text: text.slice(0, end), begin: 0, end, from: 0, to: end };
  },
  excerpt: (text, { host, random }) => {
    const from = Math.floor(random() * (text.length - EXCERPT));
    const at = Math.floor(host.length / 2);
    const whole = `${host.slice(0, at)}\n\n${text.slice(from, from + EXCERPT)}\n\n${host.slice(at)}`;
    return { text: whole, begin: at + 2, end: at + 2 + EXCERPT, from, to: from + EXCERPT };
  },
  light: (text, { vocabulary, random }) => {
    const changed = wordsOf(text)
      .map((word) => {
        const r = random();
        if (r < 0.05 / 3) return '';
        if (r < 0.1 / 3) return pick(vocabulary, random);
        return r > 1 - 0.05 / 3 ? word + pick(vocabulary, random) : word;
      })
      .join('');
    return { text: changed, begin: 0, end: changed.length, from: 0, to: text.length };
  },
  shuffle: (text, { random }) => {
    const moved = shuffled(text.split(/(?<=[.!?。！？؟])\s*/u), random).join(' ');
    return { text: moved, begin: 0, end: moved.length, from: 0, to: text.length };
  },
};

/** Words with the space behind them; pairs of characters where there are no spaces. */
const wordsOf = (text) =>
  text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu,
  );

const pick = (list, random) => list[Math.floor(random() * list.length)];

function shuffled(list, random) {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

/** Numbers from 0 to 1, the same ones for a seed (Marsaglia 2003, xorshift). */
function generator(seed) {
  let state = (seed * 2654435761 + 88675123) >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

function argumentsOf(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { copies: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
    });
  } catch (error) {
    throw new BenchUsage(error.message);
  }
  if (parsed.positionals.length !== 1) throw new BenchUsage('takes one file');
  return {
    docs: parsed.positionals[0],
    copies: Number(parsed.values.copies),
    seed: Number(parsed.values.seed),
  };
}
