import { quotesIn } from '../../judge/crowd-quotes.js';
import { GivenIndex } from '../../judge/given.js';
import { findingWithWords } from '../../judge/passages.js';
import type { IndexedFinding } from '../../judge/settle.js';
import { tellsStanding } from '../../scan.js';
import { weighed } from '../../tokenize/rarity.js';
import { tokenize, tokenizeBytes } from '../../tokenize/tokenize.js';
import type { Tokens } from '../../tokenize/tokens.js';
import { AlignTask } from '../../workers/align-task.js';
import { Loaded } from '../../workers/loaded.js';
import { MarksHeld } from '../../workers/marks-held.js';
import { Recent } from '../../workers/recent.js';
import { eachGroup, type MakeStep } from '../step.js';
import { type Rows, type Table, wordsOf } from '../tables.js';

/** What a row is: what two articles share; a quotation in one of them; a pair that could not be aligned. */
const Row = { finding: 0, quote: 1, problem: 2 } as const;

/**
 * Aligns and judges pairs. A block is one article and others that it is a pair with: its own row first, then theirs, each
 * with the text.
 */
export const alignStep: MakeStep = (options) => {
  const held = new Map<number, Loaded>();
  const library = {
    load: (n: number) => held.get(n) ?? null,
    side: (n: number) => held.get(n)?.tokens ?? null,
    standing: (n: number) => (tellsStanding(options) ? [] : (held.get(n)?.standing ?? [])),
    isMisread: (n: number) => held.get(n)?.misread ?? false,
  };
  const task = new AlignTask(library, options);
  const made = new Recent<Loaded>(HELD);
  const marks = new MarksHeld();
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
      const load = loader(rows, options.shingle, made, marks);
      const numbers = rows.ints('n');
      eachGroup(rows.ints('block'), (from, to) => {
        held.clear();
        const { n } = load(from);
        for (let i = from; i < to; i++) held.set(load(i).n, load(i).loaded());
        const align = (begin: number, end: number): readonly IndexedFinding[] =>
          task.run({
            kind: 'align',
            a: new Uint32Array(end - begin).fill(n),
            b: Uint32Array.from({ length: end - begin }, (_, x) => numbers[begin + x]),
          }).findings;
        const put = (findings: readonly IndexedFinding[]): void => {
          for (const finding of findings) {
            const [x, y] = [held.get(finding.a) as Loaded, held.get(finding.b) as Loaded];
            const { a, b } = finding;
            putFinding({ ...findingWithWords(finding, x, y), a, b }, x.tokens.count, y.tokens.count, out);
          }
        };
        try {
          put(align(from + 1, to));
        } catch {
          // one pair at a time, to tell which it is
          for (let i = from + 1; i < to; i++) {
            try {
              put(align(i, i + 1));
            } catch (error) {
              const { message } = error as Error;
              out.push(Row.problem, n, numbers[i], 0, 0, message, 0, 0, 0, 0, 0);
            }
          }
        }
      });
    },
  };
};

/** A cluster is given no list of standing text. */
const NO_GIVEN = new GivenIndex({ hash: new Uint32Array(0), starts: new Uint32Array(1) });

/** Tokens of articles that are held ready for blocks to come: most articles stand in many. */
const HELD = 4_000_000;

function loader(
  rows: Rows,
  shingle: number,
  made: Recent<Loaded>,
  marks: MarksHeld,
): (i: number) => { n: number; loaded(): Loaded } {
  const [numbers, misread] = [rows.ints('n'), rows.ints('misread')];
  const [texts, languages] = [rows.texts('text'), rows.texts('language')];
  const [standing, common] = [rows.bytes('standing'), rows.bytes('common')];
  return (i) => ({
    n: numbers[i],
    loaded() {
      const before = made.get(numbers[i]);
      if (before !== undefined) return before;
      const text = texts[i] ?? '';
      const known = {
        article: numbers[i],
        marks,
        given: NO_GIVEN,
        standing: wordsOf(standing[i]),
        common: wordsOf(common[i]),
        misread: misread[i] === 1,
      };
      const loaded = new Loaded(weighed(tokensOf(text), languages[i]), shingle, known, () => text);
      made.set(numbers[i], loaded, loaded.tokens.count);
      return loaded;
    },
  });
}

let scratch = new Uint8Array(1 << 16);
const encoder = new TextEncoder();

/** Tokens of a text; over its bytes where these are ASCII, the quicker path. */
function tokensOf(text: string): Tokens {
  if (scratch.length < text.length) scratch = new Uint8Array(2 * text.length);
  const { read, written } = encoder.encodeInto(text, scratch);
  return written === text.length && read === written ? tokenizeBytes(scratch, written) : tokenize(text);
}

function putFinding(finding: IndexedFinding, wordsA: number, wordsB: number, out: Table): void {
  const { a, b } = finding;
  out.push(Row.finding, a, b, wordsA, wordsB, JSON.stringify(finding), 0, 0, 0, 0, 0);
  quotesIn(finding).forEach(({ article, begin, end, quoter }, turn) => {
    out.push(Row.quote, a, b, 0, 0, null, article, turn, begin, end, quoter);
  });
}
