import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flong, folderOf, ROOT } from './support.js';

export interface CorpusArticle {
  readonly title: string;
  readonly byline: string | null;
  readonly paragraphs: readonly string[];
}

/** Short, and no sentence: a byline, or a heading. */
const isLine = (text: string): boolean => text.length < 100 && !/[.!?。:][”’"»)]*$/u.test(text);

/** The articles of the corpus, by outlet and name: headline, the lines that name who wrote it, and paragraphs. */
export async function corpusParagraphs(): Promise<Map<string, CorpusArticle>> {
  const folder = folderOf();
  const texts = join(folder, 'texts');
  await flong(['scan', join(ROOT, 'corpus'), '-q', '-r', 'json', '--write-text', texts]);
  const found = new Map<string, CorpusArticle>();
  for (const line of readFileSync(join(texts, 'index.jsonl'), 'utf8').trim().split('\n')) {
    const { id, file } = JSON.parse(line) as { id: string; file: string };
    const [title, ...paragraphs] = readFileSync(join(texts, file), 'utf8')
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim().replace(/\s+/g, ' '))
      .filter((paragraph) => paragraph !== '');
    const stem = id.replace(/\.\w+$/, '');
    const byline = paragraphs.length > 1 && isLine(paragraphs[0]) ? (paragraphs.shift() as string) : null;
    found.set(stem.includes('/') ? stem : `northgate-wire/${stem}`, { title, byline, paragraphs });
  }
  return found;
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const OTHERS = ['Ferry fares rise in spring', 'Ten walks for a wet weekend', 'What the budget means for you'];

/** A page as a newspaper's site has it: menu, cookie note, share bar, caption, related links, newsletter, footer. */
export function pageOf(outlet: string, { title, byline, paragraphs }: CorpusArticle): string {
  const teasers = OTHERS.map((other, i) => `<li><a href="/story/${i}">${other}</a></li>`).join('');
  const body = paragraphs.map((paragraph, i) =>
    i === 1 && paragraphs.length > 3
      ? `<p>${escaped(paragraph)}</p><aside class="related"><h3>Read more</h3><ul>${teasers}</ul></aside>`
      : i === 0 && isLine(paragraph)
        ? `<h2>${escaped(paragraph)}</h2>`
        : `<p>${escaped(paragraph)}</p>`,
  );
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title)} | ${outlet}</title>
<meta property="og:title" content="${escaped(title).replaceAll('"', '&quot;')}"><style>p { color: red }</style>
<script>document.write('<p>No script has run and none will.</p>')</script></head>
<body><div class="cookie-consent"><p>We and our 843 partners use cookies to give you the best of our site, measure its
use and show advertisements. You can change your mind at any time in the settings.</p><button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/opinion">Opinion</a></li></ul></nav></header>
<main><article><h1>${escaped(title)}</h1><div class="share-bar"><a href="#">Share</a> <a href="#">Mail</a></div>
${byline === null ? '' : `<p class="byline">${escaped(byline)}</p>`}
<figure><img src="x.jpg" alt="A picture"><figcaption>A picture that says little. Photo: Somebody</figcaption></figure>
<div class="article-body">${body.join('\n')}</div></article>
<section class="related-stories"><h2>More from ${outlet}</h2><ul>${teasers}</ul></section>
<div class="newsletter"><p>Get the best of ${outlet} in your inbox every morning. Sign up for the newsletter.</p></div></main>
<footer><p>&copy; ${outlet}. All rights reserved. No part of this site may be copied without leave.</p></footer></body></html>`;
}
