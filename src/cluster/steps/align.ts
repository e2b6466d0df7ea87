import { quotesIn } from '../../judge/crowd-quotes.js';
import type { IndexedFinding } from '../../judge/finding.js';
import { findingWithWords } from '../../judge/passages.js';
import { tellsStanding } from '../../scan.js';
import { AlignTask } from '../../workers/align-task.js';
import { present } from '../../workers/library.js';
import { AlignedArticles, type Given } from '../aligned.js';
import type { MakeStep } from '../step.js';
import type { Rows, Table } from '../tables.js';
import { wordsOf } from '../words.js';

/** What a row that goes out is: what two articles share; a quotation in one of them; a pair that could not be aligned. */
const Row = { finding: 0, quote: 1, problem: 2 } as const;

/**
 * Aligns and judges pairs. A row is an article with its text: one without `others` stays, and is what the rows after it
 * are compared with, as far as they name it among their `others`. What stays is kept from table to table, and comes without
 * its text when it passes too.
 */
export const alignStep: MakeStep = (options) => {
  const articles = new AlignedArticles(options.shingle, tellsStanding(options));
  const task = new AlignTask(articles, options);
  const align = (others: ArrayLike<number>, n: number): readonly IndexedFinding[] => {
    const a = Uint32Array.from(others, (other) => Math.min(other, n));
    const b = Uint32Array.from(others, (other) => Math.max(other, n));
    return task.run({ kind: 'align', a, b, near: new Uint8Array(a.length) }).findings;
  };
  const found = (others: ArrayLike<number>, n: number, out: Table): readonly IndexedFinding[] => {
    try {
      return align(others, n);
    } catch (error) {
      // one pair at a time, to tell which it is
      if (others.length > 1) return Array.from(others, (a) => found([a], n, out)).flat();
      putProblem(others[0], n, (error as Error).message, out);
      return [];
    }
  };
  return {
    schema: {
      kind: 'int',
      a: 'int',
      b: 'int',
      wordsA: 'int',
      wordsB: 'int',
      data: 'text',
      article: 'int',
      turn: 'int',
      begin: 'int',
      end: 'int',
      quoter: 'int',
    },
    run(rows, out) {
      const given = givenIn(rows);
      const numbers = rows.ints('n');
      const others = rows.lists('others');
      for (let i = 0; i < rows.count; i++) {
        const n = numbers[i];
        const all = others[i];
        if (all === null) {
          const its = given(i);
          if (its !== null) articles.stay(n, its);
          continue;
        }
        articles.pass(n, given(i));
        const had = all.filter((other) => articles.has(n) && articles.has(other));
        if (had.length < all.length)
          for (const other of all)
            if (!had.includes(other)) putProblem(n, other, 'its text could not be read', out);
        const there = had.filter((other) => articles.mayShare(n, other, options.minWords));
        for (const finding of found(there, n, out)) putFinding(finding, articles, out);
      }
    },
  };
};

function givenIn(rows: Rows): (i: number) => Given | null {
  const misread = rows.ints('misread');
  const [texts, languages] = [rows.texts('text'), rows.texts('language')];
  const [standing, common] = [rows.bytes('standing'), rows.bytes('common')];
  return (i) => {
    const text = texts[i];
    if (text === null) return null;
    return {
      text,
      language: languages[i],
      misread: misread[i] === 1,
      standing: wordsOf(standing[i]),
      common: wordsOf(common[i]),
    };
  };
}

const putProblem = (n: number, other: number, message: string, out: Table): void =>
  out.push(Row.problem, Math.min(n, other), Math.max(n, other), 0, 0, message, 0, 0, 0, 0, 0);

function putFinding(found: IndexedFinding, articles: AlignedArticles, out: Table): void {
  const { a, b } = found;
  const [x, y] = [present(articles.load(a), a), present(articles.load(b), b)];
  const finding = { ...findingWithWords(found, x, y), a, b };
  out.push(Row.finding, a, b, x.tokens.count, y.tokens.count, JSON.stringify(finding), 0, 0, 0, 0, 0);
  quotesIn(finding).forEach(({ article, begin, end, quoter }, turn) => {
    out.push(Row.quote, a, b, 0, 0, null, article, turn, begin, end, quoter);
  });
}
