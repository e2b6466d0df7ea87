import { type DomDocument, type DomElement, ELEMENT } from './dom.js';

/**
 * All elements of a page, found in one walk and asked by name, `rel`, `itemprop` and class. A selector walks the whole
 * page anew for each question, which took a tenth of the time that a page takes.
 */
export class Elements {
  /** in document order */
  readonly all: DomElement[] = [];
  readonly #named = new Map<string, DomElement[]>();
  readonly #marked: { readonly element: DomElement; readonly rel: string; readonly itemprop: string }[] = [];
  readonly #classed: { readonly element: DomElement; readonly classes: string }[] = [];

  constructor(document: DomDocument) {
    // what stands beside the outermost element (a doctype) is not always linked to it
    for (const root of Array.from(document.children)) this.#add(root);
  }

  /** By name, in lower case. */
  named(name: string): readonly DomElement[] {
    return this.#named.get(name) ?? [];
  }

  /** Those whose `rel` has a word, whatever its case, or whose `itemprop` has the other. */
  marked(rel: string | null, itemprop: string | null): DomElement[] {
    const found: DomElement[] = [];
    for (const each of this.#marked) {
      const is =
        (rel !== null && hasWord(each.rel.toLowerCase(), rel)) ||
        (itemprop !== null && hasWord(each.itemprop, itemprop));
      if (is) found.push(each.element);
    }
    return found;
  }

  /** The first few whose classes pass a test. */
  classed(test: (classes: string) => boolean, most: number): DomElement[] {
    const found: DomElement[] = [];
    for (const { element, classes } of this.#classed) {
      if (found.length === most) break;
      if (test(classes)) found.push(element);
    }
    return found;
  }

  #add(element: DomElement): void {
    const name = element.tagName.toLowerCase();
    this.all.push(element);
    const same = this.#named.get(name);
    if (same === undefined) this.#named.set(name, [element]);
    else same.push(element);
    const rel = element.getAttribute('rel') ?? '';
    const itemprop = element.getAttribute('itemprop') ?? '';
    if (rel !== '' || itemprop !== '') this.#marked.push({ element, rel, itemprop });
    const classes = element.getAttribute('class') ?? '';
    if (classes !== '') this.#classed.push({ element, classes });
    // what a template holds is not in the page
    if (name === 'template') return;
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === ELEMENT) this.#add(child as DomElement);
    }
  }
}

/** Whether a list of words, parted by white space, has one. */
export const hasWord = (value: string, word: string): boolean =>
  value.includes(word) && value.split(/\s+/).includes(word);

/** Contents of `<meta>` by the names asked for. */
export type Tags = (...names: string[]) => string[];

/** Contents of `<meta>` by name, property or itemprop, in the order of the names asked for. */
export function metaTags(elements: Elements): Tags {
  const contents = new Map<string, string[]>();
  for (const tag of elements.named('meta')) {
    const content = tag.getAttribute('content')?.trim();
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const name of (tag.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name === '') continue;
        const same = contents.get(name);
        if (same === undefined) contents.set(name, [content]);
        else same.push(content);
      }
    }
  }
  return (...names) => names.flatMap((name) => contents.get(name) ?? []);
}
