import { describe, expect, it } from 'vitest';
import { copiedWords } from '../../src/limits/copied.js';
import type { Passage, Report } from '../../src/model.js';
import { descendants, type Element } from '../../src/read/xml/tree.js';
import { csvPairs } from '../../src/report/csv-pairs.js';
import type { Index } from '../../src/report/html/shape.js';
import { exchangeOf, outletPicture } from '../../src/report/html/view/outlets.js';
import { timelinePicture } from '../../src/report/html/view/timeline.js';
import { h } from '../../src/report/html/view/tree.js';
import { columns } from '../../src/report/typeset.js';

/** More than a call takes arguments, which depends on the stack: some 120,000. */
const MANY = 140_000;
const each = <T>(of: (i: number) => T, count = MANY): T[] => Array.from({ length: count }, (_, i) => of(i));

/** A report of one pair that shares one passage: as many words as there are runs, a blank between them. */
function reportOf(words: number): Report {
  const text = 'a '.repeat(words);
  const span = { begin: 0, end: text.length, words };
  const runs = each((i): [number, number, number, number] => [2 * i, 2 * i + 1, 2 * i, 2 * i + 1], words);
  const passage: Passage = { kind: 'copy', a: span, b: span, matched: words, similarity: 1, text, runs };
  const part = (id: string) => ({ id, words, shared: words, share: 1 });
  const pair = {
    a: part('a'),
    b: part('b'),
    relation: 'version',
    jaccard: 1,
    containment: { a: 1, b: 1 },
    direction: { source: null, confidence: 'unknown', reasons: [] },
    passages: [passage, { ...passage, matched: words + 1 }],
  };
  return { articles: [], families: [], pairs: [pair] } as unknown as Report;
}

describe('more of a kind than a call takes arguments', () => {
  it('rows line up in the terminal', () => {
    const rows = each((i) => [`r${i}`, '21 words', '100 % shared']);
    rows.push(['the longest name', '1,000 words', '']);
    const lines = columns(rows, 80, '').split('\n');
    expect(lines).toHaveLength(MANY + 2);
    expect(lines[0]).toBe('r0                   21 words  100 % shared');
    expect(lines[MANY]).toBe('the longest name  1,000 words');
  });

  it('rows make a table of the page', () => {
    const rows = each((i) => (i % 2 === 0 ? h('tr', {}, `${i}`) : [null, `${i}`]));
    const { children } = h('tbody', {}, rows);
    expect(children).toHaveLength(MANY);
    expect(children.at(-1)).toBe(`${MANY - 1}`);
  });

  it('outlets that share are a picture of those that share most', () => {
    const outlets = 380;
    const pairs: unknown[] = [];
    for (let a = 0; a < outlets; a++)
      for (let b = a + 1; b < outlets; b++) {
        const part = (article: number) => ({ article, shared: a === 0 && b === 1 ? 40 : 20 });
        pairs.push({ a: part(a), b: part(b), direction: { source: null } });
      }
    const articles = each((i) => ({ outlet: `outlet ${i}` }), outlets);
    const index = { pairs, articles } as unknown as Index;
    expect(exchangeOf(index).open.size).toBe(outlets * (outlets - 1));
    expect(JSON.stringify(outletPicture(index))).toContain('outlet 0 and outlet 1 share 40 words in 1 pair');
  });

  it('dated articles of a family stand between the first day and the last', () => {
    const articles = each((i) => ({ name: `a${i}`, date: i === 7 ? '2019-02-03' : '2021-04-05' }));
    const family = { key: 'a0', representative: 0, articles: each((i) => i) };
    const picture = timelinePicture({ articles, families: [family] } as unknown as Index);
    expect(picture?.children[0]).toMatchObject({
      attrs: { 'aria-label': '1 family between 3 Feb 2019 and 5 Apr 2021.' },
    });
  });

  it('items of a feed are found', () => {
    const of = (name: string, children: Element[]): Element => ({
      name,
      prefix: '',
      attributes: {},
      children,
    });
    const item = of('item', []);
    expect(
      descendants(
        of('rss', [
          of(
            'channel',
            each(() => item),
          ),
        ]),
        'item',
      ),
    ).toHaveLength(MANY);
  });

  it('stretches of a passage, and passages of a pair, are counted', () => {
    const report = reportOf(MANY);
    const text = report.pairs[0].passages[0].text;
    expect([...copiedWords(report, () => text).words.values()]).toEqual([MANY, MANY]);
    report.pairs[0].passages = each((i) => report.pairs[0].passages[i === 5 ? 1 : 0]);
    const [head, row] = [...csvPairs(report)].join('').split('\r\n');
    expect(row.split(',')[head.split(',').indexOf('longest')]).toBe(`${MANY + 1}`);
  });
});
