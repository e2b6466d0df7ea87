import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { type DomDocument, type DomElement, type DomNode, ELEMENT, TEXT } from './dom.js';

/** What takes pages apart: linkedom and readability, made leaner where they do what nobody here asks for. */

export interface Parsers {
  parseHTML(html: string): { document: DomDocument };
  Readability: ReadabilityClass;
}

type ReadabilityClass = new (
  document: DomDocument,
  options: {
    serializer: (node: DomElement) => DomElement;
    keepClasses: boolean;
    charThreshold: number;
    disableJSONLD: true;
  },
) => Steps & { parse(): { content: DomElement | null } | null };

/** Loaded with the first page: most folders hold none. */
const require = createRequire(import.meta.url);
let loaded: Parsers | null = null;
export function parsers(): Parsers {
  loaded ??= {
    Readability: lean(require('@mozilla/readability').Readability),
    parseHTML: withoutListeners(),
  };
  return loaded;
}

/** What a node of linkedom is before all else; here it has no listeners. */
class Silent {}

/**
 * linkedom, a copy for pages alone, whose nodes take no listeners for events. Its own put a table of them for every node
 * and attribute into a weak map, which took a fifth of the time that a page takes, most of it to be collected again.
 * Whoever else uses linkedom in this process is given what it was; laid out in another way, linkedom is taken as it is.
 */
function withoutListeners(): Parsers['parseHTML'] {
  const main = require.resolve('linkedom');
  const folder = dirname(main) + sep;
  const target = join(folder, 'interface', 'event-target.js');
  const { cache } = require;
  const own = (): string[] => Object.keys(cache).filter((path) => path.startsWith(folder));
  const before = own().map((path) => [path, cache[path]] as const);
  for (const [path] of before) delete cache[path];
  try {
    const stub = { id: target, filename: target, loaded: true, exports: { EventTarget: Silent } };
    cache[target] = stub as unknown as NodeModule;
    return require(main).parseHTML;
  } finally {
    for (const path of own()) delete cache[path];
    for (const [path, module] of before) cache[path] = module;
  }
}

/** Steps of readability that are done in another way; all that is not here is as it was. */
interface Steps {
  REGEXPS: { byline: RegExp };
  _isProbablyVisible(node: DomElement): boolean;
  _isValidByline(node: DomElement, names: string): boolean;
  _isElementWithoutContent(node: DomElement): boolean;
  _getAllNodesWithTag(node: DomElement, names: readonly string[]): DomElement[];
}

/**
 * Readability with a few steps that give the same for less: no style is read where there is none, no text put together of
 * which nothing is asked but whether there is any, and no selector compiled where names decide.
 */
function lean(Readability: ReadabilityClass): ReadabilityClass {
  return class extends Readability {
    override _isProbablyVisible(node: DomElement): boolean {
      const told = HIDING.some((attribute) => node.hasAttribute(attribute));
      return !told || super._isProbablyVisible(node);
    }

    override _isValidByline(node: DomElement, names: string): boolean {
      const maybe =
        this.REGEXPS.byline.test(names) || node.hasAttribute('rel') || node.hasAttribute('itemprop');
      return maybe && super._isValidByline(node, names);
    }

    override _isElementWithoutContent(node: DomElement): boolean {
      return !hasText(node) && super._isElementWithoutContent(node);
    }

    override _getAllNodesWithTag(node: DomElement, names: readonly string[]): DomElement[] {
      const found: DomElement[] = [];
      const wanted = new Set(names.map((name) => name.toUpperCase()));
      for (const child of Array.from(node.children)) collect(child, wanted, found);
      return found;
    }
  };
}

const HIDING = ['style', 'hidden', 'aria-hidden'];

/** Whether a node holds text that is no white space; most tell it with their first words. */
function hasText(node: DomNode): boolean {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === TEXT ? /\S/.test(child.nodeValue ?? '') : hasText(child)) return true;
  }
  return false;
}

function collect(element: DomElement, names: ReadonlySet<string>, found: DomElement[]): void {
  if (names.has(element.tagName)) found.push(element);
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === ELEMENT) collect(child as DomElement, names, found);
  }
}
