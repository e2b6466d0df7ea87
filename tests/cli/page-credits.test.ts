import { beforeAll, describe, expect, it } from 'vitest';
import { filler, folderOf, scanned } from './support.js';

/** Whom pages credit: those that they show in the place of a byline, whatever their metadata say. */

const AUTHOR = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bell found","author":{"name":"Jane Doe"}}</script>`;

const paragraphs = (seed: number): string =>
  [0, 1, 2, 3].map((n) => `<p>${filler(100 * seed + n, 36)}</p>`).join('');

/** A page with what stands in the head, between headline and text, and beside it. */
const page = (seed: number, head: string, above: string, beside = ''): string =>
  `<html><head><title>Bell found</title>${head}</head><body>${beside}<article><h1>Bell found</h1>${above}${paragraphs(seed)}</article>
  <aside><h2>More news</h2><div class="byline">By AFP</div><p>Reuters</p></aside>
  <section class="related"><h3>Others</h3><p class="byline">By dpa</p></section></body></html>`;

const SHOWN: readonly [above: string, credit: string[]][] = [
  ['<p>Reuters</p>', ['Reuters']],
  ['<p>AFP</p><p>5 March 2024</p>', ['AFP']],
  ['<p>Source: dpa</p>', ['dpa']],
  ['<p>By Reuters</p>', ['Reuters']],
  ['<p>By Jane Doe and Reuters</p>', ['Reuters', 'Jane Doe']],
  ['<p>Jane Doe, with AFP</p>', ['AFP']],
  ['<p>Northgate Wire</p>', ['Northgate Wire']],
  ['<span class="byline">By Reuters</span>', ['Reuters']],
  // no credit of the text
  ['<p>By Jane Doe and agencies</p>', ['Jane Doe']],
  ['<p>© AFP</p>', []],
  ['<p>Jorge Doe / AP</p>', []],
  ['<p>She told Reuters on Monday that the bell had been found.</p>', []],
  ['', []],
];

let credits: ReadonlyMap<string, string[]>;

beforeAll(async () => {
  const files = SHOWN.flatMap(([above], i): [string, string][] => [
    [`bare-${i}.html`, page(i, '', above)],
    [`named-${i}.html`, page(i, AUTHOR, above, '<nav><p class="byline">By Kyodo News</p></nav>')],
  ]);
  const { report } = await scanned([folderOf(Object.fromEntries(files))]);
  credits = new Map(report.articles.map(({ id, credit }) => [id, credit]));
});

describe('a page credits', () => {
  it.each(SHOWN.map(([above, credit], i) => [above, credit, i] as const))(
    'whom it shows above its text: %s',
    (_, credit, i) => {
      expect(credits.get(`bare-${i}.html`)).toEqual(credit);
    },
  );

  it.each(SHOWN.map(([above, credit], i) => [above, credit, i] as const))(
    'them as well as the author that its metadata name: %s',
    (_, credit, i) => {
      const agencies = credit.filter((name) => name !== 'Jane Doe');
      expect(credits.get(`named-${i}.html`)).toEqual([...agencies, 'Jane Doe']);
    },
  );
});
