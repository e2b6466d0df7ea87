import { decodeHTMLStrict } from 'entities/decode';
import type { Meta } from '../source.js';

/** An XML element: its name without the prefix, its attributes, and what it holds in order. */
export interface Element {
  readonly name: string;
  /** of its vocabulary, as `media` in `media:title`; '' for none */
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** What an XML document gives for an article: its text may be missing, which is told. */
export interface XmlArticle {
  readonly meta: Partial<Meta>;
  readonly text: string | null;
}

/** What fast-xml-parser gives with `preserveOrder`: one key for the name, one for the attributes. */
type Node = Readonly<Record<string, unknown>>;

/**
 * The outermost element of a parsed document, or null where it has none. References are put in, also those of HTML, which feeds
 * and wires have and do not declare; a document that declares some of its own is not read.
 */
export const treeOf = (nodes: Node[]): Element | null =>
  childrenOf(nodes).find((child): child is Element => typeof child !== 'string') ?? null;

function childrenOf(nodes: readonly Node[]): (Element | string)[] {
  const children: (Element | string)[] = [];
  for (const node of nodes) {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name.startsWith('?')) continue;
    if (name === '#text') children.push(decodeHTMLStrict(String(node[name])));
    else if (name === '#cdata') {
      // no reference is one in there
      for (const part of node[name] as Node[]) children.push(String(part['#text']));
    } else {
      const colon = name.indexOf(':');
      children.push({
        name: name.slice(colon + 1),
        prefix: name.slice(0, Math.max(0, colon)),
        attributes: attributesOf(node[':@'] as Node | undefined),
        children: childrenOf(node[name] as Node[]),
      });
    }
  }
  return children;
}

function attributesOf(given: Node = {}): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(given))
    attributes[name.slice(name.indexOf(':') + 1)] = decodeHTMLStrict(String(value));
  return attributes;
}

/** The first child of a name, one of the element's own vocabulary before others; or null. */
export function child(element: Element | null, name: string): Element | null {
  const named = children(element, name);
  return named.find(({ prefix }) => prefix === element?.prefix) ?? named[0] ?? null;
}

/** The children of a name. */
export const children = (element: Element | null, name: string): Element[] =>
  (element?.children ?? []).filter((x): x is Element => typeof x !== 'string' && x.name === name);

/** The elements of a name below one, in order; not those inside each other. */
export function descendants(element: Element, name: string): Element[] {
  const found: Element[] = [];
  // one by one: a feed may have more items than a call takes arguments
  const look = (inner: Element): void => {
    for (const x of inner.children) {
      if (typeof x === 'string') continue;
      if (x.name === name) found.push(x);
      else look(x);
    }
  };
  look(element);
  return found;
}

/** All words below an element as they stand. */
export const words = (element: Element | null): string =>
  (element?.children ?? []).map((x) => (typeof x === 'string' ? x : words(x))).join('');

/** The same as one line, or null where there are none. */
export const line = (element: Element | null): string | null =>
  words(element).replace(/\s+/g, ' ').trim() || null;

/** Elements that part words from what stands before and after them. */
const BLOCKS = new Set(
  (
    'p block div hl1 hl2 hedline byline dateline distributor bq blockquote ol ul dl li dt dd table tr td th caption ' +
    'media media-caption media-producer fn note pre hr h1 h2 h3 h4 h5 h6 section article figure figcaption address'
  ).split(' '),
);

/** The words below an element as paragraphs parted by blank lines; `skip` names elements that are left out. */
export function paragraphs(element: Element, skip: ReadonlySet<string>): string {
  const out: string[] = [];
  let open = '';
  const close = (): void => {
    const text = open
      .split(/\n/)
      .map((x) => x.trim())
      .join('\n')
      .trim();
    if (text !== '') out.push(text);
    open = '';
  };
  const write = (inner: Element): void => {
    for (const x of inner.children) {
      if (typeof x === 'string') open += x.replace(/\s+/g, ' ');
      else if (x.name === 'br') open += '\n';
      else if (!skip.has(x.name)) {
        const block = BLOCKS.has(x.name);
        if (block) close();
        write(x);
        if (block) close();
      }
    }
  };
  write(element);
  close();
  return out.length === 0 ? '' : `${out.join('\n\n')}\n`;
}
