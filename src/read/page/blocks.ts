import { type DomElement, type DomNode, ELEMENT, TEXT } from './dom.js';

/** The words of an element as a reader sees them, in blocks: paragraphs, headings, items, rows of a table. */

export interface Block {
  /** white space collapsed as CSS does it; a line feed where a line is broken, a tab between cells */
  text: string;
  /** characters of it that stand in links */
  linked: number;
  /** what it stands in: a heading, an item of a list, a caption, or a paragraph of whatever kind */
  kind: 'heading' | 'item' | 'caption' | 'paragraph';
}

const PARAGRAPHS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE ' +
    'FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI LEGEND MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY ' +
    'TFOOT THEAD UL'
  ).split(' '),
);

/** Their content is no text of the page: controls, other documents, pictures; and readings set above a word. */
const UNREAD = new Set(
  (
    'AUDIO BUTTON CANVAS DATALIST EMBED HEAD IFRAME INPUT MATH METER NOSCRIPT OBJECT OPTION PROGRESS RP RT SCRIPT ' +
    'SELECT STYLE SVG TEMPLATE TEXTAREA VIDEO'
  ).split(' '),
);

/** Where a piece of text stands. */
interface Place {
  readonly pre: boolean;
  readonly link: boolean;
  readonly kind: Block['kind'];
}

const OUTSIDE: Place = { pre: false, link: false, kind: 'paragraph' };

type Skip = (element: DomElement) => boolean;

/** The blocks of an element, in order, none empty; `skip` says which elements in it are left out. */
export function blocksOf(root: DomElement, skip: Skip = () => false): Block[] {
  const writer = new Writer();
  write(root, writer, skip, OUTSIDE);
  return writer.end();
}

/** A blank line between blocks, and a line feed at the end, as in a text file. */
export const textOfBlocks = (blocks: readonly Block[]): string =>
  blocks.length === 0 ? '' : `${blocks.map(({ text }) => text).join('\n\n')}\n`;

function write(node: DomNode, writer: Writer, skip: Skip, place: Place): void {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === TEXT) writer.text(child.nodeValue ?? '', place);
    else if (child.nodeType === ELEMENT) writeElement(child as DomElement, writer, skip, place);
  }
}

function writeElement(element: DomElement, writer: Writer, skip: Skip, place: Place): void {
  const name = element.tagName.toUpperCase();
  if (UNREAD.has(name) || skip(element)) return;
  if (name === 'BR') writer.line();
  else if (name === 'TD' || name === 'TH') {
    writer.gap(TAB);
    write(element, writer, skip, place);
    writer.gap(TAB);
  } else if (name === 'TR') {
    writer.gap(LINE);
    write(element, writer, skip, place);
    writer.gap(LINE);
  } else if (name === 'Q') {
    // browsers set the marks, which tell quotation from copy
    writer.text('“', { ...place, pre: true });
    write(element, writer, skip, place);
    writer.text('”', { ...place, pre: true });
  } else if (name === 'A') write(element, writer, skip, { ...place, link: element.hasAttribute('href') });
  else if (PARAGRAPHS.has(name)) {
    writer.gap(BLANK);
    write(element, writer, skip, { ...place, pre: place.pre || name === 'PRE', kind: kindOf(name, place) });
    writer.gap(BLANK);
  } else write(element, writer, skip, place);
}

function kindOf(name: string, place: Place): Block['kind'] {
  if (place.kind === 'caption' || name === 'FIGCAPTION') return 'caption';
  if (/^H[1-6]$/.test(name)) return 'heading';
  return name === 'LI' || name === 'DD' || name === 'DT' ? 'item' : place.kind;
}

/** What stands between one word and the next. */
const NOTHING = 0;
const SPACE = 1;
const TAB = 2;
const LINE = 3;
const BLANK = 4;
const SIGNS = ['', ' ', '\t', '\n'];

const WHITE = /[ \t\n\f\r]+/g;

/** Puts blocks together: white space as CSS collapses it, breaks only between words. */
class Writer {
  readonly #blocks: Block[] = [];
  #parts: string[] = [];
  #linked = 0;
  #kind: Block['kind'] = 'paragraph';
  #gap = NOTHING;

  text(value: string, place: Place): void {
    if (place.pre) {
      if (value.trim() !== '') this.#put(value.replace(/\r\n?/g, '\n'), place);
      // between two elements it parts words, which must not run together
      else if (value !== '') this.gap(/[\r\n]/.test(value) ? LINE : SPACE);
      return;
    }
    let from = 0;
    WHITE.lastIndex = 0;
    for (let match = WHITE.exec(value); match !== null; match = WHITE.exec(value)) {
      if (match.index > from) this.#put(value.slice(from, match.index), place);
      this.gap(SPACE);
      from = WHITE.lastIndex;
    }
    if (from < value.length) this.#put(value.slice(from), place);
  }

  gap(least: number): void {
    this.#gap = Math.max(this.#gap, least);
  }

  /** A line break; two in a row part paragraphs, as writers use them. */
  line(): void {
    this.#gap = this.#gap >= LINE ? BLANK : LINE;
  }

  end(): Block[] {
    this.#close();
    return this.#blocks;
  }

  #put(words: string, { link, kind }: Place): void {
    // no-break spaces that hold a line open are no words
    if (this.#gap !== NOTHING && /^[\s\u200b\ufeff]+$/.test(words)) return;
    if (this.#gap === BLANK) this.#close();
    if (this.#parts.length === 0) this.#kind = kind;
    else if (this.#gap > 0) this.#parts.push(SIGNS[this.#gap]);
    this.#parts.push(words);
    if (link) this.#linked += words.length;
    this.#gap = NOTHING;
  }

  #close(): void {
    const text = this.#parts.join('').trim();
    if (text !== '') this.#blocks.push({ text, linked: this.#linked, kind: this.#kind });
    this.#parts = [];
    this.#linked = 0;
    this.#gap = NOTHING;
  }
}
