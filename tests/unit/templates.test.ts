import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/read/page/page.js';
import { inTime } from '../yardstick.js';

/** Pages as the content systems of (invented) outlets make them: the article comes out, whole and alone, with its metadata. */

const TITLE = 'Callan harbour to close its eastern lock';
const BODY = [
  'The harbour board of Port Callan will close the eastern lock for six weeks from Monday, its chair said, after divers found a crack in the lower gate that nobody had seen before.',
  'Boats bound for the upper river have to wait for the tide, or pay for a crane at Sallow Quay, which takes four an hour and none on Sundays.',
  '“We would rather close it for a month than lose it for a year,” said Ilse Varn, who has kept the gate since the flood of the year before last.',
  'The board has asked three yards for a price. The cheapest of them, in Orrin, can begin when the ice is gone and would need until the end of May.',
];
const TEXT = `${BODY.join('\n\n')}\n`;
const paragraphs = BODY.map((text) => `<p>${text}</p>`).join('\n      ');
const MENU = ['News', 'Harbour', 'Sport', 'Weather', 'Letters']
  .map((name) => `<li class="menu-item"><a href="/${name.toLowerCase()}">${name}</a></li>`)
  .join('\n');
const TEASERS = ['Ferry fares rise', 'New bells for the old town', 'Rowers win at Sallow']
  .map((name, n) => `<div class="card" data-pos="${n}"><a href="/n/${n}"><h3>${name}</h3></a></div>`)
  .join('\n');
const ld = (fields: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...fields })}</script>`;
const page = (head: string, body: string, root = 'lang="en"'): string =>
  `<!DOCTYPE html>\n<html ${root}>\n<head>\n<meta charset="utf-8">\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>`;

const PAGES: Record<string, [html: string, meta: object]> = {
  'a blog system: article, entry-content, widgets, Open Graph': [
    page(
      `<title>${TITLE} &#8211; The Vellin Courier</title>
       <meta property="og:title" content="${TITLE}"><meta property="og:site_name" content="The Vellin Courier">
       <meta property="article:published_time" content="2026-03-05T09:30:00+01:00">
       <link rel="canonical" href="https://courier.example/2026/03/05/lock/">
       <style>.entry-content p { margin: 0 }</style>`,
      `<header id="masthead"><nav><ul>${MENU}</ul></nav></header>
       <article class="post type-post"><header class="entry-header"><h1 class="entry-title">${TITLE}</h1>
       <div class="entry-meta">By <a rel="author" href="/by/jane">Jane Doe</a></div></header>
       <div class="entry-content" style="clear:both" onclick="x('a > b')">${paragraphs}</div></article>
       <aside class="widget-area">${TEASERS}</aside><footer>© 2026 The Vellin Courier</footer>`,
    ),
    {
      title: TITLE,
      outlet: 'The Vellin Courier',
      date: '2026-03-05T09:30:00+01:00',
      credit: ['Jane Doe'],
      language: 'en',
      url: 'https://courier.example/2026/03/05/lock/',
    },
  ],
  'JSON-LD alone, the text in nested divs, drawings and notes for no script': [
    page(
      `<title>${TITLE} | Orrin Ledger</title>${ld({ headline: TITLE, datePublished: '2026-03-05', author: [{ '@type': 'Person', name: 'John Roe' }], publisher: { '@type': 'Organization', name: 'Orrin Ledger' } })}`,
      `<div id="app"><div class="top"><svg viewBox="0 0 9 9"><title>Logo of the Ledger</title><path d="M0 0h9v9z"/></svg>${TEASERS}</div>
       <div class="story"><div class="story__body"><h1>${TITLE}</h1><noscript><p>Turn scripts on to see our pictures, please, or read on without them as you like.</p></noscript>${paragraphs}</div></div></div>
       <script>window.data = { "x": "<p>not text</p>" };</script>`,
    ),
    { title: TITLE, outlet: 'Orrin Ledger', date: '2026-03-05', credit: ['John Roe'], language: 'en' },
  ],
  'an @graph of many things': [
    page(
      `<title>${TITLE}</title><script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite', name: 'Sallow Post' }, { '@type': 'BreadcrumbList' }, { '@type': 'NewsArticle', headline: TITLE, datePublished: '2026-03-05T08:30Z', publisher: { name: 'Sallow Post' }, author: { name: 'Ada Quill' } }] })}</script>`,
      `<main><article><h1>${TITLE}</h1>${paragraphs}</article></main><section class="related"><h2>Related</h2>${TEASERS}</section>`,
    ),
    { title: TITLE, outlet: 'Sallow Post', date: '2026-03-05T08:30Z', credit: ['Ada Quill'] },
  ],
  microdata: [
    page(
      `<title>${TITLE}</title><meta property="og:site_name" content="Quay Echo">`,
      `<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${TITLE}</h1>
       <span itemprop="author" itemscope><span itemprop="name">Tom Reed</span></span>
       <time itemprop="datePublished" datetime="2026-03-05T07:00:00Z">5 March</time>
       <div itemprop="articleBody">${paragraphs}</div></div>`,
    ),
    { title: TITLE, outlet: 'Quay Echo', date: '2026-03-05T07:00:00Z', credit: ['Tom Reed'] },
  ],
  'tables for layout, in capitals, attributes without quotes': [
    `<HTML LANG=en><HEAD><TITLE>${TITLE}</TITLE><META NAME=author CONTENT="Jane Doe"></HEAD><BODY BGCOLOR=white>
     <TABLE WIDTH=100%><TR><TD CLASS=left VALIGN=top><UL>${MENU}</UL></TD><TD CLASS=story><H1>${TITLE}</H1>
     ${BODY.map((text) => `<P ALIGN=left>${text}`).join('\n')}
     </TD></TR></TABLE></BODY></HTML>`,
    { title: TITLE, credit: ['Jane Doe'], language: 'en' },
  ],
  'paragraphs made by two line breaks': [
    page(
      `<title>${TITLE}</title><meta name="dc.publisher" content="Tide Table"><meta name="dc.date.issued" content="2026-03-05">`,
      `<div class="nav"><ul>${MENU}</ul></div><div id="content"><h1>${TITLE}</h1><div class="text">${BODY.join('<br />\n<br>\n')}</div></div>`,
    ),
    { title: TITLE, outlet: 'Tide Table', date: '2026-03-05' },
  ],
  'in one line, without white space': [
    page(
      `<title>${TITLE}</title><meta name="application-name" content="Lantern">`,
      `<div><nav><a href="/">Home</a><a href="/n">News</a></nav><article><h1>${TITLE}</h1>${BODY.map((text) => `<p>${text}</p>`).join('')}</article></div>`,
    ),
    { title: TITLE, outlet: 'Lantern' },
  ],
  'links, emphasis and spans inside the sentences': [
    page(
      `<title>${TITLE}</title>`,
      `<article data-id="7" class="a"><h1>${TITLE}</h1>${BODY.map(
        (text) =>
          `<p data-p="1">${text
            .replace('the ', '<a href="/x" target="_blank" data-track="y">the</a> ')
            .replace(/(\w+), /, '<em>$1</em>, ')
            .replace(/ (\w+)\.?$/, ' <span style="color: red">$1</span>')}</p>`,
      ).join('\n\n  ')}</article>`,
    ),
    { title: TITLE },
  ],
  'advertisements, boxes and captions between the paragraphs': [
    page(
      `<title>${TITLE}</title>`,
      `<article><h1>${TITLE}</h1><p>${BODY[0]}</p><div class="ad"><p>Advertisement</p></div><p>${BODY[1]}</p>
       <figure><img src="/lock.jpg" alt="The lock"><figcaption>The eastern lock. Photo: J. Doe</figcaption></figure><p>${BODY[2]}</p>
       <div class="newsletter-box newsletter"><p>Sign up for our newsletter and get the tides by mail.</p></div><p>${BODY[3]}</p></article>`,
    ),
    { title: TITLE },
  ],
};

describe.each(Object.entries(PAGES))('%s', (_, [html, meta]) => {
  it('gives the article, whole and alone, and what the page says of it', () => {
    const read = readPage(html, null);
    expect(read.text.replace(/\.?\n/g, '.\n')).toBe(TEXT.replace(/\.?\n/g, '.\n'));
    expect(read.fallback).toBe(false);
    expect(read.meta).toMatchObject(meta);
  });
});

describe('what a page is rid of before it is parsed', () => {
  const inside = (body: string): string => readPage(page(`<title>${TITLE}</title>`, body), null).text;

  it('keeps words apart that white space parts, in preformatted text too', () => {
    const told = inside(
      `<article>${paragraphs}<pre>zero, <b>one</b>\n  <i>two</i>\n</pre><p><b>three</b> <i>four</i> and more of it, as said.</p></article>`,
    );
    expect(told).toContain('zero, one\ntwo');
    expect(told).toContain('three four and more');
  });

  it('is not the rest of the page behind a drawing that nothing closes', () => {
    for (const name of ['svg', 'template', 'noscript', 'select'])
      expect(
        inside(`<article><h1>${TITLE}</h1>${'<i></i>'.repeat(3)}<${name}>${paragraphs}`).length,
        name,
      ).toBeGreaterThan(0);
  });

  it('takes time in step with its length, whatever is left open in it', () => {
    inTime(10_000, () =>
      inside(`${'<svg a="'.repeat(20_000)}${'<template>'.repeat(20_000)}<p>${BODY[0]}</p>`),
    );
  });
});
