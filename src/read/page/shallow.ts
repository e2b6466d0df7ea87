import { leanTag } from './attributes.js';

/**
 * HTML made fit to be parsed: no deeper than pages are, and without what no reader sees and no metadata is in.
 * In time linear in its length, whatever it holds.
 */

/** Levels of elements: three times as many as pages have; what finds articles takes a time that goes with the depth. */
const DEEPEST = 100;

/** What an opening tag closes when it comes next to it, as HTML lets these stay open. */
const CLOSES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    p: ['p'],
    li: ['li', 'p'],
    dt: ['dt', 'dd', 'p'],
    dd: ['dt', 'dd', 'p'],
    td: ['td', 'th', 'p'],
    th: ['td', 'th', 'p'],
    tr: ['tr', 'td', 'th', 'p'],
    option: ['option'],
  }).map(([name, closed]) => [name, new Set(closed)]),
);

const VOID = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Whose content is no markup, and shows nothing. */
const RAW = new Set(['script', 'style']);
/** What shows no words of the article and is closed by a tag of its own: drawings, and what stands in where no script runs. */
const UNSEEN = new Set(['svg', 'noscript', 'template', 'select', 'canvas', 'datalist']);
/** Between these white space shows nothing; each would be a node of its own. */
const BLOCKS = new Set(
  (
    'html head body title meta link base address article aside blockquote dd details dialog div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p section table tbody td tfoot th thead tr ul'
  ).split(' '),
);

const TAG = /<(?:!--|(\/?)([a-zA-Z][^\s/>]*))/g;

/**
 * The same page without comments, styles and scripts other than data (JSON-LD), and without the tags of elements that
 * would lie deeper than `DEEPEST`: what they hold is moved up to the last level.
 */
export function shallow(html: string): string {
  const open: string[] = [];
  /** elements left out below the deepest, by name, so that their closing tags go too */
  const left = new Map<string, number>();
  /** names that no closing tag follows any more */
  const unclosed = new Set<string>();
  const out = new Copy(html);
  const isXml = /^\s*<\?xml\b/.test(html);
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match !== null; match = TAG.exec(html)) {
    const at = match.index;
    if (match[2] === undefined) {
      TAG.lastIndex = after(html, '-->', at + 2);
      out.skip(at, TAG.lastIndex);
      continue;
    }
    const to = after(html, '>', TAG.lastIndex);
    TAG.lastIndex = to;
    const name = match[2].toLowerCase();
    const blank = BLOCKS.has(name) ? blankAfter(html, to) : to;
    if (match[1] === '/') {
      const count = left.get(name) ?? 0;
      if (count > 0) {
        left.set(name, count - 1);
        out.skip(at, to);
      } else {
        if (blank > to && !open.includes('pre')) out.skip(to, blank);
        const depth = open.lastIndexOf(name);
        if (depth < 0) continue;
        open.length = depth;
        left.clear();
      }
      continue;
    }
    const closed = isXml && html[to - 2] === '/';
    if (RAW.has(name)) {
      if (!closed) TAG.lastIndex = endOfRaw(html, to, name);
      if (!DATA.test(html.slice(at, to))) out.skip(at, TAG.lastIndex);
      continue;
    }
    if (UNSEEN.has(name) && !closed && !unclosed.has(name)) {
      const end = endOfRaw(html, to, name);
      // one that nothing closes would take the rest of the page along
      if (end === html.length) unclosed.add(name);
      else {
        TAG.lastIndex = end;
        out.skip(at, end);
        continue;
      }
    }
    const closes = CLOSES.get(name);
    if (closes !== undefined) while (open.length > 0 && closes.has(open[open.length - 1])) open.pop();
    const deep = !VOID.has(name) && open.length >= DEEPEST;
    if (!deep) {
      const lean = leanTag(html.slice(at, to), name);
      if (lean !== html.slice(at, to)) {
        out.skip(at, to);
        out.put(to, lean);
      }
    }
    if (VOID.has(name)) continue;
    // a parser of HTML would leave it open
    if (closed) out.put(to, `</${name}>`);
    else if (!deep) {
      open.push(name);
      if (blank > to && !open.includes('pre')) out.skip(to, blank);
    } else {
      left.set(name, (left.get(name) ?? 0) + 1);
      out.skip(at, to);
      if (/\w/.test(html[at - 1] ?? '')) out.put(to, ' ');
    }
  }
  return out.end();
}

const DATA = /\btype\s*=\s*["']?application\/ld\+json/i;

/** Where white space from `from` on ends, if a tag comes next. */
function blankAfter(html: string, from: number): number {
  let at = from;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
  }
  return html.charCodeAt(at) === 0x3c ? at : from;
}

/** The place after the next `mark`, or the end. */
function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

/** After the closing tag of an element whose content begins at `from`. */
function endOfRaw(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}\\b`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html) === null ? html.length : after(html, '>', closing.lastIndex);
}

/**
 * Gives a page the tags that HTML lets it leave out, and the parser does not put in: it looks for a head and a body. In time
 * linear in its length.
 */
export function asDocument(html: string): string {
  if (/<head[\s>]/i.test(html) && /<(?:body|frameset)[\s>]/i.test(html) && /<html[\s>]/i.test(html))
    return html;
  // behind the last `>` no tag is closed: to look there for the end of each that is opened takes the square of its length
  const closed = html.slice(0, html.lastIndexOf('>') + 1);
  const root = /<html(?:\s[^>]*)?>/i.exec(closed)?.[0] ?? '<html>';
  const framed = /<\?xml[^>]*>|<!doctype[^>]*>|<\/?(?:html|head)(?:\s[^>]*)?>/gi;
  const page = closed.replace(framed, '') + html.slice(closed.length);
  HEAD.lastIndex = 0;
  HEAD.exec(page);
  const head = page.slice(0, HEAD.lastIndex);
  const rest = page.slice(HEAD.lastIndex);
  const body = /^\s*<(?:body|frameset)[\s>]/i.test(rest) ? rest : `<body>${rest}`;
  return `${root}<head>${head}</head>${body}</html>`;
}

/** What may stand in a head, from the start of a page on. */
const HEAD =
  /(?:\s+|<(?:meta|link|base)(?:\s[^>]*)?>|<(title|script|style|noscript)(?:\s[^>]*)?>[\s\S]*?<\/\1\s*>)*/iy;

/** A copy of a string in the making, with stretches left out. */
class Copy {
  readonly #source: string;
  readonly #parts: string[] = [];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Leaves out [from, to). */
  skip(from: number, to: number): void {
    if (from > this.#at) this.#parts.push(this.#source.slice(this.#at, from));
    this.#at = to;
  }

  /** Copies up to `to` and adds what the source lacks there. */
  put(to: number, added: string): void {
    this.#parts.push(this.#source.slice(this.#at, to), added);
    this.#at = to;
  }

  end(): string {
    if (this.#parts.length === 0 && this.#at === 0) return this.#source;
    return this.#parts.join('') + this.#source.slice(this.#at);
  }
}
