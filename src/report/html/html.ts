import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Report } from '../../model.js';
import { forPage } from '../escape.js';
import { count, plural, sharedBy } from '../numbers.js';
import type { Look, Texts } from '../reporter.js';
import { packed } from './packed.js';
import type { Index } from './shape.js';
import { shaped } from './shaped.js';
import { pairTable } from './view/pair-table.js';
import { startEnd, startTop } from './view/start.js';
import type { Tree } from './view/tree.js';

/**
 * The report as one page that needs no network and no other file. What it tells is there without a script; the
 * script sorts and filters, and shows pairs and families with their texts, which lie packed in the page.
 */
export function* html(report: Report, _look: Look, texts: Texts): Iterable<string> {
  const { index, texts: textBlocks, passages } = shaped(report, texts);
  const script = pageScript('main');
  const style = styles();
  yield head(index, script, style);
  yield `<body>\n<a class="skip" href="#content">Skip to the content</a>\n`;
  yield `<header class="masthead"><a href="#" id="home">flong</a> <span>Copy cast again: a report on shared words</span></header>\n`;
  yield '<main id="content">\n<div id="start">\n';
  for (const part of startTop(index)) yield `${markup(part)}\n`;
  yield* pairsAlone(index);
  for (const part of startEnd(index)) yield `${markup(part)}\n`;
  yield '</div>\n<div id="finding" hidden></div>\n</main>\n<div id="told" class="hidden" role="status"></div>\n';
  for (const [i, block] of textBlocks.entries()) yield data(`texts-${i}`, block);
  for (const [i, block] of passages.entries()) yield data(`passages-${i}`, block);
  yield data('index', packed(index));
  yield `<script>${script}</script>\n</body>\n</html>\n`;
}

/** Nothing is fetched, and nothing runs or paints but the one script and the one style that were written here. */
function head({ summary }: Index, script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  const title = `${plural(summary.pairs, 'pair')} among ${plural(summary.articles, 'article')} · flong`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
`;
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Pairs that stand in the file as rows; the script shows all. */
const ROWS = 500;

function* pairsAlone(index: Index): Iterable<string> {
  if (index.pairs.length === 0) return;
  const rows = [...index.pairs].sort((x, y) => sharedBy(y) - sharedBy(x)).slice(0, ROWS);
  yield '<section aria-labelledby="pairs">\n<h2 id="pairs">Pairs</h2>\n<div id="pair-filter"></div>\n<div id="pair-table">\n';
  yield markup(pairTable(index, rows, null));
  const left = index.pairs.length - rows.length;
  if (left > 0)
    yield `<p class="note">${count(left)} pairs that share less are in this file; a browser that runs its script shows them.</p>`;
  yield '\n</div>\n<noscript><p class="note">Sorting, filtering and the whole texts need the script in this file. It asks nothing of any network.</p></noscript>\n</section>\n';
}

const data = (id: string, block: string): string =>
  `<script type="application/octet-stream" id="${id}">${block}</script>\n`;

/** Scripts of pages, each with all it imports, as the build joins them; the sheets lie beside them. */
const BUILT = new URL('./script/', import.meta.url);

/** One of them, as a page can hold it inline. */
export const pageScript = (name: 'main' | 'asked'): string =>
  inline(readFileSync(new URL(`${name}.js`, BUILT), 'utf8'));

/** A script that does the same and holds nothing that would end it in a page. */
export function inline(script: string): string {
  if (script.includes('<!--'))
    throw new Error('a comment of HTML in a script would open another state of the parser');
  // a closing tag in a comment or string would end the script in the page
  return script.replaceAll('</', '<\\/');
}

/** The style sheets, in the order of their names. */
export function styles(): string {
  const folder = new URL('./style/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.css'));
  return names
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('')
    .replaceAll('</', '<\\/');
}

/** A tree as HTML. */
export function markup(tree: Tree): string {
  if (typeof tree === 'string') return escaped(tree);
  const { tag, attrs, children } = tree;
  const given = Object.entries(attrs).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const open = `<${tag}${given.join('')}>`;
  return VOID.has(tag) ? open : `${open}${children.map(markup).join('')}</${tag}>`;
}

const VOID = new Set(['br', 'hr', 'input', 'wbr', 'meta', 'col']);

/**
 * Text as HTML text or as the value of a quoted attribute; what could hide or turn words around is shown by
 * number.
 */
export const escaped = (text: string): string =>
  forPage(text).replace(/[&<>"']/gu, (char) => `&#${char.charCodeAt(0)};`);
