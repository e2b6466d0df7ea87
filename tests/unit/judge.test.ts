import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alignment } from '../../src/align/align.js';
import { CrowdQuotes } from '../../src/judge/crowd-quotes.js';
import type { Exhibit } from '../../src/judge/finding.js';
import { judgePair } from '../../src/judge/judge.js';
import { markTokens } from '../../src/judge/marks.js';
import { findingWithWords, rounded } from '../../src/judge/passages.js';
import { quotedSpans } from '../../src/judge/quotations.js';
import { type Measures, relate } from '../../src/judge/relation.js';
import { covered } from '../../src/judge/runs.js';
import { sentencesOf } from '../../src/judge/sentences.js';
import { type SettleOptions, settle, type Verdict } from '../../src/judge/settle.js';
import { KINDS, type Kind } from '../../src/model.js';
import { weighed } from '../../src/tokenize/rarity.js';
import { tokenize } from '../../src/tokenize/tokenize.js';
import { alignmentOf } from '../property/support.js';

const THRESHOLD = 0.7;

describe('the relation of a pair', () => {
  const relation = (measures: Partial<Measures>): string =>
    relate(
      {
        identical: false,
        form: false,
        jaccard: 0,
        shareA: 0,
        shareB: 0,
        lengths: 1,
        copies: true,
        quotes: false,
        ...measures,
      },
      THRESHOLD,
    );

  it.each<[string, Partial<Measures>, string]>([
    ['the same tokens', { identical: true, jaccard: 1, shareA: 1, shareB: 1 }, 'identical'],
    ['the same tokens, all quoted', { identical: true, copies: false }, 'identical'],
    ['the same tokens, of a form', { identical: true, form: true }, 'identical'],
    ['a form, however much of it is shared', { form: true, jaccard: 0.9, shareA: 0.9, shareB: 0.9 }, 'form'],
    ['quotations alone', { copies: false, quotes: true }, 'quotes'],
    ['quotations alone, alike in shingles', { copies: false, quotes: true, jaccard: 0.9 }, 'quotes'],
    ['neither copy nor quotation', { copies: false, jaccard: 0.9 }, 'boilerplate'],
    ['Jaccard at the threshold', { jaccard: 0.7, shareA: 0.1, shareB: 0.1 }, 'near-duplicate'],
    ['Jaccard under it', { jaccard: 0.699, shareA: 0.1, shareB: 0.1 }, 'passages'],
    ['Jaccard at it, the shorter under four fifths as long', { jaccard: 0.7, lengths: 0.79 }, 'passages'],
    ['four fifths and nearly three quarters', { shareA: 0.8, shareB: 0.73 }, 'near-duplicate'],
    ['the same, four fifths as long', { shareA: 0.8, shareB: 0.73, lengths: 0.8 }, 'near-duplicate'],
    ['the same, a little shorter', { shareA: 0.8, shareB: 0.73, lengths: 0.799 }, 'version'],
    ['a little less of the one', { shareA: 0.799, shareB: 0.75 }, 'version'],
    ['a little less of the other', { shareA: 0.8, shareB: 0.729 }, 'version'],
    ['two fifths of the one and half of the other', { shareA: 0.4, shareB: 0.5 }, 'version'],
    ['two fifths and less than half', { shareA: 0.4, shareB: 0.499 }, 'passages'],
    ['less than two fifths, but half of the other and a fifth', { shareA: 0.399, shareB: 0.5 }, 'version'],
    ['half and a fifth', { shareA: 0.5, shareB: 0.2 }, 'version'],
    ['half and less than a fifth', { shareA: 0.5, shareB: 0.199 }, 'passages'],
    ['four fifths of the shorter', { shareA: 0.8, shareB: 0.1 }, 'excerpt'],
    ['four fifths of the shorter, two fifths of the longer', { shareA: 0.8, shareB: 0.4 }, 'version'],
    ['four fifths of the shorter, less of the longer', { shareA: 0.8, shareB: 0.399 }, 'excerpt'],
    ['less than four fifths, less than a fifth', { shareA: 0.799, shareB: 0.1 }, 'passages'],
    ['a few words', { shareA: 0.05, shareB: 0.04 }, 'passages'],
  ])('%s', (_, measures, expected) => {
    expect(relation(measures)).toBe(expected);
    const { shareA = 0, shareB = 0 } = measures;
    expect(relation({ ...measures, shareA: shareB, shareB: shareA })).toBe(expected);
  });

  it('does not depend on which of the two comes first', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (jaccard, shareA, shareB) => {
        expect(relation({ jaccard, shareA, shareB })).toBe(
          relation({ jaccard, shareA: shareB, shareB: shareA }),
        );
      }),
    );
  });
});

describe('the tokens that spans cover', () => {
  it('are as many as a naive count marks', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 })), { maxLength: 12 }), (list) => {
        const marked = new Set<number>();
        for (const [begin, length] of list) for (let i = 0; i < length; i++) marked.add(begin + i);
        expect(covered(list.flatMap(([begin, length]) => [begin, begin + length]))).toBe(marked.size);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the judgement of a pair', () => {
  const exhibit = (text: string): Exhibit => ({
    tokens: weighed(tokenize(text), 'en'),
    text,
    marks: marksOf(text),
    sentences: sentencesOf(text, tokenize(text)),
    misread: false,
  });
  const marksOf = (text: string, standing: number[] = []): Uint8Array =>
    markTokens(tokenize(text), {
      quoted: quotedSpans(text),
      credit: [],
      standingLines: [],
      standing,
      given: [],
      common: [],
    });
  const alignment = (...runs: number[]): Alignment => alignmentOf(runs);
  const overlap = { jaccard: 0.12345, containmentA: 0.2, containmentB: 0.3 };
  const options: SettleOptions = {
    threshold: THRESHOLD,
    kinds: KINDS as readonly Kind[],
    minShare: 0,
    standing: false,
  };
  /** Judged and settled, the two alone. */
  const verdictOn = (
    a: Exhibit,
    b: Exhibit,
    alignments: Alignment[],
    wanted = options,
  ): Verdict | undefined => {
    const finding = { a: 0, b: 1, ...findingWithWords(judgePair(a, b, alignments, overlap, 1), a, b) };
    return [...settle([finding], new CrowdQuotes([finding]), [a.tokens.count, b.tokens.count], wanted)][0];
  };

  it('is copy for words outside quotation marks, with spans in the texts', () => {
    const [a, b] = [exhibit('one two Three four five'), exhibit('x (three  four) y')];
    const found = verdictOn(a, b, [alignment(2, 1, 2)]);
    expect(found?.passages).toEqual([
      {
        kind: 'copy',
        a: { begin: 8, end: 18, words: 2 },
        b: { begin: 3, end: 14, words: 2 },
        matched: 2,
        similarity: 1,
        text: 'Three four',
      },
    ]);
    expect(found).toMatchObject({
      relation: 'version',
      sharedA: 2,
      sharedB: 2,
      copiedA: [2, 4],
      copiedB: [1, 3],
    });
    expect(found).toMatchObject({ jaccard: 0.123, containment: { a: 0.2, b: 0.3 } });
  });

  it('tells the runs and the words of b where a passage is not one run', () => {
    const [a, b] = [exhibit('alpha beta gamma delta'), exhibit('alpha beta new delta')];
    const [passage] = verdictOn(a, b, [alignment(0, 0, 2, 3, 3, 1)])?.passages ?? [];
    expect(passage).toMatchObject({ matched: 3, similarity: 0.75, text: a.text, textB: b.text });
    expect(passage.runs).toEqual([
      [0, 10, 0, 10],
      [17, 22, 15, 20],
    ]);
  });

  it('is quotation where both sides quote, copy where one does not', () => {
    const quoting = exhibit('He said: “We shall never sell this bridge.” And left.');
    const plain = exhibit('He wrote that we shall never sell this bridge today');
    const both = verdictOn(quoting, quoting, [alignment(2, 2, 6)]);
    expect(both?.passages[0].kind).toBe('quotation');
    expect(both).toMatchObject({ sharedA: 0, sharedB: 0 });
    expect(verdictOn(quoting, plain, [alignment(2, 3, 6)])?.passages[0].kind).toBe('copy');
    expect(verdictOn(plain, quoting, [alignment(3, 2, 6)])?.passages[0].kind).toBe('copy');
  });

  it('is quotation from 85 of 100 matched words in quotation marks on', () => {
    const words = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ');
    const quoting = (n: number): Exhibit => exhibit(`${words(0, 100 - n)} “${words(100 - n, 100)}”`);
    const kind = (n: number): string | undefined =>
      verdictOn(quoting(n), quoting(n), [alignment(0, 0, 100)])?.passages[0].kind;
    expect([kind(84), kind(85), kind(100)]).toEqual(['copy', 'quotation', 'quotation']);
  });

  it('is a stock phrase where half of up to 24 words are what many say, in each of the two where it stands there', () => {
    const words = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ');
    /** `before` words of its own, then the shared ones, of which the first `common` are common phrases. */
    const saying = (own: string, before: number, shared: number, common: number): Exhibit => {
      const text = `${Array.from({ length: before }, (_, i) => `${own}${i}`).join(' ')} ${words(0, shared)}`;
      const spans = { quoted: [], credit: [], standingLines: [], standing: [], given: [] };
      const marks = markTokens(tokenize(text), { ...spans, common: [before, before + common] });
      return { ...exhibit(text), marks };
    };
    const kind = (length: number, commonA: number, commonB: number): Kind => {
      const [a, b] = [saying('a', 3, length, commonA), saying('b', 40, length, commonB)];
      const told = judgePair(a, b, [alignment(3, 40, length)], overlap, 1).judged[0].passage.kind;
      expect(judgePair(b, a, [alignment(40, 3, length)], overlap, 1).judged[0].passage.kind).toBe(told);
      return told;
    };
    expect([kind(24, 12, 12), kind(24, 11, 12), kind(24, 12, 11)]).toEqual(['stock', 'copy', 'copy']);
    expect([kind(24, 24, 0), kind(25, 25, 25), kind(9, 5, 5), kind(9, 4, 4)]).toEqual([
      'copy',
      'copy',
      'stock',
      'copy',
    ]);
  });

  it('is none where no passage of the kinds wanted is left, or too little is shared', () => {
    const a = exhibit('one two three four five six seven eight nine ten');
    const found = [alignment(0, 0, 3)];
    expect(verdictOn(a, a, [])).toBeUndefined();
    expect(verdictOn(a, a, found, { ...options, kinds: ['quotation'] })).toBeUndefined();
    expect(verdictOn(a, a, found, { ...options, minShare: 0.31 })).toBeUndefined();
    expect(verdictOn(a, a, found, { ...options, minShare: 0.3 })).toBeDefined();
  });

  it('counts a word that two passages hold once', () => {
    const [a, b] = [exhibit('one two three'), exhibit('one two three and one two three')];
    const found = verdictOn(a, b, [alignment(0, 0, 3), alignment(0, 4, 3)]);
    expect(found).toMatchObject({ sharedA: 3, sharedB: 6 });
  });

  it('rounds shares to three decimals', () => {
    expect([rounded(0.12345), rounded(0.9996), rounded(1 / 3)]).toEqual([0.123, 1, 0.333]);
  });
});
